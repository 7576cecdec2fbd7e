import type { ReplyApproval } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { moveAttachments } from '../../db/attachments.ts'
import { getEvent, readContents } from '../../db/events.ts'
import type { Actor } from '../../domain/actor.ts'
import { actOnPetition, signedFor } from './act-on-petition.ts'
import { readReply } from './reply-contents.ts'
import { issueReply, othersOpen, pointCodes, replyContents } from './reply-to-petition.ts'

/** The unit's leader signs the answer (签发) or gives it back. Signed, the text stands in the leader's own event: that is the paper the petitioner receives. */
export function approveReply(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, approved, remark }: ReplyApproval,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'reply-approval', assignmentId, version }, async (work) => {
    const draft = await getEvent(work.tx, work.assignment().pendingReplyEventId ?? '')
    const { body, points } = readReply(draft, await readContents(work.tx, ctx.keys, [draft.id]))
    const event = await work.record({
      audience: approved ? 'all' : 'staff',
      data: {
        approved,
        ...signedFor(work),
        draft: draft.id,
        points: pointCodes(points),
        ...(approved && { assignments: othersOpen(work) }),
        ...(approved && work.petition.electronicDelivery && { delivered: 'agreed-online' }),
      },
      contents: { ...(approved && replyContents(body, points)), ...(remark && { 'staff.remark': remark }) },
    })
    if (!approved) return work.setAssignment({ pendingReplyEventId: null })
    await moveAttachments(work.tx, draft.id, event.id)
    await issueReply(work, event, points)
  })
}
