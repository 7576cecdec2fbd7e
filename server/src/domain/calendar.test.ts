import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isDay, isDayOff, localDate, makeCalendar, readableDay } from './calendar.ts'

const calendar = makeCalendar(
  1,
  [
    { year: 2026, published: true, source: '国办发明电〔2025〕7号' },
    { year: 2027, published: false, source: '《全国年节及纪念日放假办法》' },
  ],
  [
    { on: '2026-02-14', year: 2026, off: false, name: '春节' },
    { on: '2026-02-17', year: 2026, off: true, name: '春节' },
    { on: '2027-01-01', year: 2027, off: true, name: '元旦' },
  ],
)

describe('a calendar', () => {
  it('has weekends, days off and make-up workdays', () => {
    expect(isDayOff(calendar, '2026-02-14')).toEqual({ off: false, why: '春节调休上班', provisional: false })
    expect(isDayOff(calendar, '2026-02-15')).toEqual({ off: true, why: '星期日', provisional: false })
    expect(isDayOff(calendar, '2026-02-16')).toEqual({ off: false, why: '星期一', provisional: false })
    expect(isDayOff(calendar, '2026-02-17')).toEqual({ off: true, why: '春节', provisional: false })
  })

  it('is provisional where no notice was published, named or not', () => {
    expect(isDayOff(calendar, '2027-01-01')).toEqual({ off: true, why: '元旦', provisional: true })
    expect(isDayOff(calendar, '2027-01-04')).toEqual({ off: false, why: '星期一', provisional: true })
    expect(isDayOff(calendar, '1999-12-31').provisional).toBe(true)
  })

  it('is certain about a day of December that the next year’s notice names', () => {
    const next = makeCalendar(
      1,
      [{ year: 2019, published: true, source: '' }],
      [{ on: '2018-12-29', year: 2019, off: false, name: '元旦' }],
    )
    expect(isDayOff(next, '2018-12-29')).toEqual({ off: false, why: '元旦调休上班', provisional: false })
  })
})

describe('a day', () => {
  it('is the day in China, also before 08:00 and at midnight', () => {
    expect(localDate(new Date('2026-02-05T00:30:00+08:00'))).toBe('2026-02-05')
    expect(localDate(new Date('2026-02-05T07:59:59+08:00'))).toBe('2026-02-05')
    expect(localDate(new Date('2026-02-05T23:59:59.999+08:00'))).toBe('2026-02-05')
    expect(localDate(new Date('2026-02-06T00:00:00+08:00'))).toBe('2026-02-06')
  })

  it('exists in the real calendar only', () => {
    for (const real of ['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31']) expect(isDay(real)).toBe(true)
    for (const unreal of [
      '2026-02-29',
      '2026-02-30',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-2-5',
      '2026/02/05',
      '',
      '2026-02-05T00:00',
      ' 2026-02-05',
    ]) {
      expect(isDay(unreal), unreal).toBe(false)
    }
  })

  it('is reached by adding what lies between, over leap days and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    const days = fc.integer({ min: -60_000, max: 60_000 })
    fc.assert(
      fc.property(days, days, (from, length) => {
        const fromOn = addDays('2026-01-01', from)
        const toOn = addDays(fromOn, length)
        expect(isDay(toOn)).toBe(true)
        expect(daysBetween(fromOn, toOn)).toBe(length)
        expect(toOn > fromOn).toBe(length > 0)
      }),
    )
  })

  it('reads as people write it', () => {
    expect(readableDay('2026-02-05')).toBe('2026年2月5日')
  })
})
