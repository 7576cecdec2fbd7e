import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { AssignmentRole, AssignmentStatus } from '@petition/shared/vocabulary/petition'
import type { ProposalKind } from '@petition/shared/vocabulary/proposals'
import type { Actor } from '../actor.ts'
import { STEPS } from './lifecycle.ts'
import { goesToBureau, hasLeft } from './matter.ts'

type Written = {
  id: string
  kind: EventKind
  sequence: number
  organisationId: string | null
  assignmentId: string | null
  canonical: string
}
type Part = { id: string; parentId: string | null; senderId: string; receiverId: string; role: AssignmentRole; status: AssignmentStatus }
type Asked = {
  kind: ProposalKind
  eventId: string
  assignmentId: string | null
  deciderId: string | null
  data: { leaderConcerned?: boolean }
}

/** A matter as far as its texts ask of it. */
export type TextsOf = {
  petition: { sealed: boolean; bureauId: string; followerId: string }
  assignments: readonly Part[]
  proposals: readonly Asked[]
  events: readonly Written[]
  organisations: ReadonlyMap<string, { id: string; name: string; successorId: string | null }>
}

/**
 * 第三十条: feedback without content flowing back. In a sealed matter what a body writes goes down with the matter, to bodies it sent it on to,
 * never up to whoever sent it there; what the petitioner adds is for those who have it, not for those who sent it on before.
 * The petitioner reads all that is theirs, and who has to decide reads what they decide on.
 */
export function mayReadTexts(event: Written, file: TextsOf, actor: Actor): boolean {
  if (actor.kind === 'resident') return true
  const body = actor.organisationId
  if (!file.petition.sealed)
    return !isOfSealedTime(event, file) || [event.organisationId, file.petition.bureauId, file.petition.followerId].includes(body)
  if (goesWithMatter.includes(event.kind) || decidersOf(event, file).includes(body)) return true
  const { organisationId } = event
  if (organisationId === null) return byOf(event) === 'system' || !hadSentOn(body, event, file)
  const writer = file.organisations.get(organisationId)?.successorId ?? organisationId
  return writer === body || organisationId === body || sendersAbove(body, file).has(writer)
}

/** Written by staff while it was held to be an accusation, which it is not: the unit that it named may have it now. */
function isOfSealedTime({ organisationId, sequence }: Written, { events }: TextsOf): boolean {
  if (organisationId === null || !events.some(({ kind }) => kind === 'class-change')) return false
  const said = events.filter((one) => one.sequence <= sequence && saidIn(one).data.sealed !== undefined)
  return said.length > 0 && saidIn(said.reduce((last, one) => (one.sequence > last.sequence ? one : last))).data.sealed === true
}

/** The filing itself; and reports of retaliation or danger, which go past whoever has the matter to those whom their audience names. */
const goesWithMatter: readonly EventKind[] = ['submission', 'retaliation-report', 'urgent-report']

type Said = { by: 'petitioner' | 'staff' | 'system'; data: { asked?: string; sealed?: boolean; assignments?: readonly { id: string }[] } }
const saidIn = ({ canonical }: Written) => JSON.parse(canonical) as Said
const byOf = (event: Written) => saidIn(event).by

/** Whether this body had sent the matter on, to one that still has it, before it was written. */
function hadSentOn(body: string, { sequence }: Written, { assignments, events }: TextsOf): boolean {
  const sent = assignments.filter((one) => one.senderId === body && one.receiverId !== body && !hasLeft(one))
  return sent.some(({ id }) => events.some((one) => one.kind === 'transfer' && one.sequence < sequence && isSentBy(one, id)))
}

const isSentBy = (transfer: Written, assignmentId: string) => saidIn(transfer).data.assignments?.some(({ id }) => id === assignmentId)

/** Every body through which the matter came to this one. */
function sendersAbove(body: string, { assignments }: TextsOf): Set<string> {
  const above = (one: Part | undefined): string[] =>
    one ? [one.senderId, ...above(assignments.find(({ id }) => id === one.parentId))] : []
  return new Set(assignments.filter((one) => one.receiverId === body && !hasLeft(one)).flatMap(above))
}

/** Who decides on what was written: on an objection whoever sent the matter, on a request its decider, on a contest the bureau that follows. */
function decidersOf(event: Written, { petition, assignments, proposals, events }: TextsOf): string[] {
  const { followerId } = petition
  const part = assignments.find(({ id }) => id === event.assignmentId)
  if (event.kind === 'objection') {
    const returns = assignments.filter(({ status }) => status === 'returned').length
    const recalls = events.filter(({ kind }) => kind === 'recall').length
    const isDisputed = proposals.some(({ kind, assignmentId }) => kind === 'dispute' && assignmentId === event.assignmentId)
    return [...(part ? [part.senderId] : []), ...(isDisputed || goesToBureau({ returns, recalls }) ? [followerId] : [])]
  }
  const asked = proposals.find(({ eventId }) => eventId === event.id)
  const contested = events.filter(({ kind }) => kind.endsWith('-contest')).map((one) => saidIn(one).data.asked)
  const isContested = contested.includes(event.id) || contested.includes(saidIn(event).data.asked)
  const contestedOne = proposals.find(({ eventId }) => eventId === event.id || eventId === saidIn(event).data.asked)
  return [...(asked ? [deciderOf(asked, assignments, petition)] : []), ...(isContested ? [contestedOne?.deciderId ?? followerId] : [])]
}

function deciderOf({ kind, assignmentId, deciderId, data }: Asked, assignments: readonly Part[], petition: TextsOf['petition']): string {
  if (deciderId) return deciderId
  const part = assignments.find(({ id }) => id === assignmentId)
  const step = STEPS.find((one) => one.on === 'proposal' && one.kind === kind && one.from.includes('open'))
  if (step?.who.startsWith('follower-')) return petition.followerId
  if (!part || step?.who.startsWith('bureau-')) return petition.bureauId
  return data.leaderConcerned ? part.senderId : part.receiverId
}
