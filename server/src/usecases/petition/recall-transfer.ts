import type { Recall } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import { listOpeners } from '../../db/openings.ts'
import { setAssignment } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { onRecall } from '../../domain/petition/clock-effects.ts'
import { backTo } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** A wrong transfer is taken back (第三十条: 不得…转给被检举、揭发的人员或者单位); the history names which roles of the body had seen it. */
export function recallTransfer(ctx: Context, actor: Actor, petitionId: string, version: number | null, { assignmentId, reason }: Recall) {
  return actOnPetition(ctx, actor, { petitionId, act: 'recall', assignmentId, version }, async (work) => {
    const assignment = work.assignment()
    const seenBy = await listOpeners(work.tx, petitionId, assignment.receiverId)
    const event = await work.record({
      data: { organisation: assignment.receiverId, seenBy: seenBy.map(({ role, times }) => ({ role, times })) },
      contents: { 'staff.reason': reason, 'staff.seenBy': seenBy.map((one) => `${one.name}（${one.times}次）`).join('、') || '无人打开' },
    })
    await work.setAssignment({ status: 'returned', pendingReplyEventId: null })
    await work.moveClocks(event, onRecall)
    const parent = backTo(work.matter.assignments, assignment)
    if (parent) await setAssignment(work.tx, parent.id, { status: 'offered' })
    await work.tell(event, 'changed')
  })
}
