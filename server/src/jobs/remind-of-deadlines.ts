import type { Context } from '../context.ts'
import { getCalendar } from '../db/calendar.ts'
import { isWorkingTime } from '../domain/warnings.ts'
import { recomputeClocks } from '../usecases/calendar/recompute-clocks.ts'
import { lapseRewordings } from '../usecases/warning/lapse-rewordings.ts'
import { remindResidents } from '../usecases/warning/remind-residents.ts'
import { reportIdleBodies } from '../usecases/warning/report-idle-bodies.ts'
import { reportUnreadAccusations } from '../usecases/warning/report-unread-accusations.ts'
import { warnDesks } from '../usecases/warning/warn-desks.ts'

/** Every working hour: who owes something is warned, who waits for something is reminded. Any number of workers may run it at once. */
export async function remindOfDeadlines(ctx: Context): Promise<void> {
  if (!isWorkingTime(await getCalendar(ctx.db), ctx.now())) return
  // What was written while a calendar was being loaded still stands under the older one.
  await recomputeClocks(ctx)
  await lapseRewordings(ctx)
  await warnDesks(ctx)
  await reportIdleBodies(ctx)
  await reportUnreadAccusations(ctx)
  await remindResidents(ctx)
}
