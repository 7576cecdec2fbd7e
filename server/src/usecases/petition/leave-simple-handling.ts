import type { Decision } from '@petition/shared/schemas/act-parts'
import type { OrdinaryHandling } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { setAssignment } from '../../db/assignments.ts'
import type { Actor } from '../../domain/actor.ts'
import { onOrdinaryHandling } from '../../domain/petition/clock-effects.ts'
import { actOnPetition, signedFor } from './act-on-petition.ts'

/** What turns out not to be simple goes into the ordinary procedure with the head's approval (《信访事项简易办理办法》). */
export function askForOrdinaryHandling(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, reason }: OrdinaryHandling,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'ordinary-handling', assignmentId, version }, async (work) => {
    const event = await work.record({ contents: { reason } })
    await work.propose(event, 'ordinary-handling', {})
  })
}

/** The 60 days go on from the first acceptance; nothing starts anew. */
export function decideOrdinaryHandling(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'ordinary-handling-decision', proposalId, version }, async (work) => {
    const { assignmentId, eventId } = work.proposal()
    await work.decide(approved ? 'agreed' : 'refused')
    const isOverdue = work.clocks.some(
      ({ kind, stoppedOn, legalOn }) => kind === 'simple-answer' && stoppedOn === null && legalOn < work.today,
    )
    const event = await work.record({
      audience: approved ? 'all' : 'staff',
      data: { approved, ...signedFor(work), late: isOverdue },
      contents: { ...(approved && { reason: await work.textOf(eventId, 'reason') }), ...(remark && { 'staff.remark': remark }) },
    })
    if (!approved || assignmentId === null) return
    await setAssignment(work.tx, assignmentId, { simple: false })
    await work.moveClocks(event, onOrdinaryHandling(isOverdue))
    await work.tell(event, 'changed')
  })
}
