import type { PetitionView, Receipt } from '@petition/shared/schemas/petition'
import { type DocumentKind, documentKindLabels, type PetitionStatus } from '@petition/shared/vocabulary/petition'
import type { Context } from '../context.ts'
import type { AssignmentRow } from '../db/assignments.ts'
import type { AttachmentRow } from '../db/attachments.ts'
import type { ClockRow } from '../db/clocks.ts'
import type { EventRow } from '../db/events.ts'
import type { RequestRow } from '../db/requests.ts'
import type { Actor } from '../domain/actor.ts'
import { localDate } from '../domain/calendar.ts'
import { outwardStatus } from '../domain/petition/outward-status.ts'
import { paperOf } from '../domain/petition/papers.ts'
import { allowedActs } from '../domain/petition/policy.ts'
import type { OpenedPetition } from '../usecases/petition/open-petition.ts'
import { readReply } from '../usecases/petition/reply-contents.ts'
import { viewAttachment } from './attachment-view.ts'
import { answerOverdue, nextDue, viewClock } from './clock-view.ts'
import { accusedOf, suggestReceivers, viewCrowd, viewPetitioner, viewPlace, viewSaid, viewSignatoryCodes } from './filed-view.ts'
import { contentAt, lastText, organisationRef, textAt } from './opened-texts.ts'
import { viewFirst } from './petition-summary.ts'
import { mayReadProposal, viewProposal } from './proposal-view.ts'
import { isClosed, mayReadAnswer, mayReadEvent } from './timeline-rights.ts'
import { viewEvent } from './timeline-view.ts'

/** One petition as this reader may see it. */
export function viewPetition(ctx: Context, opened: OpenedPetition, actor: Actor): PetitionView {
  const { petition, matter, clocks, calendar, today, contents, events } = opened
  const own = actor.kind === 'resident'
  const text = (field: string, eventId = petition.submissionEventId) => textAt(contents, eventId, field)
  const json = (field: string) => contentAt(contents, petition.submissionEventId, field)?.text ?? null
  const acts = allowedActs(actor, matter, opened)
  // What the bureau owes a petitioner whom it has to call back would tell a unit of the reason.
  const mayRead = (organisationId: string | null) => mayReadAnswer({ organisationId }, opened, actor)
  const open = clocks.filter(
    ({ kind, organisationId }) =>
      (kind !== 'call-back' || isColleague(actor, organisationId)) && (kind !== 'fulfilment' || mayRead(organisationId)),
  )
  const next = nextDue(open)
  const clockOf = (clock: ClockRow) => {
    const cause = events.find((event) => event.id === clock.startedByEventId && mayReadEvent(event, opened, actor))
    return viewClock(clock, calendar, today, cause?.kind)
  }
  return {
    id: petition.id,
    number: petition.number,
    kind: petition.kind,
    channel: petition.channel,
    title: text('title') ?? '',
    body: text('body') ?? '',
    status: petition.status,
    outwardStatus: outwardStatus(petition.status as PetitionStatus, answerOverdue(clocks, today)),
    version: petition.version,
    submittedAt: petition.submittedAt.toISOString(),
    receivedOn: petition.receivedOn,
    clientCreatedAt: petition.clientCreatedAt?.toISOString() ?? null,
    organisation: organisationRef(opened, petition.organisationId),
    class: petition.class,
    purpose: petition.purpose,
    proposedRoute: petition.proposedRoute,
    categoryCode: petition.categoryCode,
    regionCode: petition.regionCode,
    regionName: opened.regionName,
    place: viewPlace(json('place')),
    peopleCount: petition.peopleCount,
    ...viewSaid(opened, actor),
    sealed: petition.sealed,
    hideIdentity: petition.hideIdentity,
    publishConsent: petition.publishConsent,
    publishedId: opened.publications.find((one) => one.endedAt === null)?.id ?? null,
    electronicDelivery: petition.electronicDelivery,
    repeatOf: opened.repeatOf,
    joinedTo: opened.first && { id: opened.first.petition.id, ...viewFirst(opened.first, today) },
    repeats: opened.repeats.map((one) => ({ ...one, submittedAt: one.submittedAt.toISOString() })),
    petitioner: viewPetitioner(opened, actor, lastText(opened, 'own.petitioner')),
    accused: accusedOf(opened),
    suggestedReceivers: suggestReceivers(opened, actor, acts.petition),
    crowd: viewCrowd(opened, actor),
    requests: opened.requests.map((request, index) => viewRequest(opened, request, index + 1, actor)),
    // What the petitioner sent, with the filing and later, or handed to those who entered it.
    attachments: opened.attachments
      .filter((row) => row.personId !== null || row.eventId === petition.submissionEventId)
      .filter((row) => events.some((event) => event.id === row.eventId && !isClosed(event, opened, actor)))
      .map((row) => viewAttachment(ctx, row, text(`caption.${row.id}`))),
    assignments: opened.assignments.map((row) => viewAssignment(opened, row, actor, acts.ofPart.get(row.id) ?? [])),
    clocks: open.map(clockOf),
    nextDue: next && clockOf(next),
    timeline: events.filter((event) => mayReadEvent(event, opened, actor)).map((event) => viewEvent(event, opened, actor)),
    documents: viewDocuments(ctx, opened, actor),
    ratings: opened.ratings.map(({ object, grade, ratedAt, counts, eventId }) => ({
      contacts: own || counts ? [] : contactsBefore(opened, object, eventId, actor),
      object,
      grade,
      reason: text('reason', eventId),
      ratedAt: ratedAt.toISOString(),
      counts,
    })),
    ratingStates: matter.ratings,
    proposals: opened.proposals
      .filter((one) => mayReadProposal(opened, one, actor))
      .map((one) => viewProposal(opened, one, actor, acts.ofPart.get(one.id) ?? [])),
    tasks: opened.tasks
      .filter((one) => (one.kind === 'fulfilment' ? mayRead(one.organisationId) : isColleague(actor, one.organisationId)))
      .map(({ id, kind, status, organisationId, requestId, dueOn }) => ({
        id,
        kind,
        status,
        organisation: organisationRef(opened, organisationId),
        requestId,
        dueOn,
        proof: text('text', proofsOf(opened, id).at(-1)?.id ?? id),
        attachments: proofsOf(opened, id).flatMap((event) => attachmentsOf(ctx, opened, event.id)),
        allowedActions: acts.ofPart.get(id) ?? [],
      })),
    marks: [...(petition.repeatOfId ? (['repeat'] as const) : []), ...(petition.courtRelated ? (['court-related'] as const) : [])],
    replyDraft: viewDraft(ctx, opened, actor),
    allowedActions: [...new Set([...acts.petition, ...acts.ofFirstReceiver])],
    firstReceiver: { ...organisationRef(opened, petition.bureauId), allowedActions: acts.ofFirstReceiver },
    limits: viewLimits(opened),
    ...(own && { queryCode: opened.queryCode, signatoryCodes: viewSignatoryCodes(opened), receipt: viewReceipt(ctx, opened) }),
  }
}

