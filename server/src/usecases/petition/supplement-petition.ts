import type { Supplement } from '@petition/shared/schemas/acts-of-petitioner'
import type { SupplementRequest } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { claimAttachments } from '../../db/attachments.ts'
import { type EventRow, findLastEvent } from '../../db/events.ts'
import { enqueueImageCheck } from '../../db/notices.ts'
import type { Actor } from '../../domain/actor.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** The unit asks for more facts (补正通知); no clock stops for it. */
export function askForSupplement(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, text }: SupplementRequest,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'supplement-request', assignmentId, version }, async (work) => {
    const event = await work.record({
      data: work.petition.electronicDelivery ? { delivered: 'agreed-online' } : {},
      contents: { text },
    })
    await work.deliver(event, 'other')
    await work.tell(event, 'supplement-wanted')
  })
}

/** The petitioner adds to the matter, asked or not. */
export function supplementPetition(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { text, attachmentIds }: Supplement,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'supplement', version }, async (work) => {
    const event = await work.record({ data: { attachments: attachmentIds }, contents: { text } })
    const added = await claimAttachments(work.tx, { ids: attachmentIds, owner: actor, petitionId, eventId: event.id })
    await tellWhoHasIt(work, event)
    if (work.petition.sealed) return
    for (const one of added) if (one.mediaType !== 'application/pdf') await enqueueImageCheck(work.tx, one.id)
  })
}

/** The body that has the matter, and whoever asked last. */
async function tellWhoHasIt(work: Work, event: EventRow) {
  const { organisationId } = work.petition
  const asked = await findLastEvent(work.tx, work.petition.id, 'supplement-request')
  const bodies = new Set([organisationId, asked?.organisationId ?? organisationId])
  await work.tellDesks(
    event,
    'supplemented',
    [...bodies].map((id) => ({ organisationId: id, reader: 'clerk' })),
  )
}
