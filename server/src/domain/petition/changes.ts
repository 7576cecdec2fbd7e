import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { Data } from './replay-state.ts'

const ofNobody: readonly EventKind[] = ['delivery', 'calendar-change', 'reminder', 'rewording-lapse']

/** Whether an event made a new version of its petition: what nobody did does not, and an act of two events makes one. */
export const makesVersion = ({ kind, data }: { kind: EventKind; data: Data }): boolean =>
  !ofNobody.includes(kind) && data.beside === undefined

/** What was done since somebody read this version; the filing is the first one. */
export function changesSince<Event extends { kind: EventKind; canonical: string }>(events: readonly Event[], version: number): Event[] {
  const made = events.filter(({ kind, canonical }) => makesVersion({ kind, data: (JSON.parse(canonical) as { data: Data }).data }))
  const first = made[version]
  return first ? events.slice(events.indexOf(first)) : []
}
