import type { ObjectionDecision } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { setAssignment } from '../../db/assignments.ts'
import type { EventRow } from '../../db/events.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onDisputeDecision, onObjectionDecision } from '../../domain/petition/clock-effects.ts'
import { backTo, below, hasLeft, recalledFrom } from '../../domain/petition/matter.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { takeBack } from './recall-transfer.ts'

/**
 * The sender verifies and agrees or not (第二十三条: 经核实同意后，交还相关材料); what was put to others the bureau's leader decides as they did (第二十四条).
 * Upheld, the sender has to send it elsewhere; the third time that a matter goes back the first bureau, and the bodies between lose it.
 */
export function decideObjection(ctx: Context, actor: Actor, petitionId: string, version: number | null, decision: ObjectionDecision) {
  const { assignmentId, proposalId, objectionUpheld, reason, decidedBy, decisionNumber, decidedOn } = decision
  return actOnPetition(ctx, actor, { petitionId, act: 'objection-decision', assignmentId, proposalId, version }, async (work) => {
    checkDecider(work, decision)
    const assignment = work.assignment()
    const top = objectionUpheld ? recalledFrom(work.assignments, assignment, work.matter) : assignment
    const isTakenUp = top.id !== assignment.id
    const event = await work.record({
      data: {
        upheld: objectionUpheld,
        decidedBy,
        ...(decidedOn && decidedBy !== 'sender' && { decidedOn }),
        ...(isTakenUp && { bureau: work.petition.bureauId }),
      },
      contents: { 'staff.reason': reason, ...(decisionNumber && { decisionNumber }) },
    })
    if (work.target.proposal) await endDispute(work, event, objectionUpheld)
    await work.setAssignment({ status: objectionUpheld ? 'returned' : 'offered' })
    await work.moveClocks(event, onObjectionDecision(objectionUpheld))
    const above = isTakenUp ? [top, ...below(work.assignments, top.id)] : []
    await takeBack(
      work,
      event,
      above.filter((one) => one.id !== assignment.id && !hasLeft(one)),
    )
    const sender = objectionUpheld ? backTo(work.matter.assignments, top) : null
    if (sender) await setAssignment(work.tx, sender.id, { status: 'offered' })
  })
}

async function endDispute(work: Work, event: EventRow, isUpheld: boolean) {
  await work.decide(isUpheld ? 'agreed' : 'refused')
  await work.moveClocks(event, onDisputeDecision(work.proposal().eventId))
}

/** Nobody says "the joint conference decided" who did not ask it, nor before it was asked. */
function checkDecider({ target, today, proposals }: Work, { decidedBy, decidedOn }: ObjectionDecision) {
  if (!target.proposal) {
    if (decidedBy !== 'sender')
      throw invalidField('decidedBy', '由共同的上一级机关或者联席会议决定的，请先提请裁决，由信访部门负责人转达。', 'not_disputed')
    return
  }
  if (decidedBy === 'sender') throw invalidField('decidedBy', '已经提请裁决，请选择由谁作出决定。', 'disputed')
  const askedOn = proposals.find(({ id }) => id === target.proposal?.id)?.proposedOn
  if (decidedOn && decidedOn > today) throw invalidField('decidedOn', '决定的日期不能晚于今天。', 'in_future')
  if (decidedOn && askedOn && decidedOn < askedOn) throw invalidField('decidedOn', '决定的日期不能早于提请裁决的日期。', 'before_asked')
}
