import type { FulfilmentConfirmation } from '@petition/shared/schemas/acts-of-petitioner'
import type { FulfilmentProof, FulfilmentRefusal } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { claimAttachments } from '../../db/attachments.ts'
import { resumeTaskClock, stopTaskClock } from '../../db/clocks.ts'
import type { Actor } from '../../domain/actor.ts'
import { actOnPetition } from './act-on-petition.ts'

/** What was supported is carried out (第三十二条: 应当督促有关机关、单位执行); the unit shows how. */
export function proveFulfilment(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { taskId, text, attachmentIds }: FulfilmentProof,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'fulfilment-proof', taskId, version }, async (work) => {
    const { id, requestId } = work.task()
    const event = await work.record({ data: { task: id, request: requestId }, contents: { text } })
    await claimAttachments(work.tx, { ids: attachmentIds, owner: actor, petitionId, eventId: event.id })
    await work.setTask('proved')
    await stopTaskClock(work.tx, id, { eventId: event.id, on: work.today })
    await work.tell(event, 'changed')
  })
}

/** 第四十条: 拒不执行信访处理意见. Said openly, it is before the bureau at once; the clock goes on. */
export function refuseFulfilment(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { taskId, reason }: FulfilmentRefusal,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'fulfilment-refusal', taskId, version }, async (work) => {
    const event = await work.record({ data: { task: work.task().id, request: work.task().requestId }, contents: { reason } })
    await work.setTask('refused')
    await work.owe(event, 'call-back', { organisationId: work.petition.followerId })
    await work.tell(event, 'changed')
    // Of an accusation the bureau is not told what the answer was; it has somebody to call back.
    if (work.petition.sealed) return
    const desk = { organisationId: work.petition.followerId, reader: 'clerk', of: work.task().organisationId } as const
    await work.tellDesks(event, 'refused-fulfilment', [desk])
  })
}

/** The petitioner confirms or contests; contested, the same clock goes on. */
export function confirmFulfilment(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  confirmation: FulfilmentConfirmation,
) {
  const { taskId, confirmed, reason } = confirmation
  return actOnPetition(ctx, actor, { petitionId, act: 'fulfilment-confirmation', taskId, version }, async (work) => {
    if (!confirmed) await resumeTaskClock(work.tx, work.task().id)
    const moved = confirmed ? [] : await work.recount()
    const { id, requestId, organisationId } = work.task()
    const event = await work.record({ data: { task: id, request: requestId, confirmed, moved }, contents: reason ? { reason } : {} })
    await work.setTask(confirmed ? 'confirmed' : 'contested')
    if (!confirmed) await work.tellDesks(event, 'contested-fulfilment', [{ organisationId, reader: 'clerk' }])
  })
}
