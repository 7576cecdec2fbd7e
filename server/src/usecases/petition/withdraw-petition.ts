import type { Withdrawal } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import { closeOpenAssignments, closeProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { actOnPetition } from './act-on-petition.ts'

/** Only the petitioner's own act, with a reason; it stays in every count. */
export function withdrawPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { reason }: Withdrawal) {
  return actOnPetition(ctx, actor, { petitionId, act: 'withdrawal', version }, async (work) => {
    const event = await work.record({ contents: { reason } })
    await closeOpenAssignments(work.tx, petitionId)
    await work.cancelClocks(event)
    await closeProceeding(work.tx, petitionId, work.at)
    await work.tell(event, 'withdrawn')
  })
}
