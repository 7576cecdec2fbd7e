import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'

interface Part {
  /** As the wire names it. */
  named: { assignmentId?: string; proposalId?: string; taskId?: string; firstReceiver?: true }
  allowedActions: Act[]
}

/** An act about people of the body that received it first. */
export const firstReceiverPart = 'first-receiver'

/** The assignment, proposal or task with this id, or the body that received it first; an act on the petition as a whole has none. */
export function partOf({ assignments, proposals, tasks, firstReceiver }: PetitionView, id: string): Part | undefined {
  const parts: (Part & { id: string })[] = [
    ...assignments.map((one) => ({ ...one, named: { assignmentId: one.id } })),
    ...proposals.map((one) => ({ ...one, named: { proposalId: one.id } })),
    ...tasks.map((one) => ({ ...one, named: { taskId: one.id } })),
    { ...firstReceiver, id: firstReceiverPart, named: { firstReceiver: true } },
  ]
  return parts.find((part) => part.id === id)
}
