import type { Context } from '../context.ts'
import { getCalendar, replaceCalendarYears } from '../db/calendar.ts'
import { recomputeClocks } from '../db/clocks.ts'
import type { CalendarDayRow, CalendarYearRow } from '../domain/calendar.ts'

/** An operator brings the days off of a year; every open clock is reckoned again, and the dates that moved are answered. */
export function loadCalendarYear(ctx: Pick<Context, 'db' | 'now'>, { year, days }: { year: CalendarYearRow; days: CalendarDayRow[] }) {
  return ctx.db.transaction(async (tx) => {
    await replaceCalendarYears(tx, [year], days, { source: year.source, at: ctx.now() })
    return recomputeClocks(tx, await getCalendar(tx))
  })
}
