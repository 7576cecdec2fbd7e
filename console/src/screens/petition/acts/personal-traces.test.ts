import { describe, expect, it } from 'vitest'
import { findTraces } from './personal-traces.ts'

const told = (text: string) => findTraces(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

describe('what may tell who somebody is', () => {
  it.each([
    ['请打我的电话13856112233。', ['电话号码 13856112233']],
    ['值班电话0561-3012345，无人接听。', ['电话号码 0561-3012345']],
    ['身份证11010519491231002X，卡号6222021234567890123。', ['证件号码 11010519491231002X', '银行卡号 6222021234567890123']],
    ['住在幸福小区3栋2单元501室。', ['门牌住址 3栋2单元501室']],
    ['车牌皖F12345的货车', ['车牌号 皖F12345']],
    ['我叫王小明，找过李建国主任。', ['姓名 王小明', '姓名 李建国']],
    ['物业张经理说要等。', ['姓名 张']],
  ])('is found in “%s”', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it.each(['小区门口道路一下雨就积水，2026年11月23日已报修3次。', '依据《信访工作条例》第三十二条，60日内办结。', ''])(
    'is not seen in “%s”',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )
})
