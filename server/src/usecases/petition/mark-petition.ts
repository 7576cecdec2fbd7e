import type { ReasonedDecision } from '@petition/shared/schemas/act-parts'
import type { Mark } from '@petition/shared/schemas/acts-of-bureau'
import type { MarkContest } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import { setDecider } from '../../db/proposals.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onContest, onContestDecision } from '../../domain/petition/clock-effects.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { contestOf } from './contest-route.ts'
import { findContestDecider } from './find-decider.ts'
import { firstToJoin, join, namedEarlier, part } from './first-file.ts'
import { reopenRatings } from './reopen-ratings.ts'

/** A mark takes the matter out of a rate or a rating: it needs the earlier number or a reason, a second person, a notice, and can be contested. */
export function proposeMark(ctx: Context, actor: Actor, petitionId: string, version: number | null, { mark, earlierNumber, reason }: Mark) {
  return actOnPetition(ctx, actor, { petitionId, act: 'mark', version }, async (work) => {
    const { petition } = work
    if (mark === 'repeat' ? petition.repeatOfId : petition.courtRelated)
      throw invalidField('mark', '这件信访件已经有这个标记。', 'already_marked')
    const earlier = mark === 'repeat' || earlierNumber ? await namedEarlier(work, actor, earlierNumber, 'earlierNumber') : null
    if (earlier?.sealed) throw invalidField('earlierNumber', '此前的信访件已密封，不能关联。', 'sealed')
    const event = await work.record({ data: { mark, earlier: earlier?.id ?? null }, contents: { 'staff.reason': reason } })
    await work.propose(event, 'mark', { mark, earlierPetitionId: earlier?.id ?? null, earlierNumber: earlier?.number ?? null })
  })
}

/** A second person of the bureau agrees or not; agreed, the petitioner is told and may contest. */
export function decideMark(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'mark-decision', proposalId, version, withFirst: true }, async (work) => {
    const { data } = work.proposal()
    const first = approved ? await firstToJoin(work, actor) : null
    await work.decide(approved ? 'agreed' : 'refused')
    const marked = { mark: data.mark ?? null, earlier: data.earlierPetitionId ?? null, earlierNumber: data.earlierNumber ?? null }
    const event = await work.record({
      audience: approved ? 'all' : 'staff',
      data: { approved, ...marked, ...(first && { joined: true }) },
      contents: { reason },
    })
    if (!approved) return
    await apply(work, true)
    if (first) await join(ctx, work, actor, event, first.petition)
    await work.tell(event, 'changed')
  })
}

export function contestMark(ctx: Context, actor: Actor, petitionId: string, version: number | null, { proposalId, reason }: MarkContest) {
  return actOnPetition(ctx, actor, { petitionId, act: 'mark-contest', proposalId, version }, async (work) => {
    await work.decide('contested')
    const decider = await findContestDecider(work.tx, work.petition, work.proposal())
    await setDecider(work.tx, work.proposal().id, decider)
    const event = await work.record({
      data: { mark: work.proposal().data.mark ?? null, ...(decider && { decider }) },
      contents: { reason },
    })
    await work.moveClocks(event, onContest(decider !== null), undefined, decider ?? undefined)
    await work.tellDesks(event, 'contested-mark', [{ organisationId: decider ?? work.petition.followerId, reader: 'leader' }])
  })
}

/** `approved`: the contest is right and the mark is lifted. */
export function decideMarkContest(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'mark-contest-decision', proposalId, version, withFirst: true }, async (work) => {
    await work.decide(approved ? 'lifted' : 'agreed')
    const { mark = null } = work.proposal().data
    const parted = approved && mark === 'repeat' && work.petition.status === 'joined' ? await part(ctx, work, actor) : {}
    const contest = await contestOf(work)
    const event = await work.record({ data: { approved, mark, contest, ...parted }, contents: { reason } })
    await work.moveClocks(event, onContestDecision(contest))
    if (approved) {
      await apply(work, false)
      await reopenRatings(work, event)
    }
    await work.tell(event, 'changed')
  })
}

async function apply(work: Work, isMarked: boolean) {
  const { mark, earlierPetitionId = null } = work.proposal().data
  const values = mark === 'repeat' ? { repeatOfId: isMarked ? earlierPetitionId : null } : { courtRelated: isMarked }
  await work.setPetition(values)
}
