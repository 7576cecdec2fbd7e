import type { OrganisationRef, TimelineEntry } from '@petition/shared/schemas/petition'
import { eventLabels } from '@petition/shared/vocabulary/acts'
import type { EventRow } from '../db/events.ts'
import type { Actor } from '../domain/actor.ts'
import { localDate } from '../domain/calendar.ts'
import { isClosed, mayReadField, type TimelineSource } from './timeline-rights.ts'
import { type Data, summarise } from './timeline-sentences.ts'

/** One event in plain words, told from its codes. */
export function viewEvent(event: EventRow, source: TimelineSource, actor: Actor): TimelineEntry {
  const { by, data } = JSON.parse(event.canonical) as { by: TimelineEntry['by']; data: Data }
  const organisation = refTo(event.organisationId, source.organisations)
  return {
    sequence: event.sequence,
    kind: event.kind,
    label: eventLabels[event.kind],
    at: event.at.toISOString(),
    on: localDate(event.at),
    organisation,
    by,
    summary: summarise(event, data, source, organisation?.name ?? ''),
    text: isClosed(event, source, actor) ? null : textOf(event, source, actor),
  }
}

export function refTo(id: string | null, organisations: TimelineSource['organisations']): OrganisationRef | null {
  const row = id === null ? undefined : organisations.get(id)
  return row ? { id: row.id, name: row.name } : null
}

/** The one text an entry shows beside its sentence. */
const shownFields = [
  'decisionNumber',
  'name',
  'place',
  'text',
  'reason',
  'staff.reason',
  'staff.remark',
  'staff.summary',
  'bureau.seenBy',
  'ground',
]

function textOf(event: EventRow, source: TimelineSource, actor: Actor): string | null {
  const own = source.contents.filter((one) => one.eventId === event.id && mayReadField(one.field, actor))
  if (event.kind === 'procedural-notice' || (event.kind === 'procedural-notice-decision' && event.audience === 'all')) {
    const part = (field: string) => own.find((one) => one.field === field)?.text ?? ''
    return `${part('procedure')}，由${part('receivingBody')}接收。理由和依据：${part('reason')}`
  }
  if (event.kind === 'submission') return own.find((one) => one.field === 'staff.reason')?.text ?? null
  const wordings = event.kind === 'rewording' ? own.filter((one) => one.field.startsWith('request.')) : []
  const texts = [...wordings, ...own.filter((one) => shownFields.includes(one.field))]
    .map((one) => one.text)
    .filter((text) => text !== null)
  return texts.length > 0 ? texts.join('\n') : null
}
