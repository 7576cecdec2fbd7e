import type { Context } from '../../context.ts'
import { listAssignments } from '../../db/assignments.ts'
import { getCalendar } from '../../db/calendar.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { lockForSystem } from '../../db/petitions.ts'
import { listReminders } from '../../db/warnings.ts'
import { addDays, localDate } from '../../domain/calendar.ts'
import { takesRatings } from '../../domain/petition/rating-state.ts'
import { nextWorkingDay } from '../../domain/warnings.ts'
import { recordForSystem } from '../petition/record-for-system.ts'

/** A window to rate that soon ends, a proof that waits for the petitioner's word: told once, and the history says so. */
export async function remindResidents(ctx: Context): Promise<void> {
  const at = ctx.now()
  const today = localDate(at)
  const { residentReminderDays: days } = await getLocalRules(ctx.db, ctx.config.LOCAL_RULES)
  const near = {
    today,
    ratingUntilOn: addDays(nextWorkingDay(await getCalendar(ctx.db), today), days - 1),
    provedUntilOn: addDays(today, -days),
  }
  const petitionIds = new Set((await listReminders(ctx.db, near)).map((one) => one.petitionId))
  for (const petitionId of petitionIds) {
    await ctx.db.transaction(async (tx) => {
      const head = await lockForSystem(tx, petitionId)
      // Asked again under the lock: another worker may have been faster.
      for (const { subject, kind, dueOn } of await listReminders(tx, near, petitionId)) {
        if (kind !== 'fulfilment' && !takesRatings(head, await listAssignments(tx, [petitionId]))) continue
        await recordForSystem(ctx, tx, head, { kind: 'reminder', at, data: { subject, clock: kind, dueOn }, notice: 'due-soon' })
      }
    })
  }
}
