/** A day in Asia/Shanghai, YYYY-MM-DD; days of this form compare as strings. */
export type Day = string
export type CalendarException = { off: boolean; name: string; provisional: boolean }
/** Only what differs from the plain week: statutory days off and make-up workdays (调休); `notices` names the State Council's notice of each published year. */
export type Calendar = { version: number; days: ReadonlyMap<Day, CalendarException>; notices: ReadonlyMap<number, string> }

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
const dayMs = 24 * 60 * 60 * 1000
// China has had no daylight saving time since 1991, so the offset is a constant.
const shanghaiOffsetMs = 8 * 60 * 60 * 1000

export type CalendarYearRow = { year: number; published: boolean; source: string }
/** `year` is the year whose notice names the day, which may be a day of the December before. */
export type CalendarDayRow = { on: Day; year: number; off: boolean; name: string }

/** Builds a calendar from its rows; what no published year names is provisional. */
export function makeCalendar(version: number, years: Iterable<CalendarYearRow>, days: Iterable<CalendarDayRow>): Calendar {
  const notices = new Map<number, string>()
  for (const { year, published, source } of years) if (published) notices.set(year, source)
  const exceptions = new Map<Day, CalendarException>()
  for (const { on, year, off, name } of days) exceptions.set(on, { off, name, provisional: !notices.has(year) })
  return { version, days: exceptions, notices }
}

/** Whether nobody works that day, why in words, and whether a later notice may still change it. */
export function isDayOff(calendar: Calendar, on: Day): { off: boolean; why: string; provisional: boolean } {
  const exception = calendar.days.get(on)
  if (exception)
    return { off: exception.off, why: exception.off ? exception.name : `${exception.name}调休上班`, provisional: exception.provisional }
  return { off: isWeekend(on), why: weekdays[weekdayOf(on)] ?? '', provisional: !calendar.notices.has(yearOf(on)) }
}

export function isWeekend(on: Day): boolean {
  return weekdayOf(on) === 0 || weekdayOf(on) === 6
}

/** The day an instant falls on in Asia/Shanghai. */
export function localDate(instant: Date): Day {
  return toDay(instant.getTime() + shanghaiOffsetMs)
}

export function addDays(on: Day, days: number): Day {
  return toDay(toMs(on) + days * dayMs)
}

/** How many days later `toOn` is; negative when it is earlier. */
export function daysBetween(fromOn: Day, toOn: Day): number {
  return (toMs(toOn) - toMs(fromOn)) / dayMs
}

/** Only days that exist: 2026-02-30 does not. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(toMs(value)) && toDay(toMs(value)) === value
}

export function yearOf(on: Day): number {
  return Number(on.slice(0, 4))
}

/** 2026年2月5日, as people read it. */
export function readableDay(on: Day): string {
  return `${yearOf(on)}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
}

function weekdayOf(on: Day): number {
  return new Date(toMs(on)).getUTCDay()
}

function toMs(on: Day): number {
  return Date.UTC(yearOf(on), Number(on.slice(5, 7)) - 1, Number(on.slice(8)))
}

function toDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}
