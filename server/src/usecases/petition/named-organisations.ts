import type { AssignmentRow } from '../../db/assignments.ts'
import type { EventRow } from '../../db/events.ts'

type Naming = { from?: string; readers?: string[]; decider?: string; deciders?: { decider: string }[] }

/** Every body that a history names: who acted, sent or received, who decides or reads, and who was there before a succession. */
export function namedOrganisations(events: readonly EventRow[], assignments: readonly AssignmentRow[]): string[] {
  const named = events.flatMap(({ kind, organisationId, canonical }) => {
    const { from, readers = [], decider, deciders = [] } = (JSON.parse(canonical) as { data: Naming }).data
    const before = kind === 'succession' ? from : undefined
    return [organisationId, before, decider, ...readers, ...deciders.map((one) => one.decider)]
  })
  return [...named.filter((id) => typeof id === 'string'), ...assignments.flatMap((one) => [one.senderId, one.receiverId])]
}
