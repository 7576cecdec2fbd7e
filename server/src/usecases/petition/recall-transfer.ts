import type { Recall } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import type { AssignmentRow } from '../../db/assignments.ts'
import { setAssignment } from '../../db/assignments.ts'
import type { EventRow } from '../../db/events.ts'
import { listOpeners } from '../../db/openings.ts'
import { setProposal } from '../../db/proposals.ts'
import type { Actor } from '../../domain/actor.ts'
import { onRecall } from '../../domain/petition/clock-effects.ts'
import { backTo, below, goesWithPart, hasLeft, recalledFrom } from '../../domain/petition/matter.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/**
 * A wrong transfer is taken back (第三十条: 不得…转给被检举、揭发的人员或者单位), from the body and from whomever it sent it on to.
 * The history tells which roles had seen it how often; their names are for the bureau. It is never forbidden, but the third time that a matter
 * goes back the bodies above lose it as well: the first bureau sends it anew.
 */
export function recallTransfer(ctx: Context, actor: Actor, petitionId: string, version: number | null, { assignmentId, reason }: Recall) {
  return actOnPetition(ctx, actor, { petitionId, act: 'recall', assignmentId, version }, async (work) => {
    const assignment = work.assignment()
    const sentTo = [assignment, ...below(work.assignments, assignment.id)]
    const readers = await listOpeners(
      work.tx,
      petitionId,
      sentTo.map((one) => one.receiverId),
    )
    const top = recalledFrom(work.assignments, assignment, work.matter)
    const recalled = [top, ...below(work.assignments, top.id)]
    const event = await work.record({
      data: {
        organisation: assignment.receiverId,
        ...(top.id !== assignment.id && { bureau: work.petition.bureauId }),
        seenBy: readers.map(({ organisationId, role, times }) => ({ organisationId, role, times })),
      },
      contents: {
        'staff.reason': reason,
        'bureau.seenBy': readers.map(({ name, times }) => `${name}（${times}次）`).join('、') || '无人打开',
      },
    })
    await takeBack(
      work,
      event,
      recalled.filter((one) => !hasLeft(one)),
    )
    const parent = backTo(work.matter.assignments, top)
    if (parent) await setAssignment(work.tx, parent.id, { status: 'offered' })
    await work.tell(event, 'changed')
  })
}

/** From all of these at once; what they asked for is not asked for any more. */
export async function takeBack(work: Work, event: EventRow, parts: readonly AssignmentRow[]) {
  for (const one of parts) {
    await setAssignment(work.tx, one.id, { status: 'recalled', pendingReplyEventId: null })
    await work.moveClocks(event, onRecall, one)
  }
  for (const asked of work.proposals) {
    const isLeft = asked.status === 'refused' || asked.status === 'lapsed'
    if (!isLeft && goesWithPart(asked) && parts.some(({ id }) => id === asked.assignmentId)) await setProposal(work.tx, asked.id, 'lifted')
  }
}
