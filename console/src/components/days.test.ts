import { describe, expect, it } from 'vitest'
import { clockDue, daysBetween, daysLeft, formatAt, localDate } from './days.ts'

describe('days', () => {
  it('puts an instant before 08:00 in Huaibei on the day it is there', () => {
    expect(localDate(new Date('2026-11-22T16:30:00Z'))).toBe('2026-11-23')
    expect(formatAt('2026-11-22T16:05:00Z')).toBe('2026-11-23 00:05')
    expect(formatAt('2026-11-23T09:00:00+08:00')).toBe('2026-11-23 09:00')
  })

  it('counts calendar days over month and year ends', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2)
  })

  it('calls the due day itself in time and the day after overdue', () => {
    expect(daysLeft('2026-11-23', '2026-11-23')).toEqual({ urgency: 'today', words: '今天到期' })
    expect(daysLeft('2026-11-22', '2026-11-23')).toEqual({ urgency: 'overdue', words: '已超期 1 天' })
  })

  it('warns from three days before', () => {
    expect(daysLeft('2026-11-24', '2026-11-23')).toEqual({ urgency: 'soon', words: '明天到期' })
    expect(daysLeft('2026-11-26', '2026-11-23')).toEqual({ urgency: 'soon', words: '还剩 3 天' })
    expect(daysLeft('2026-11-27', '2026-11-23')).toEqual({ urgency: 'later', words: '还剩 4 天' })
  })

  it('warns by the plain day and says overdue only after the legal one', () => {
    const overHoliday = { plainOn: '2026-10-02', legalOn: '2026-10-08' }
    expect(clockDue(overHoliday, '2026-09-30').words).toBe('还剩 2 天')
    expect(clockDue(overHoliday, '2026-10-05')).toEqual({ urgency: 'today', words: '统计期限已过，顺延后还剩 3 天' })
    expect(clockDue(overHoliday, '2026-10-09')).toEqual({ urgency: 'overdue', words: '已超期 1 天' })
    expect(clockDue({ plainOn: null, legalOn: '2026-10-13' }, '2026-10-13').words).toBe('今天到期')
  })
})
