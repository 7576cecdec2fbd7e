import type { PromptAnswer } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import { closeProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/** Consultation and thanks are answered at once by the bureau; what asks for something is never answered so. */
export function answerPromptly(ctx: Context, actor: Actor, petitionId: string, version: number | null, { text }: PromptAnswer) {
  return actOnPetition(ctx, actor, { petitionId, act: 'prompt-answer', version }, async (work) => {
    const event = await work.record({
      data: work.petition.electronicDelivery ? { delivered: 'agreed-online' } : {},
      contents: { body: text },
    })
    await work.moveClocks(event, onTransfer('petition'))
    await work.cancelClocks(event)
    await closeProceeding(work.tx, petitionId, work.at)
    await work.deliver(event, 'transfer-notice')
    await work.tell(event, 'replied')
  })
}
