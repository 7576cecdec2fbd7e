import { describe, expect, it } from 'vitest'
import { countComplete } from './points.ts'

describe('points of a reply', () => {
  it('counts a point as answered only with outcome, reasons and basis', () => {
    const whole = { outcome: 'supported', text: '已安排维修', basis: '《物业管理条例》' } as const
    expect(
      countComplete([whole, { ...whole, basis: '  ' }, { ...whole, text: '' }, { text: '只有文字', basis: '只有依据' }, undefined]),
    ).toBe(1)
  })
})
