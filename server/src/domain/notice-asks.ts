import type { Act, EventKind } from '@petition/shared/vocabulary/acts'
import type { ClockKind } from '@petition/shared/vocabulary/clocks'

export type Asking = {
  eventKind: EventKind
  /** Of a reminder: the date that is near. */
  clockKind: ClockKind | null
  /** The proposed rewording or the shown proof, as long as it waits for the petitioner's word. */
  waitingId: string | null
}

/** The act of the petitioner that a notice asks for. */
export function asksFor({ eventKind, clockKind, waitingId }: Asking): { act: Act; partId: string | null } | null {
  if (eventKind === 'supplement-request') return { act: 'supplement', partId: null }
  if (eventKind === 'reminder' && clockKind !== 'fulfilment') return { act: 'rating', partId: null }
  if (!waitingId) return null
  return { act: eventKind === 'rewording' ? 'rewording-answer' : 'fulfilment-confirmation', partId: waitingId }
}
