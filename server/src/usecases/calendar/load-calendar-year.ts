import type { Context } from '../../context.ts'
import { replaceCalendarYears } from '../../db/calendar.ts'
import type { MovedClock } from '../../db/clocks.ts'
import type { CalendarDayRow, CalendarYearRow } from '../../domain/calendar.ts'
import { recomputeClocks } from './recompute-clocks.ts'

/** An operator brings the days off of a year; every open clock is reckoned again, and the dates that moved are answered. */
export async function loadCalendarYear(
  ctx: Context,
  { year, days }: { year: CalendarYearRow; days: CalendarDayRow[] },
): Promise<MovedClock[]> {
  await ctx.db.transaction((tx) => replaceCalendarYears(tx, [year], days, { source: year.source, at: ctx.now() }))
  return recomputeClocks(ctx)
}
