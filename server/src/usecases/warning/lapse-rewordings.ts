import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { applyClockEffects } from '../../db/clocks.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { lockForSystem } from '../../db/petitions.ts'
import { setProposal } from '../../db/proposals.ts'
import { listUnansweredRewordings } from '../../db/warnings.ts'
import { localDate } from '../../domain/calendar.ts'
import { onRewordingLapse } from '../../domain/petition/clock-effects.ts'
import { recordForSystem } from '../petition/record-for-system.ts'

/** A rewording nobody answered in time: the original wording stands, the history and the petitioner are told so. */
export async function lapseRewordings(ctx: Context): Promise<void> {
  const today = localDate(ctx.now())
  const petitionIds = new Set((await listUnansweredRewordings(ctx.db, today)).map((one) => one.petitionId))
  for (const petitionId of petitionIds) await lapseIn(ctx, petitionId)
}

function lapseIn(ctx: Context, petitionId: string) {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const on = localDate(at)
    const head = await lockForSystem(tx, petitionId)
    const [calendar, rules] = [await getCalendar(tx), await getLocalRules(tx, ctx.config.LOCAL_RULES)]
    // Asked again under the lock: an answer or another worker may have been faster.
    for (const { proposalId, asked, untilOn, assignment } of await listUnansweredRewordings(tx, on, petitionId)) {
      const event = await recordForSystem(ctx, tx, head, { kind: 'rewording-lapse', at, data: { asked, untilOn }, notice: 'changed' })
      await setProposal(tx, proposalId, 'lapsed')
      await applyClockEffects(
        tx,
        calendar,
        rules,
        { petitionId, eventId: event.id, on, bureauId: head.bureauId, followerId: head.followerId, assignment },
        onRewordingLapse,
      )
    }
  })
}
