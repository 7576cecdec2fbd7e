import type { Reply } from '@petition/shared/schemas/acts-of-unit'
import { type Outcome, outcomesOfClass } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { closeOpenAssignments } from '../../db/assignments.ts'
import { claimAttachments } from '../../db/attachments.ts'
import type { Contents, EventRow } from '../../db/events.ts'
import { findOrganisations } from '../../db/organisations.ts'
import { listStaffWhoRead } from '../../db/recusals.ts'
import { listRequests, type RequestRow, setRequestAnswers } from '../../db/requests.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Day, daysBetween } from '../../domain/calendar.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { onReplyIssued } from '../../domain/petition/clock-effects.ts'
import { endsWithMatter } from '../../domain/petition/matter.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

const maxFulfilmentDays = 3650

export type ReplyPoint = { requestId: string; outcome: Outcome; text: string; basis: string; fulfilOn?: Day | null | undefined }

/** The handling unit answers, every point with outcome, text and basis. Where the leader signs, it waits for the signature; else the resident is told and may rate. */
export function replyToPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, reply: Reply) {
  return actOnPetition(ctx, actor, { petitionId, act: 'reply', assignmentId: reply.assignmentId, version }, async (work) => {
    checkPoints(work, await listRequests(work.tx, petitionId), reply.points)
    const { receiverId } = work.assignment()
    const waits = (await findOrganisations(work.tx, [receiverId])).get(receiverId)?.approval === 'leader'
    if (waits) await needAnotherLeader(work, actor)
    const event = await work.record({
      // An unsigned draft is nobody's answer: the petitioner sees that something was recorded, not what.
      audience: waits ? 'staff' : 'all',
      data: {
        issued: !waits,
        points: pointCodes(reply.points),
        ...(!waits && { assignments: othersOpen(work) }),
        ...(!waits && work.petition.electronicDelivery && { delivered: 'agreed-online' }),
      },
      contents: replyContents(reply.body, reply.points),
    })
    await claimAttachments(work.tx, { ids: reply.attachmentIds, owner: actor, petitionId, eventId: event.id })
    if (waits) await work.setAssignment({ pendingReplyEventId: event.id, draftedByStaffId: actor.kind === 'staff' ? actor.staffId : null })
    else await issueReply(work, event, reply.points)
  })
}

/** Who drafts does not sign: a body's only leader would leave an answer that nobody can sign. */
async function needAnotherLeader({ tx, petition, assignment }: Work, actor: Actor) {
  if (actor.kind !== 'staff') return
  const leaders = await listStaffWhoRead(tx, assignment().receiverId, 'leader', petition)
  if (leaders.length === 1 && leaders[0]?.id === actor.staffId)
    throw illegal('拟稿人不能签发自己拟的答复，本单位没有另一位负责人可以签发，请由其他经办人拟稿。')
}

/** Whose part an answer ends, should it be undone. */
export const othersOpen = ({ assignments, target }: Work) =>
  assignments.filter((one) => endsWithMatter(one) && one.id !== target.assignment?.id).map(({ id, status }) => ({ id, status }))

/** What an event holds of the points of an answer: codes and days. */
export const pointCodes = (points: readonly ReplyPoint[]) =>
  points.map(({ requestId, outcome, fulfilOn = null }) => ({ requestId, outcome, fulfilOn }))

export function replyContents(body: string, points: readonly ReplyPoint[]): Contents {
  const contents: Contents = { body }
  for (const { requestId, text, basis } of points) {
    contents[`point.${requestId}.text`] = text
    contents[`point.${requestId}.basis`] = basis
  }
  return contents
}

/** The answer leaves the house: what others still had open ends, the petitioner is told. */
export async function issueReply(work: Work, event: EventRow, points: readonly ReplyPoint[]) {
  await setRequestAnswers(work.tx, points, event.id)
  await work.setAssignment({ status: 'done', pendingReplyEventId: null })
  await work.moveClocks(event, onReplyIssued)
  const closed = await closeOpenAssignments(work.tx, work.petition.id)
  await work.cancelClocks(event, closed)
  for (const { requestId, outcome, fulfilOn } of points) {
    if (outcome !== 'supported') continue
    const days = fulfilOn ? daysBetween(work.today, fulfilOn) : undefined
    if (days !== undefined && days < 1) throw illegal('落实日期已过，请退回修改后再签发。')
    await work.owe(event, 'fulfilment', { organisationId: work.assignment().receiverId, requestId, ...(days && { days }) })
  }
  await work.deliver(event, 'reply')
  await work.tell(event, 'replied')
}

function checkPoints({ petition, today }: Work, requests: readonly RequestRow[], points: readonly ReplyPoint[]) {
  const lawful = outcomesOfClass[petition.class ?? 'appeal']
  for (const [index, { requestId, outcome }] of points.entries()) {
    if (!requests.some((request) => request.id === requestId))
      throw invalidField(`points.${index}.requestId`, '这条诉求不属于这件信访件。', 'unknown_request')
    if (points.findIndex((point) => point.requestId === requestId) !== index)
      throw invalidField(`points.${index}.requestId`, '这条诉求答复了两次。', 'answered_twice')
    if (!lawful.includes(outcome))
      throw invalidField(`points.${index}.outcome`, '这类事项不能使用这个处理意见，请重新选择。', 'outcome_not_applicable')
  }
  const early = points.findIndex(({ fulfilOn }) => fulfilOn && fulfilOn <= today)
  if (early >= 0) throw invalidField(`points.${early}.fulfilOn`, '落实日期应晚于今天。', 'not_in_future')
  const late = points.findIndex(({ fulfilOn }) => fulfilOn && daysBetween(today, fulfilOn) > maxFulfilmentDays)
  if (late >= 0) throw invalidField(`points.${late}.fulfilOn`, '落实日期应在十年以内。', 'too_far')
  const missing = requests.flatMap(({ id }, index) => (points.some((point) => point.requestId === id) ? [] : [index + 1]))
  if (missing.length > 0) {
    throw invalidField('points', `第${missing.join('、')}条诉求还没有答复，每条诉求都要答复。`, 'unanswered_request')
  }
}
