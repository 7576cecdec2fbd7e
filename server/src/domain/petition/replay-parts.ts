import type { AssignmentStatus } from '@petition/shared/vocabulary/petition'
import { localDate } from '../calendar.ts'
import { STEPS } from './lifecycle.ts'
import type { Recorded, Replayed, ReplayedProposal, Scene } from './replay-state.ts'

export const unanswered = { outcome: null, replyEventId: null, textEventId: null, textField: null, replacedAt: null, solved: null }

export const assignmentOf = ({ state, event }: Scene) => found(state.assignments, (one) => one.id === event.assignment, event)

/** A registration may ask for two things by one event, another class and a mark: the step says which of them is meant. */
export function proposalOf({ state, event, data }: Scene) {
  const kinds = STEPS.flatMap((step) => (step.on === 'proposal' && step.act === event.kind ? [step.kind] : []))
  const isMeant = ({ kind }: ReplayedProposal) => kinds.length === 0 || kinds.includes(kind)
  return found(state.proposals, (one) => one.eventId === data.asked && isMeant(one), event)
}

export const taskOf = ({ state, event, data }: Scene) =>
  found(state.tasks, (one) => one.eventId === data.owedBy && one.requestId === (data.request ?? null), event)

export const statesOf = ({ assignments }: Pick<Replayed, 'assignments'>) =>
  assignments.map((one) => ({ ...one, replyPending: one.pendingReplyEventId !== null, draftedByStaffId: null, objectionUntilOn: null }))

export function setStatus({ assignments }: Replayed, id: string | undefined, status: AssignmentStatus) {
  for (const one of assignments) if (one.id === id) one.status = status
}

/** How often it went back, given or taken. */
export const roundsOf = ({ assignments, recalls }: Pick<Replayed, 'assignments' | 'recalls'>) => ({
  returns: assignments.filter((one) => one.status === 'returned').length,
  recalls,
})

export function closeOpen({ assignments }: Replayed): string[] {
  const open = assignments.filter((one) => closable.includes(one.status))
  for (const one of open) one.status = 'closed'
  return open.map((one) => one.id)
}

export function propose(state: Replayed, event: Recorded, kind: ReplayedProposal['kind'], data: ReplayedProposal['data']) {
  const asked = {
    assignmentId: event.assignment,
    proposedOn: localDate(new Date(event.at)),
    byPetitioner: event.by === 'petitioner',
    deciderId: event.data.decider ?? null,
  }
  state.proposals.push({ eventId: event.id, kind, status: 'open', data, ...asked })
}

export const closable: readonly AssignmentStatus[] = ['offered', 'objected', 'accepted']

function found<Part>(parts: readonly Part[], fits: (part: Part) => boolean, { kind, sequence }: Recorded): Part {
  const part = parts.find(fits)
  if (!part) throw new Error(`event ${sequence} (${kind}) speaks of something that no event before it made`)
  return part
}
