import type { ReasonedDecision } from '@petition/shared/schemas/act-parts'
import type { RouteContest } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import { listEvents } from '../../db/events.ts'
import { setDecider } from '../../db/proposals.ts'
import type { Actor } from '../../domain/actor.ts'
import { onContest, onContestDecision } from '../../domain/petition/clock-effects.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { findContestDecider } from './find-decider.ts'
import { putBack } from './put-back.ts'

/** The petitioner does not agree with a way out of the petition route: another procedure, an answer at once, 不予受理, another class. */
export function contestRoute(ctx: Context, actor: Actor, petitionId: string, version: number | null, { proposalId, reason }: RouteContest) {
  return actOnPetition(ctx, actor, { petitionId, act: 'route-contest', proposalId, version }, async (work) => {
    await work.decide('contested')
    const decider = await findContestDecider(work.tx, work.petition, work.proposal())
    await setDecider(work.tx, work.proposal().id, decider)
    const event = await work.record({ data: { of: work.proposal().kind, ...(decider && { decider }) }, contents: { reason } })
    // The class is of the whole matter: its contest outlives the part on which it was found.
    const part = work.proposal().kind === 'class' ? null : undefined
    await work.moveClocks(event, onContest(decider !== null), part, decider ?? undefined)
    await work.tellDesks(event, 'contested-route', [{ organisationId: decider ?? work.petition.followerId, reader: 'leader' }])
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
    const contest = await contestOf(work)
    const undone = approved ? await putBack(work) : null
    const data = { approved, of: work.proposal().kind, contest, ...undone?.data }
    const event = await work.record({ data, contents: { reason } })
    await work.moveClocks(event, onContestDecision(contest))
    await undone?.onceTold(event)
    await work.tell(event, 'changed')
  })
}

/** The event by which what is decided was contested: its clock is the one that stops. */
export async function contestOf({ tx, petition, proposal }: Work): Promise<string> {
  const { eventId } = proposal()
  const contest = (await listEvents(tx, petition.id)).findLast(
    ({ kind, canonical }) => kind.endsWith('-contest') && JSON.parse(canonical).data.asked === eventId,
  )
  if (!contest) throw new Error(`petition ${petition.id} has a decision on a contest that nobody made`)
  return contest.id
}
