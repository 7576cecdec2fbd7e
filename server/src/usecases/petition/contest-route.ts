import type { ReasonedDecision } from '@petition/shared/schemas/act-parts'
import type { RouteContest } from '@petition/shared/schemas/acts-of-petitioner'
import type { AssignmentStatus } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { setAssignment } from '../../db/assignments.ts'
import { restoreClocks } from '../../db/clocks.ts'
import { type EventRow, listEvents } from '../../db/events.ts'
import { listDeliveries, reopenProceeding } from '../../db/petitions.ts'
import { endPublication } from '../../db/publications.ts'
import type { Actor } from '../../domain/actor.ts'
import { onAnswerUndone, onRouteContest, onRouteContestDecision } from '../../domain/petition/clock-effects.ts'
import { paperOf, undoneBy } from '../../domain/petition/papers.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** The petitioner does not agree that the matter belongs into another procedure, or that an answer at once was enough. */
export function contestRoute(ctx: Context, actor: Actor, petitionId: string, version: number | null, { proposalId, reason }: RouteContest) {
  return actOnPetition(ctx, actor, { petitionId, act: 'route-contest', proposalId, version }, async (work) => {
    await work.decide('contested')
    const event = await work.record({ contents: { reason } })
    await work.moveClocks(event, onRouteContest)
  })
}

/** `approved`: the contest is right. The matter is again where it was, and every clock goes on as if it had never stopped. */
export function decideRouteContest(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'route-contest-decision', proposalId, version }, async (work) => {
    await work.decide(approved ? 'lifted' : 'agreed')
    const data = approved ? await putBack(work) : {}
    const event = await work.record({ data: { approved, ...data }, contents: { reason } })
    await work.moveClocks(event, onRouteContestDecision(work.target.assignment !== null))
    if (approved) await closeWindow(work, event)
    await work.tell(event, 'changed')
  })
}

/** Undoes the agreement and, where the matter was concluded on it, the conclusion. */
async function putBack(work: Work) {
  const { tx, petition, target } = work
  const ends = await endsOf(work)
  for (const { id } of ends) await restoreClocks(tx, petition.id, id)
  const moved = await work.recount()
  const guided = target.assignment ? [{ id: target.assignment.id, status: 'offered' as const }] : []
  const assignments = [...guided, ...ends.flatMap(({ data }) => data.assignments ?? [])]
  for (const { id, status } of assignments) await setAssignment(tx, id, { status })
  if (target.assignment) await work.setAssignment({ route: null })
  // An answer that is undone is nobody's to read any more.
  else await endPublication(tx, petition.id, work.at)
  await reopenProceeding(tx, petition.id)
  work.standAs('registered')
  return { undone: ends.map(({ id }) => id), assignments, moved }
}

/** A paper that is undone opens nothing any more, and the window it had opened is gone, unless another notice has arrived. */
async function closeWindow({ tx, petition, moveClocks }: Work, event: EventRow) {
  const [events, delivered] = [await listEvents(tx, petition.id), await listDeliveries(tx, petition.id)]
  const [ended, gone] = [undoneBy([event]), undoneBy(events)]
  const notices = events.filter((one) => paperOf(one)?.opensRating === 'transfer-notice')
  const arrived = notices.some(({ id }) => !gone.has(id) && delivered.some((one) => one.eventId === id))
  if (notices.some(({ id }) => ended.has(id)) && !arrived) await moveClocks(event, onAnswerUndone)
}

async function endsOf({ tx, petition, proposal }: Work) {
  type Ended = { approved?: boolean; asked?: string; assignments?: { id: string; status: AssignmentStatus }[] }
  const events = (await listEvents(tx, petition.id)).map(({ id, kind, canonical }) => ({
    id,
    kind,
    data: (JSON.parse(canonical) as { data: Ended }).data,
  }))
  const agreement = events.findLastIndex(({ data }) => data.asked === proposal().eventId && data.approved === true)
  return events.filter(({ kind }, index) => index === agreement || (index > agreement && kind === 'conclusion'))
}
