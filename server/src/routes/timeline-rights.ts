import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { EventRow, OpenedContent } from '../db/events.ts'
import type { Actor, Staff } from '../domain/actor.ts'
import { mayReadTexts, type TextsOf } from '../domain/petition/sealed-texts.ts'

export type TimelineSource = TextsOf & {
  petition: { hideIdentity: boolean }
  events: readonly EventRow[]
  contents: readonly OpenedContent[]
}

/** What is for staff is for all bodies in the matter; an answer that was not signed is its own body's affair. */
export function mayReadEvent(event: EventRow, source: TimelineSource, actor: Actor): boolean {
  const { audience, kind, organisationId } = event
  if (tellsOfFulfilment(event) && !mayReadAnswer(event, source, actor)) return false
  if (audience === 'all') return true
  // What a body itself records there is not the petitioner's.
  if (audience === 'bureau') return actor.kind === 'resident' ? organisationId === null : isMeantFor(event, source, actor)
  const isDraft = kind === 'reply' || kind === 'reply-approval'
  if (actor.kind === 'resident') return false
  // Given back by another body's leader, it is still of the one that wrote it.
  const isOwnPart = source.assignments.some(({ id, receiverId }) => id === event.assignmentId && receiverId === actor.organisationId)
  return !isDraft || isOwnPart || actor.organisationId === organisationId
}

/**
 * 打击报复 goes past every unit to whom the event names; calling back is its own body's affair. 第二十五条: a report of danger goes up to the bureaus.
 */
function isMeantFor({ kind, organisationId, canonical }: EventRow, { petition, organisations }: TimelineSource, actor: Staff): boolean {
  // The successor stands in its place.
  const isSelf = (id: string | null) =>
    id !== null && (id === actor.organisationId || organisations.get(id)?.successorId === actor.organisationId)
  if (kind === 'call-back') return isSelf(organisationId)
  if (kind === 'retaliation-report') return readersOf({ canonical }, petition.followerId).some(isSelf)
  return isOfBureau(actor) || isSelf(organisationId) || isSelf(petition.bureauId) || isSelf(petition.followerId)
}

/** Reports of before they named their readers are for the bureau that follows. */
const readersOf = ({ canonical }: Pick<EventRow, 'canonical'>, followerId: string) =>
  (JSON.parse(canonical) as { data: { readers?: string[] } }).data.readers ?? [followerId]

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

/** Something is carried out only where an answer supported it. */
function tellsOfFulfilment({ kind, canonical }: EventRow): boolean {
  if (kind.startsWith('fulfilment-')) return true
  if (kind !== 'calendar-change' && kind !== 'reminder') return false
  const { clock, moved = [] } = (JSON.parse(canonical) as { data: { clock?: ClockKind; moved?: { kind: ClockKind }[] } }).data
  return clock === 'fulfilment' || moved.some((one) => one.kind === 'fulfilment')
}

/** Of what is written there this reader sees only that it happened. */
export const isClosed = (event: EventRow, source: TimelineSource, actor: Actor) => !mayReadTexts(event, source, actor)

/** A discipline body stands beside the bureau: it receives what goes past the bureau. */
export const isOfBureau = (actor: Actor) =>
  actor.kind === 'staff' && (actor.organisationKind === 'bureau' || actor.organisationKind === 'discipline')

/** `bureau.*` is for the bureau, `staff.*` for staff, `own.*` for the petitioner; the rest for whoever reads the event. */
export function mayReadField(field: string, actor: Actor): boolean {
  // Of two files of the same person either may hide the name that the other one tells: only who may know both reads the number.
  if (field === 'filedBeforeNumber' && actor.kind === 'staff') return isOfBureau(actor)
  if (field.startsWith('bureau.')) return isOfBureau(actor)
  if (field.startsWith('staff.')) return actor.kind === 'staff'
  if (field.startsWith('own.')) return actor.kind === 'resident'
  return true
}
