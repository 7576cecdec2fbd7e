import type { ReasonedDecision, Recusal } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import { findStaffByName, listHeads, recuseStaff } from '../../db/recusals.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onRecusal, onRecusalDecision } from '../../domain/petition/clock-effects.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** 第二十八条: 工作人员与信访事项或者信访人有直接利害关系的，应当回避. Declared by oneself or asked for by the petitioner; the head decides, no act meanwhile. */
export function askForRecusal(ctx: Context, actor: Actor, petitionId: string, version: number | null, recusal: Recusal) {
  const { assignmentId, name, leaderConcerned, reason } = recusal
  return actOnPetition(ctx, actor, { petitionId, act: 'recusal', assignmentId, version }, async (work) => {
    if (actor.kind === 'resident' && !name) throw invalidField('name', '请写明需要回避的人员姓名。', 'name_missing')
    if (actor.kind === 'staff' && name) throw invalidField('name', '工作人员只能为本人申请回避。', 'not_oneself')
    const toSender = leaderConcerned || (await isHeadConcerned(work, actor, name))
    const event = await work.record({ data: { leaderConcerned: toSender }, contents: { ...(name && { name }), reason } })
    await work.propose(event, 'recusal', { leaderConcerned: toSender })
    await work.moveClocks(event, onRecusal)
  })
}

/** Nobody decides about themselves; and where the body has no head, the sender's decides. */
async function isHeadConcerned({ tx, assignment }: Work, actor: Actor, name: string | null | undefined) {
  const heads = await listHeads(tx, assignment().receiverId)
  return heads.length === 0 || heads.some((head) => (actor.kind === 'staff' ? head.id === actor.staffId : head.name === name))
}

/** The head of the body, or the sender's where the head is concerned; the reason is told. */
export function decideRecusal(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'recusal-decision', proposalId, version }, async (work) => {
    const { eventId, proposedByStaffId } = work.proposal()
    await work.decide(approved ? 'agreed' : 'refused')
    const event = await work.record({ data: { approved }, contents: { reason } })
    await work.moveClocks(event, onRecusalDecision)
    if (approved) {
      const named = await findStaffByName(work.tx, work.assignment().receiverId, await work.textOf(eventId, 'name'))
      for (const staffId of proposedByStaffId ? [proposedByStaffId] : named) await recuseStaff(work.tx, petitionId, staffId, event.id)
    }
    await work.tell(event, 'changed')
  })
}
