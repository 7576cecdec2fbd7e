import type { Dispute } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { onDispute } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/**
 * 第二十四条: who cannot agree whose matter it is puts it to the common superior or the joint conference (提请裁决). The bureau that follows, in whose house
 * the conference has its office, brings the decision by a day of its own; what the petitioner was promised goes on.
 */
export function disputeAssignment(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, to, reason }: Dispute,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'dispute', assignmentId, version }, async (work) => {
    const event = await work.record({ data: { to }, contents: { 'staff.reason': reason } })
    await work.propose(event, 'dispute', { to })
    await work.moveClocks(event, onDispute)
    await work.tellDesks(event, 'disputed', [{ organisationId: work.petition.followerId, reader: 'leader' }])
  })
}
