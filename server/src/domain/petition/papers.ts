import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { DocumentKind } from '@petition/shared/vocabulary/petition'

export type Paper = { kind: DocumentKind; opensRating: 'transfer-notice' | 'reply' | null }

/** Events whose effects a contest has taken back: a paper among them opens nothing any more. */
export const undoneBy = (events: readonly { canonical: string }[]): ReadonlySet<string> =>
  new Set(events.flatMap(({ canonical }) => (JSON.parse(canonical) as { data: { undone?: readonly string[] } }).data.undone ?? []))

/** Which paper an event put into the petitioner's hands; null for events that issue none. */
export function paperOf(event: { kind: EventKind; audience: 'all' | 'staff' | 'bureau'; assignmentId: string | null }): Paper | null {
  if (event.audience !== 'all') return null
  switch (event.kind) {
    case 'transfer':
      // The bureau is rated after its own notice, not after a hop further down.
      return { kind: 'transfer-notice', opensRating: event.assignmentId === null ? 'transfer-notice' : null }
    case 'acceptance':
      return { kind: 'acceptance-notice', opensRating: null }
    case 'procedural-notice-decision':
      return { kind: 'procedural-notice', opensRating: null }
    case 'reply':
    case 'reply-approval':
      return { kind: 'reply', opensRating: 'reply' }
    case 'supplement-request':
      return { kind: 'supplement-notice', opensRating: null }
    case 'extension-decision':
      return { kind: 'extension-notice', opensRating: null }
    case 'refusal-decision':
      return { kind: 'refusal-notice', opensRating: 'transfer-notice' }
    case 'prompt-answer-decision':
      return { kind: 'reply', opensRating: 'transfer-notice' }
    case 'conclusion':
      return { kind: 'conclusion-notice', opensRating: null }
    default:
      return null
  }
}
