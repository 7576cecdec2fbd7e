import type { Conclusion } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { closeOpenAssignments } from '../../db/assignments.ts'
import { closeProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { endsWithMatter } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The bureau's own act with its ground (审核认定办结); silence moves nothing. */
export function concludePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { ground }: Conclusion) {
  return actOnPetition(ctx, actor, { petitionId, act: 'conclusion', version }, async (work) => {
    const open = work.assignments.filter(endsWithMatter)
    const event = await work.record({
      data: {
        assignments: open.map(({ id, status }) => ({ id, status })),
        ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }),
      },
      contents: { ground },
    })
    // Where the lead led the matter elsewhere, those who assist may still have it open.
    await work.cancelClocks(event, await closeOpenAssignments(work.tx, petitionId))
    await closeProceeding(work.tx, petitionId, work.at)
    await work.deliver(event, 'other')
    await work.tell(event, 'concluded')
  })
}
