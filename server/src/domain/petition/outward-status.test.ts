import { outwardStatuses, petitionStatuses } from '@petition/shared/vocabulary/petition'
import { describe, expect, it } from 'vitest'
import { outwardStatus } from './outward-status.ts'

describe('the outward status', () => {
  it.each([
    ['submitted', '受理申请审查中'],
    ['registered', '受理申请审查中'],
    ['transferred', '受理申请审查中'],
    ['accepted', '受理'],
    ['guided', '已导入其他法定程序'],
    ['replied', '已作出处理意见'],
    ['concluded', '审核认定办结'],
    ['withdrawn', '已撤回'],
    ['refused', '不予受理'],
    ['joined', '已并入此前的信访件'],
  ] as const)('of a petition that is %s is %s', (status, word) => {
    expect(outwardStatus(status, false)).toBe(word)
  })

  it('is overdue only where an accepted matter has no answer in its period', () => {
    for (const status of petitionStatuses) {
      expect(outwardStatus(status, true)).toBe(status === 'accepted' ? '超期未作出处理意见' : outwardStatus(status, false))
    }
  })

  it('is a word of the dictionary for every status', () => {
    for (const status of petitionStatuses) {
      for (const overdue of [true, false]) expect(outwardStatuses).toContain(outwardStatus(status, overdue))
    }
  })
})
