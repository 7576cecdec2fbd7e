import type { OrganisationRef, TimelineEntry } from '@petition/shared/schemas/petition'
import { eventLabels } from '@petition/shared/vocabulary/acts'
import {
  type AssignmentRole,
  assignmentRoleLabels,
  type ContactChannel,
  contactChannelLabels,
  type Grade,
  gradeLabels,
  type PetitionClass,
  petitionClassLabels,
  type RatingObject,
  type Route,
  ratingObjectLabels,
  routeLabels,
} from '@petition/shared/vocabulary/petition'
import type { EventRow, OpenedContent } from '../db/events.ts'
import type { Actor } from '../domain/actor.ts'
import { localDate } from '../domain/calendar.ts'

export type TimelineSource = {
  events: readonly EventRow[]
  contents: readonly OpenedContent[]
  organisations: ReadonlyMap<string, { id: string; name: string }>
}

/** The codes an event may hold; which ones depends on its kind. */
type Data = {
  class: PetitionClass
  assignments: { organisationId: string; role: AssignmentRole }[]
  upheld: boolean
  /** Null in an acceptance where the class knows no routes. */
  route: Route
  issued: boolean
  approved: boolean
  object: RatingObject
  grade: Grade
  channel: ContactChannel
}

/** What is for staff is for all bodies in the matter; an answer that was not signed is its own body's affair. */
export function mayReadEvent({ audience, kind, organisationId }: EventRow, actor: Actor): boolean {
  if (audience === 'all') return true
  const isDraft = kind === 'reply' || kind === 'reply-approval'
  return actor.kind === 'staff' && (!isDraft || actor.organisationId === organisationId)
}

/** `staff.*` is for staff, `own.*` for the petitioner; the rest for whoever reads the event. */
export function mayReadField(field: string, actor: Actor): boolean {
  if (field.startsWith('staff.')) return actor.kind === 'staff'
  if (field.startsWith('own.')) return actor.kind === 'resident'
  return true
}

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
    text: textOf(event, source.contents, actor),
  }
}

export function refTo(id: string | null, organisations: TimelineSource['organisations']): OrganisationRef | null {
  const row = id === null ? undefined : organisations.get(id)
  return row ? { id: row.id, name: row.name } : null
}

function summarise({ kind }: EventRow, data: Data, { organisations }: TimelineSource, who: string): string {
  switch (kind) {
    case 'submission':
      return '信访人提交，系统已收到。'
    case 'registration':
      return `${who}已登记，初步归类为${petitionClassLabels[data.class]}。`
    case 'transfer':
      return `${who}转送${data.assignments.map((one) => `${organisations.get(one.organisationId)?.name ?? '有关单位'}（${assignmentRoleLabels[one.role]}）`).join('、')}。`
    case 'objection':
      return `${who}认为不属于本单位职权范围，提出异议。`
    case 'objection-decision':
      return data.upheld ? `${who}同意异议，将另行转送。` : `${who}不同意异议，由原单位继续办理。`
    case 'acceptance':
      return data.route ? `${who}已受理，办理途径：${routeLabels[data.route]}。` : `${who}已受理。`
    case 'procedural-notice':
      return `${who}告知应通过${routeLabels[data.route]}办理，并已导入。`
    case 'reply':
      return data.issued ? `${who}作出答复。` : `${who}拟好答复，送负责人签发。`
    case 'reply-approval':
      return data.approved ? `${who}作出答复。` : `${who}负责人退回答复，要求修改。`
    case 'rating':
      return `信访人评价${ratingObjectLabels[data.object]}：${gradeLabels[data.grade]}。`
    case 'conclusion':
      return `${who}审核认定办结。`
    case 'withdrawal':
      return '信访人撤回。'
    case 'contact':
      return `${who}与信访人联系（${contactChannelLabels[data.channel]}）。`
    case 'delivery':
      return '信访人打开了文书，视为送达。'
  }
}

/** The one text an entry shows beside its sentence. */
const shownFields = ['reason', 'staff.reason', 'staff.remark', 'staff.summary', 'ground']

function textOf(event: EventRow, contents: readonly OpenedContent[], actor: Actor): string | null {
  const own = contents.filter((one) => one.eventId === event.id && mayReadField(one.field, actor))
  if (event.kind === 'procedural-notice') {
    const part = (field: string) => own.find((one) => one.field === field)?.text ?? ''
    return `${part('procedure')}，由${part('receivingBody')}接收。理由和依据：${part('reason')}`
  }
  const texts = own.filter((one) => shownFields.includes(one.field) && one.text !== null).map((one) => one.text)
  return texts.length > 0 ? texts.join('\n') : null
}
