import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { applyClockEffects } from '../../db/clocks.ts'
import { appendEvent, type EventRow, listEvents } from '../../db/events.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { insertOpening } from '../../db/openings.ts'
import { insertDelivery, listDeliveries, lockPetition } from '../../db/petitions.ts'
import type { Actor, Resident } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { onDelivery } from '../../domain/petition/clock-effects.ts'
import { paperOf, undoneBy } from '../../domain/petition/papers.ts'
import { takesRatings } from '../../domain/petition/rating-state.ts'

/** What reading a matter leaves behind: of staff a trace that the petitioner can see, of the petitioner the delivery of papers. True when papers were delivered. */
export async function recordOpening(ctx: Context, actor: Actor, petitionId: string, events: readonly EventRow[]): Promise<boolean> {
  if (actor.kind === 'staff') {
    await insertOpening(ctx.db, ctx.keys, { petitionId, actor, what: 'matter', reason: null, at: ctx.now() })
    return false
  }
  const delivered = new Set((await listDeliveries(ctx.db, petitionId)).map((one) => one.eventId))
  if (events.every((event) => !paperOf(event) || delivered.has(event.id))) return false
  await deliverPapers(ctx, actor, petitionId)
  return true
}

/** Papers that were not agreed to be delivered online reach the petitioner when they are opened (送达): from that day their own periods run. */
async function deliverPapers(ctx: Context, actor: Resident, petitionId: string) {
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const on = localDate(at)
    const { petition, assignments } = await lockPetition(tx, actor, petitionId, on)
    const delivered = new Set((await listDeliveries(tx, petitionId)).map((one) => one.eventId))
    const head = { petitionId, sequence: petition.lastSequence, hash: petition.lastHash }
    const issuedSoFar = await listEvents(tx, petitionId)
    const undone = undoneBy(issuedSoFar)
    for (const issued of issuedSoFar) {
      const paper = paperOf(issued)
      if (!paper || delivered.has(issued.id)) continue
      const event = await appendEvent(tx, ctx.keys, head, {
        kind: 'delivery',
        at,
        actor,
        audience: 'all',
        data: { of: issued.id, how: 'opened' },
        contents: {},
      })
      head.sequence = event.sequence
      head.hash = event.hash
      await insertDelivery(tx, { eventId: issued.id, petitionId, kind: 'opened', deliveredAt: at, deliveredOn: on })
      if (!paper.opensRating || undone.has(issued.id) || !takesRatings(petition, assignments)) continue
      const occasion = { petitionId, eventId: event.id, on, bureauId: petition.bureauId, followerId: petition.followerId }
      const rules = await getLocalRules(tx, ctx.config.LOCAL_RULES)
      await applyClockEffects(tx, await getCalendar(tx), rules, occasion, onDelivery(paper.opensRating))
    }
  })
}
