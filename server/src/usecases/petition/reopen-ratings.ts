import { listAssignments } from '../../db/assignments.ts'
import { type EventRow, listEvents } from '../../db/events.ts'
import { getPetitionRow, listDeliveries } from '../../db/petitions.ts'
import { onDelivery } from '../../domain/petition/clock-effects.ts'
import { paperOf, undoneBy } from '../../domain/petition/papers.ts'
import { takesRatings } from '../../domain/petition/rating-state.ts'
import type { Work } from './act-on-petition.ts'

/** Papers that arrived while the matter was not rated opened no window; where nothing keeps it from being rated any more, they do now. */
export async function reopenRatings({ tx, petition: { id }, moveClocks }: Work, event: EventRow) {
  // As it stands now: another mark may be left.
  if (!takesRatings(await getPetitionRow(tx, id), await listAssignments(tx, [id]))) return
  const delivered = await listDeliveries(tx, id)
  const events = await listEvents(tx, id)
  const undone = undoneBy(events)
  for (const issued of events) {
    const opens = paperOf(issued)?.opensRating
    if (opens && !undone.has(issued.id) && delivered.some((one) => one.eventId === issued.id)) await moveClocks(event, onDelivery(opens))
  }
}
