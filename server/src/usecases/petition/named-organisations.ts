import type { AssignmentRow } from '../../db/assignments.ts'
import type { EventRow } from '../../db/events.ts'

/** Every body that a history names: who acted, sent or received, and who was there before a succession. */
export function namedOrganisations(events: readonly EventRow[], assignments: readonly AssignmentRow[]): string[] {
  const acted = events.map((one) => one.organisationId).filter((id) => id !== null)
  const before = events
    .filter((one) => one.kind === 'succession')
    .map(({ canonical }) => (JSON.parse(canonical) as { data: { from: string } }).data.from)
  const readers = events
    .filter((one) => one.kind === 'retaliation-report')
    .flatMap(({ canonical }) => (JSON.parse(canonical) as { data: { readers?: string[] } }).data.readers ?? [])
  return [...acted, ...before, ...readers, ...assignments.flatMap((one) => [one.senderId, one.receiverId])]
}
