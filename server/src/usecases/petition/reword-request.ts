import type { Decision } from '@petition/shared/schemas/act-parts'
import type { Rewording } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { newId } from '../../db/ids.ts'
import { listRequests, replaceRequest } from '../../db/requests.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onRewording, onRewordingAnswer } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/** A clerk proposes to word a point more clearly or to split it; only the petitioner can agree, by a day that is told: silence leaves the point as it was. */
export function proposeRewording(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, requestId, texts, reason }: Rewording,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'rewording', assignmentId, version }, async (work) => {
    const requests = await listRequests(work.tx, petitionId)
    if (!requests.some((one) => one.id === requestId)) throw invalidField('requestId', '这条诉求不属于这件信访件。', 'unknown_request')
    if (requests.length - 1 + texts.length > 5) throw invalidField('texts', '诉求最多5条，请减少拆分。', 'too_many')
    const contents = Object.fromEntries(texts.map((text, index) => [`request.${index + 1}`, text]))
    const event = await work.record({
      data: { request: requestId, count: texts.length, untilOn: work.lastDayOf('rewording-answer') },
      contents: { ...contents, reason },
    })
    await work.propose(event, 'rewording', { requestId, count: texts.length })
    await work.moveClocks(event, onRewording)
    await work.tell(event, 'changed')
  })
}

export function answerRewording(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'rewording-answer', proposalId, version }, async (work) => {
    const { eventId, data } = work.proposal()
    await work.decide(approved ? 'agreed' : 'refused')
    const ids = Array.from({ length: approved ? (data.count ?? 0) : 0 }, newId)
    const event = await work.record({
      data: { approved, request: data.requestId ?? null, requests: ids },
      contents: remark ? { text: remark } : {},
    })
    await work.moveClocks(event, onRewordingAnswer)
    if (!approved) return
    const requests = await listRequests(work.tx, petitionId)
    const replaced = requests.find((one) => one.id === data.requestId)
    const last = Math.max(0, ...requests.map((one) => one.position))
    if (replaced) await replaceRequest(work.tx, replaced, ids, eventId, work.at, last + 1)
  })
}
