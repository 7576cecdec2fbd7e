import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'

/** One act that the server allows now, on the petition or on one of its parts. */
export interface Offer {
  act: Act
  assignmentId?: string
  proposalId?: string
  taskId?: string
  /** About people of the body that received it first. */
  firstReceiver?: true
  /** Whose part it is, where the same act is offered on several. */
  holder?: string
}

type View = Pick<PetitionView, 'allowedActions' | 'assignments' | 'proposals' | 'tasks' | 'requests' | 'firstReceiver'>

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
    {
      named: { firstReceiver: true as const },
      holder: petition.firstReceiver.name,
      allowedActions: petition.firstReceiver.allowedActions,
    },
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
export const partOf = ({ assignmentId, proposalId, taskId, firstReceiver }: Offer) => ({ assignmentId, proposalId, taskId, firstReceiver })

/** The same for two offers only where they are the same. */
export const keyOf = ({ act, assignmentId, proposalId, taskId, firstReceiver }: Offer) =>
  [act, assignmentId, proposalId, taskId, firstReceiver].join(' ')