function attachmentsOf(ctx: Context, { attachments }: OpenedPetition, eventId: string) {
  return attachments.filter((row: AttachmentRow) => row.eventId === eventId).map((row) => viewAttachment(ctx, row))
}

const proofsOf = ({ events }: OpenedPetition, taskId: string) =>
  events.filter((event) => event.kind === 'fulfilment-proof' && JSON.parse(event.canonical).data.task === taskId)

/** Every contact between the rating that counts and this later one. */
function contactsBefore(opened: OpenedPetition, object: string, ratingEventId: string, actor: Actor) {
  const first = opened.ratings.find((one) => one.object === object && one.counts)
  const sequenceOf = (id: string | undefined) => opened.events.find((event) => event.id === id)?.sequence ?? 0
  const [from, to] = [sequenceOf(first?.eventId), sequenceOf(ratingEventId)]
  return opened.events
    .filter(({ kind, sequence }) => (kind === 'contact' || kind === 'call-back') && sequence > from && sequence < to)
    .filter((event) => mayReadEvent(event, opened, actor))
    .map((event) => viewEvent(event, opened, actor))
}

function viewRequest(opened: OpenedPetition, request: RequestRow, position: number, actor: Actor): PetitionView['requests'][number] {
  const { id, outcome, replyEventId, textEventId, textField, solved } = request
  const text = (field: string, eventId: string) => textAt(opened.contents, eventId, field)
  const openEvent = (eventId: string | null) => opened.events.find((event) => event.id === eventId && !isClosed(event, opened, actor))
  const reply = openEvent(replyEventId)
  const isReworded = textEventId !== null && textEventId !== opened.petition.submissionEventId
  return {
    id,
    position,
    // Worded anew with the petitioner's consent, else as filed.
    text:
      isReworded && !openEvent(textEventId)
        ? '信访人已同意调整这条诉求的表述，内容由办理单位掌握。'
        : (text(textField ?? `request.${request.position}`, textEventId ?? opened.petition.submissionEventId) ?? ''),
    solved,
    outcome: reply ? outcome : null,
    answer: reply ? text(`point.${id}.text`, reply.id) : null,
    basis: reply ? text(`point.${id}.basis`, reply.id) : null,
    answeredIn: viewAnsweredIn(opened),
  }
}

