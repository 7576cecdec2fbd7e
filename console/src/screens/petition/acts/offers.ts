import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'

/** One act that the server allows now, on the petition or on one of its assignments. */
export interface Offer {
  act: Act
  assignmentId?: string
  /** Whose assignment, where the same act is offered on several. */
  holder?: string
}

/** Exactly the acts of the view; those of an assignment name it. */
export function offersOf({ allowedActions, assignments }: Pick<PetitionView, 'allowedActions' | 'assignments'>): Offer[] {
  return allowedActions.flatMap((act): Offer[] => {
    const holders = assignments.filter((assignment) => assignment.allowedActions.includes(act))
    if (holders.length === 0) return [{ act }]
    return holders.map(({ id, organisation }) => ({
      act,
      assignmentId: id,
      ...(holders.length > 1 && { holder: organisation.name }),
    }))
  })
}

export function isSameOffer(one: Offer, other: Offer): boolean {
  return one.act === other.act && one.assignmentId === other.assignmentId
}
