import type { Objection } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { onObjection } from '../../domain/petition/clock-effects.ts'
import { goesToBureau } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The body holds that the matter is not its own (异议), with detailed reasons; what the petitioner was promised goes on. */
export function objectToAssignment(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, reason }: Objection,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'objection', assignmentId, version }, async (work) => {
    const event = await work.record({ contents: { 'staff.reason': reason } })
    await work.setAssignment({ status: 'objected' })
    const senderId = goesToBureau(work.matter) ? work.petition.followerId : work.assignment().senderId
    await work.moveClocks(event, onObjection, { ...work.assignment(), senderId })
  })
}