const viewAnsweredIn = ({ petition, repeatOf, first }: OpenedPetition) =>
  petition.status === 'joined' && repeatOf ? { number: repeatOf, id: first?.petition.id ?? null } : null

function viewLimits({ petition, rules }: OpenedPetition): PetitionView['limits'] {
  const { withdrawalUndoDays, urgeBeforeDays, urgeIntervalDays } = rules
  return { withdrawalUndoDays, urgeBeforeDays, urgeIntervalDays, undoUntilOn: petition.undoUntilOn }
}

function viewAssignment(opened: OpenedPetition, row: AssignmentRow, actor: Actor, allowedActions: PetitionView['allowedActions']) {
  const own = new Set([row.id, ...opened.assignments.filter((one) => one.parentId === row.id).map(({ id }) => id)])
  return {
    id: row.id,
    parentId: row.parentId,
    proceeding: 'handling' as const,
    role: row.role,
    status: row.status,
    sender: organisationRef(opened, row.senderId),
    organisation: organisationRef(opened, row.receiverId),
    receivedAt: row.receivedAt.toISOString(),
    receivedOn: row.receivedOn,
    acceptedOn: row.acceptedOn,
    simple: row.simple,
    route: row.route,
    returns: opened.assignments.filter(({ id, status }) => own.has(id) && status === 'returned').length,
    recalls: opened.recalls.filter(({ assignmentId }) => own.has(assignmentId)).length,
    // A draft that waits for a signature is the unit's own affair.
    replyAwaitsApproval: mayReadDraft(opened, row, actor) && awaitsApproval(row),
    allowedActions,
  }
}

/** The draft of a withdrawn matter rests until the withdrawal is undone. */
const awaitsApproval = ({ status, pendingReplyEventId }: AssignmentRow) => status === 'accepted' && pendingReplyEventId !== null

/** The body that wrote it, and whoever signs where its own leaders stay away. */
const mayReadDraft = ({ matter }: OpenedPetition, { id, receiverId }: AssignmentRow, actor: Actor) =>
  isColleague(actor, receiverId) || isColleague(actor, matter.signers[id] ?? null)

const isColleague = (actor: Actor, organisationId: string | null) => actor.kind === 'staff' && actor.organisationId === organisationId

function viewDocuments(ctx: Context, opened: OpenedPetition, actor: Actor): PetitionView['documents'] {
  return opened.events.flatMap((event) => {
    const paper = paperOf(event)
    if (!paper) return []
    const deliveredOn = opened.deliveries.find((one) => one.eventId === event.id)?.deliveredOn ?? null
    return [
      {
        id: event.id,
        kind: paper.kind,
        title: documentKindLabels[paper.kind],
        organisation: organisationRef(opened, paperFrom(event) ?? opened.petition.bureauId),
        issuedAt: event.at.toISOString(),
        issuedOn: localDate(event.at),
        text: isClosed(event, opened, actor) ? null : textAt(opened.contents, event.id, paperFields[paper.kind] ?? 'body'),
        deliveredOn,
        attachments: isClosed(event, opened, actor) ? [] : attachmentsOf(ctx, opened, event.id),
      },
    ]
  })
}

/** Whose paper it is, whoever signed it. */
const paperFrom = ({ canonical, organisationId }: EventRow) =>
  (JSON.parse(canonical) as { data: { signedFor?: string } }).data.signedFor ?? organisationId

/** Where the text of a paper stands in its event. */
const paperFields: Partial<Record<DocumentKind, string>> = {
  'procedural-notice': 'reason',
  'supplement-notice': 'text',
  'extension-notice': 'reason',
  'refusal-notice': 'reason',
  'conclusion-notice': 'ground',
}

function viewDraft(ctx: Context, opened: OpenedPetition, actor: Actor): PetitionView['replyDraft'] {
  const waiting = opened.assignments.find((one) => awaitsApproval(one) && mayReadDraft(opened, one, actor))
  const draft = waiting && opened.events.find((event) => event.id === waiting.pendingReplyEventId)
  if (!waiting || !draft) return null
  return { assignmentId: waiting.id, ...readReply(draft, opened.contents), attachments: attachmentsOf(ctx, opened, draft.id) }
}

function viewReceipt(ctx: Context, { petition, events }: OpenedPetition): Receipt {
  return {
    number: petition.number,
    submittedAt: petition.submittedAt.toISOString(),
    contentHash: petition.contentHash.toString('hex'),
    eventHash: events[0]?.hash ?? '',
    keyId: ctx.receipts.keyId,
    signature: petition.receiptSignature,
  }
}
