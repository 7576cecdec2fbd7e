import type { AssignmentRole, AssignmentStatus } from '@petition/shared/vocabulary/petition'
import type { EventRow, OpenedContent } from '../db/events.ts'
import type { Actor, Staff } from '../domain/actor.ts'
import { mayKnowPetitioner } from '../domain/petition/policy.ts'

export type TimelineSource = {
  petition: { sealed: boolean; hideIdentity: boolean; bureauId: string }
  assignments: readonly { id: string; role: AssignmentRole; status: AssignmentStatus; receiverId: string }[]
  events: readonly EventRow[]
  contents: readonly OpenedContent[]
  organisations: ReadonlyMap<string, { id: string; name: string; successorId: string | null }>
}

/** What is for staff is for all bodies in the matter; an answer that was not signed is its own body's affair. */
export function mayReadEvent(event: EventRow, source: TimelineSource, actor: Actor): boolean {
  const { audience, kind, organisationId } = event
  if (kind.startsWith('fulfilment-') && !mayReadAnswer(event, source, actor)) return false
  if (audience === 'all') return true
  // What a body itself records there is not the petitioner's.
  if (audience === 'bureau') return actor.kind === 'resident' ? organisationId === null : isMeantFor(event, source, actor)
  const isDraft = kind === 'reply' || kind === 'reply-approval'
  return actor.kind === 'staff' && (!isDraft || actor.organisationId === organisationId)
}

/**
 * 打击报复 goes past every unit to whom the event names; calling back is its own body's affair. 第二十五条: a report of danger goes up to the bureaus.
 */
function isMeantFor({ kind, organisationId, canonical }: EventRow, { petition, organisations }: TimelineSource, actor: Staff): boolean {
  // The successor stands in its place.
  const isSelf = (id: string | null) =>
    id !== null && (id === actor.organisationId || organisations.get(id)?.successorId === actor.organisationId)
  if (kind === 'call-back') return isSelf(organisationId)
  if (kind === 'retaliation-report') return readersOf({ canonical }, petition.bureauId).some(isSelf)
  return isOfBureau(actor) || isSelf(organisationId) || isSelf(petition.bureauId)
}

/** Reports of before they named their readers are the first receiver's. */
const readersOf = ({ canonical }: Pick<EventRow, 'canonical'>, bureauId: string) =>
  (JSON.parse(canonical) as { data: { readers?: string[] } }).data.readers ?? [bureauId]

/**
 * 第三十条: what was found of an accusation is for its petitioner and the body that answers it. Whoever sent it there sees that it was answered,
 * not the answer, nor what follows from it.
 */
export function mayReadAnswer({ organisationId }: Pick<EventRow, 'organisationId'>, source: TimelineSource, actor: Actor): boolean {
  if (!source.petition.sealed || actor.kind === 'resident' || actor.organisationId === organisationId) return true
  // The answering body's successor has its part.
  return source.assignments.some(
    ({ role, status, receiverId }) =>
      role === 'lead' && (status === 'accepted' || status === 'done') && receiverId === actor.organisationId,
  )
}

/** An answer in the history of which this reader sees only that there is one. */
export const isClosedAnswer = (event: EventRow, source: TimelineSource, actor: Actor) =>
  (event.kind === 'reply' || event.kind === 'reply-approval') && !mayReadAnswer(event, source, actor)

/** A discipline body stands beside the bureau: it receives what goes past the bureau. */
export const isOfBureau = (actor: Actor) =>
  actor.kind === 'staff' && (actor.organisationKind === 'bureau' || actor.organisationKind === 'discipline')

/** `bureau.*` is for the bureau, `staff.*` for staff, `own.*` for the petitioner; the rest for whoever reads the event. */
export function mayReadField(field: string, actor: Actor, { petition }: Pick<TimelineSource, 'petition'>): boolean {
  // Another file of the same person may tell the name that this one hides.
  if (field === 'filedBeforeNumber' && actor.kind === 'staff') return mayKnowPetitioner(actor, petition)
  if (field.startsWith('bureau.')) return isOfBureau(actor)
  if (field.startsWith('staff.')) return actor.kind === 'staff'
  if (field.startsWith('own.')) return actor.kind === 'resident'
  return true
}
