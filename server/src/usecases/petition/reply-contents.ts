import type { Outcome } from '@petition/shared/vocabulary/petition'
import type { EventRow, OpenedContent } from '../../db/events.ts'
import type { ReplyPoint } from './reply-to-petition.ts'

/** An answer as its event holds it: codes in the event itself, texts beside it. */
export function readReply(event: EventRow, contents: readonly OpenedContent[]): { body: string; points: ReplyPoint[] } {
  const text = (field: string) => contents.find((one) => one.eventId === event.id && one.field === field)?.text ?? ''
  const { data } = JSON.parse(event.canonical) as { data: { points: { requestId: string; outcome: Outcome; fulfilOn: string | null }[] } }
  const points = data.points.map(({ requestId, outcome, fulfilOn }) => ({
    requestId,
    outcome,
    fulfilOn,
    text: text(`point.${requestId}.text`),
    basis: text(`point.${requestId}.basis`),
  }))
  return { body: text('body'), points }
}
