import chineseDays from 'chinese-days'
import { describe, expect, it, vi } from 'vitest'
import { addDays, isDayOff, makeCalendar } from '../domain/calendar.ts'
import { calendarSeed, fixedHolidays, readCalendarYear } from './calendar.ts'

// The package's date functions, unlike its table, are wrong west of Greenwich.
vi.hoisted(() => {
  process.env.TZ = 'Asia/Shanghai'
})

const seed = calendarSeed()
const calendar = makeCalendar(1, seed.years, seed.days)

describe('the calendar of the seed', () => {
  it('agrees with chinese-days on every day of the published years', () => {
    for (let on = '2015-01-01'; on <= '2026-12-31'; on = addDays(on, 1)) {
      expect(isDayOff(calendar, on), on).toMatchObject({ off: !chineseDays.getDayDetail(on).work, provisional: false })
    }
  })

  it('holds every year of the package from 2015 on, each day once, and no make-up workday without a weekend', () => {
    expect(seed.years.filter(({ published }) => published).map(({ year }) => year)).toEqual([
      2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ])
    expect(new Set(seed.days.map(({ on }) => on)).size).toBe(seed.days.length)
    expect(seed.days.filter(({ on, off }) => !off && ![0, 6].includes(new Date(`${on}T00:00Z`).getUTCDay()))).toEqual([])
    expect(seed.days).toContainEqual({ on: '2018-12-29', year: 2019, off: false, name: '元旦' })
  })

  it('knows the fixed holidays, which the notices of 2025 and 2026 confirm', () => {
    for (const year of [2025, 2026]) {
      const confirmed = [...fixedHolidays(year).keys()].map((on) => calendar.days.get(on)?.off)
      expect(confirmed).toHaveLength(13)
      expect(new Set(confirmed)).toEqual(new Set([true]))
    }
  })

  it.each([
    [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
    [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
    [2029, '2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
    [2030, '2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  ])('puts the lunar festivals of %i on the days of the almanac, provisionally', (year, springOn, brightOn, dragonOn, moonOn) => {
    const holidays = fixedHolidays(year)
    expect([...holidays].filter(([, name]) => name === '春节').map(([on]) => on)).toEqual(
      [-1, 0, 1, 2].map((days) => addDays(springOn, days)),
    )
    expect(holidays.get(brightOn)).toBe('清明节')
    expect(holidays.get(dragonOn)).toBe('端午节')
    expect(holidays.get(moonOn)).toContain('中秋节')
    expect(isDayOff(calendar, springOn)).toEqual({ off: true, why: '春节', provisional: true })
  })
})

describe('the operator’s file of a year', () => {
  const fixed2027 = [...fixedHolidays(2027)].map(([on, name]) => `${on},off,${name}`)
  const file = (...rows: string[]) => ['# 2027 国办发明电〔2026〕9号', 'on,kind,name', ...fixed2027, ...rows].join('\n')

  it('becomes the rows of a published year', () => {
    const { year, days } = readCalendarYear(file('2027-01-02,off,元旦', '2027-02-14,work,春节', '2026-12-27,work,元旦'))
    expect(year).toEqual({ year: 2027, published: true, source: '国办发明电〔2026〕9号' })
    expect(days).toHaveLength(16)
    expect(days).toContainEqual({ on: '2027-02-14', year: 2027, off: false, name: '春节' })
    expect(days).toContainEqual({ on: '2026-12-27', year: 2027, off: false, name: '元旦' })
  })

  it('may come out of a spreadsheet', () => {
    const fromSpreadsheet = `\uFEFF${file('2027-01-02,off,元旦').replace('9号', '9号,,').replaceAll('\n', '\r\n')}\r\n\r\n`
    expect(readCalendarYear(fromSpreadsheet).year.source).toBe('国办发明电〔2026〕9号')
  })

  it.each([
    ['2027-01-01,off,元旦', '2027年日历第16行：2027-01-01重复了。'],
    ['2028-01-01,off,元旦', '2027年日历第16行：2028-01-01不属于2027年。'],
    ['2026-11-30,off,元旦', '2027年日历第16行：2026-11-30不属于2027年。'],
    ['2027-02-30,off,春节', '2027年日历第16行：“2027-02-30”不是存在的日期，请写成“2027-01-01”的样子。'],
    ['2027/1/2,off,元旦', '2027年日历第16行：“2027/1/2”不是存在的日期，请写成“2027-01-01”的样子。'],
    ['2027-02-15,work,春节', '2027年日历第16行：2027-02-15不是星期六或者星期日，不必写成调休上班。'],
    ['2027-02-14,上班,春节', '2027年日历第16行：类型“上班”应为 off（放假）或者 work（上班）。'],
    ['2027-02-14,work,', '2027年日历第16行：缺少节日名称。'],
    ['2027-02-14,work', '2027年日历第16行：应有3列。'],
    ['2027-02-14,work,"春节', '2027年日历第16行：格式不对，请检查引号是否成对。'],
  ])('is refused for the row %s', (row, sentence) => {
    expect(() => readCalendarYear(file(row))).toThrow(sentence)
  })

  it('is refused without its year and notice, its header or a holiday of the law', () => {
    expect(() => readCalendarYear('on,kind,name\n2027-01-01,off,元旦')).toThrow('第一行应写年份和通知文号')
    expect(() => readCalendarYear('# 2027 国办发明电〔2026〕9号\n日期,类型,名称\n')).toThrow('表头应为“on,kind,name”')
    expect(() => readCalendarYear(file().replace('2027-10-01,off,国庆节', ''))).toThrow('缺少法定节假日2027-10-01（国庆节）')
    expect(() => readCalendarYear('')).toThrow('第一行')
  })
})
