import type { ObjectionDecision } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { setAssignment } from '../../db/assignments.ts'
import type { Actor } from '../../domain/actor.ts'
import { onObjectionDecision } from '../../domain/petition/clock-effects.ts'
import { backTo } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The sender verifies and agrees or not (第二十三条: 经核实同意后，交还相关材料). Upheld, the sender has to send it elsewhere. */
export function decideObjection(ctx: Context, actor: Actor, petitionId: string, version: number | null, decision: ObjectionDecision) {
  const { assignmentId, objectionUpheld, reason, decidedBy, decisionNumber } = decision
  return actOnPetition(ctx, actor, { petitionId, act: 'objection-decision', assignmentId, version }, async (work) => {
    const event = await work.record({
      data: { upheld: objectionUpheld, decidedBy },
      contents: { 'staff.reason': reason, ...(decisionNumber && { decisionNumber }) },
    })
    await work.setAssignment({ status: objectionUpheld ? 'returned' : 'offered' })
    await work.moveClocks(event, onObjectionDecision(objectionUpheld))
    const sender = objectionUpheld ? backTo(work.matter.assignments, work.assignment()) : null
    if (sender) await setAssignment(work.tx, sender.id, { status: 'offered' })
  })
}
