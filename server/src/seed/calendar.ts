import chineseDays from 'chinese-days'
// The package's plain table is read because its date functions follow the machine's time zone.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, type CalendarDayRow, type CalendarYearRow, type Day, isDay, isWeekend, yearOf } from '../domain/calendar.ts'
import { at, readCsv } from './csv.ts'

export type CalendarRows = { years: CalendarYearRow[]; days: CalendarDayRow[] }

/** The State Council's notices on the days off of each year, corrections of the year included. */
const notices: Record<number, string> = {
  2015: '国办发明电〔2014〕28号、国发明电〔2015〕1号',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号、国办发明电〔2019〕3号',
  2020: '国办发明电〔2019〕16号、国办发明电〔2020〕1号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}
const lastProvisionalYear = 2099
const fixedHolidaysSource = '《全国年节及纪念日放假办法》（2024年修订）'

/** The published years and, after them, the fixed holidays, provisional until a notice is loaded. */
export function calendarSeed(): CalendarRows {
  const years = Object.entries(notices).map(([year, source]) => ({ year: Number(year), published: true, source }))
  const days = [...publishedDays(published.holidays, true), ...publishedDays(published.workdays, false)]
  for (let year = Math.max(...years.map((row) => row.year)) + 1; year <= lastProvisionalYear; year++) {
    years.push({ year, published: false, source: fixedHolidaysSource })
    for (const [on, name] of fixedHolidays(year)) days.push({ on, year, off: true, name })
  }
  return { years, days: days.sort((one, other) => (one.on < other.on ? -1 : 1)) }
}

/**
 * The operator's file for one year: first the line `# 2027 国办发明电〔2026〕9号`, then `on,kind,name` with kind off or work.
 * Throws a Chinese sentence with the line that is wrong.
 */
export function readCalendarYear(csvText: string): { year: CalendarYearRow; days: CalendarDayRow[] } {
  const heading = /^\uFEFF?#\s*(\d{4})\s+([^\s,][^\r\n]*)/.exec(csvText)
  if (!heading) throw new Error('第一行应写年份和通知文号，例如“# 2027 国办发明电〔2026〕9号”。')
  const year = Number(heading[1])
  const file = `${year}年日历`
  const days: CalendarDayRow[] = []
  for (const { line, values } of readCsv(file, csvText, ['on', 'kind', 'name'])) {
    const wrong = whatIsWrong(year, values, days)
    if (wrong) throw at(file, line, wrong)
    days.push({ on: values.on, year, off: values.kind === 'off', name: values.name })
  }
  for (const [on, name] of fixedHolidays(year)) {
    if (!days.some((day) => day.on === on && day.off)) throw new Error(`${file}：缺少法定节假日${on}（${name}）。`)
  }
  // A spreadsheet fills the first line up with commas.
  return { year: { year, published: true, source: (heading[2] ?? '').replace(/[,\s]+$/, '') }, days }
}

/**
 * 《全国年节及纪念日放假办法》第二条, as revised in 2024 and in force since 2025-01-01: 元旦 1 day, 春节 除夕 to 初三, 清明节 1,
 * 劳动节 5-1 and 5-2, 端午节 1, 中秋节 1, 国庆节 10-1 to 10-3. Earlier years and those after 2099 are not known here.
 */
export function fixedHolidays(year: number): Map<Day, string> {
  const holidays = new Map<Day, string>()
  if (year < 2025 || year > lastProvisionalYear) return holidays
  const newYear = lunarDay(year, 1, 1)
  holidays.set(`${year}-01-01`, '元旦')
  for (const offset of [-1, 0, 1, 2]) holidays.set(addDays(newYear, offset), '春节')
  holidays.set(pureBrightness(year), '清明节')
  for (const day of ['05-01', '05-02']) holidays.set(`${year}-${day}`, '劳动节')
  holidays.set(lunarDay(year, 5, 5), '端午节')
  for (const day of ['10-01', '10-02', '10-03']) holidays.set(`${year}-${day}`, '国庆节')
  const midAutumn = lunarDay(year, 8, 15)
  holidays.set(midAutumn, holidays.has(midAutumn) ? '国庆节、中秋节' : '中秋节')
  return holidays
}

function whatIsWrong(year: number, { on, kind, name }: Record<'on' | 'kind' | 'name', string>, before: CalendarDayRow[]): string | null {
  if (!isDay(on)) return `“${on}”不是存在的日期，请写成“${year}-01-01”的样子。`
  // The notice of a year may also move days of the December before, as for 1 January 2019.
  if (yearOf(on) !== year && !on.startsWith(`${year - 1}-12-`)) return `${on}不属于${year}年。`
  if (before.some((day) => day.on === on)) return `${on}重复了。`
  if (kind !== 'off' && kind !== 'work') return `类型“${kind}”应为 off（放假）或者 work（上班）。`
  if (name === '') return '缺少节日名称。'
  if (kind === 'work' && !isWeekend(on)) return `${on}不是星期六或者星期日，不必写成调休上班。`
  return null
}

function publishedDays(table: Record<string, string>, off: boolean): CalendarDayRow[] {
  return Object.entries(table)
    .map(([on, detail]) => {
      const name = fullNames[detail.split(',')[1] ?? ''] ?? detail.split(',')[1] ?? ''
      return { on, year: name === '元旦' && on.slice(5, 7) === '12' ? yearOf(on) + 1 : yearOf(on), off, name }
    })
    .filter(({ year }) => year in notices)
}

const fullNames: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** Counted in whole days from the Spring Festival of 2025, over the lengths of the lunar months. */
function lunarDay(year: number, month: number, day: number): Day {
  const newYear = year === 2025 ? '2025-01-29' : lunarDay(year - 1, 13, 1)
  const { leapMonth, days: leapDays } = chineseDays.getYearLeapMonth(year)
  let offset = day - 1
  for (let passed = 1; passed < month; passed++) offset += chineseDays.monthDays(year, passed) + (passed === leapMonth ? leapDays : 0)
  return addDays(newYear, offset)
}

/** 清明 by the usual formula for the 21st century. */
function pureBrightness(year: number): Day {
  const inCentury = year % 100
  return `${year}-04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`
}
