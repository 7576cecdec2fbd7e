import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'

/** One act that the server allows now, on the petition or on one of its parts. */
export interface Offer {
  act: Act
  assignmentId?: string
  proposalId?: string
  taskId?: string
  /** Whose part it is, where the same act is offered on several. */
  holder?: string
}

type View = Pick<PetitionView, 'allowedActions' | 'assignments' | 'proposals' | 'tasks' | 'requests'>

/** Exactly the acts of the view; those of a part name it. */
export function offersOf(petition: View): Offer[] {
  const parts = [
    ...petition.assignments.map(({ id, organisation, allowedActions }) => ({
      named: { assignmentId: id },
      holder: organisation.name,
      allowedActions,
    })),
    ...petition.proposals.map(({ id, proposedOn, allowedActions }) => ({
      named: { proposalId: id },
      holder: `${proposedOn} 提出`,
      allowedActions,
    })),
    ...petition.tasks.map((task) => ({
      named: { taskId: task.id },
      holder: subjectOf(petition, task),
      allowedActions: task.allowedActions,
    })),
  ]
  return petition.allowedActions.flatMap((act): Offer[] => {
    const found = parts.filter(({ allowedActions }) => allowedActions.includes(act))
    if (found.length === 0) return [{ act }]
    return found.map(({ named, holder }) => ({ act, ...named, ...(found.length > 1 && { holder }) }))
  })
}

function subjectOf({ requests }: View, { requestId, dueOn }: View['tasks'][number]): string {
  const position = requests.find(({ id }) => id === requestId)?.position
  return position === undefined ? `${dueOn} 到期` : `诉求 ${position}`
}

/** Which part of the petition an offer is about, for the wire. */
export const partOf = ({ assignmentId, proposalId, taskId }: Offer) => ({ assignmentId, proposalId, taskId })

/** The same for two offers only where they are the same. */
export const keyOf = ({ act, assignmentId, proposalId, taskId }: Offer) => [act, assignmentId, proposalId, taskId].join(' ')
