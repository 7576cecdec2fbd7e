import type { Decision } from '@petition/shared/schemas/act-parts'
import type { PromptAnswer } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import type { Contents } from '../../db/events.ts'
import { closeProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The bureau drafts an answer to a consultation or to thanks; what asks for something is never answered so. A second person has to agree. */
export function answerPromptly(ctx: Context, actor: Actor, petitionId: string, version: number | null, { text, reason }: PromptAnswer) {
  return actOnPetition(ctx, actor, { petitionId, act: 'prompt-answer', version }, async (work) => {
    const event = await work.record({ contents: { body: text, reason } })
    await work.propose(event, 'prompt-answer', {})
  })
}

/** Agreed, the answer goes out with the reason and ends the matter; the petitioner may contest it. */
export function decidePromptAnswer(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'prompt-answer-decision', proposalId, version }, async (work) => {
    const { eventId } = work.proposal()
    const said: Contents = remark ? { 'staff.remark': remark } : {}
    await work.decide(approved ? 'agreed' : 'refused')
    if (!approved) {
      await work.record({ audience: 'staff', data: { approved }, contents: said })
      return
    }
    const event = await work.record({
      data: { approved, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { body: await work.textOf(eventId, 'body'), reason: await work.textOf(eventId, 'reason'), ...said },
    })
    await work.moveClocks(event, onTransfer('petition'))
    await work.cancelClocks(event)
    await closeProceeding(work.tx, petitionId, work.at)
    work.standAs('concluded')
    await work.deliver(event, 'transfer-notice')
    await work.tell(event, 'replied')
  })
}
