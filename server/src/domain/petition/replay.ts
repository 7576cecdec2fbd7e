import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { AssignmentStatus, PetitionStatus, Route } from '@petition/shared/vocabulary/petition'
import { type Calendar, daysBetween, localDate } from '../calendar.ts'
import type { LocalRules } from '../limits.ts'
import {
  onAcceptance,
  onDelivery,
  onObjection,
  onObjectionDecision,
  onOrdinaryHandling,
  onProceduralNotice,
  onRating,
  onRecall,
  onReceipt,
  onRecusal,
  onRecusalDecision,
  onReplyIssued,
  onSubmission,
  onTransfer,
} from './clock-effects.ts'
import { STEPS } from './lifecycle.ts'
import { backTo, goesToBureau, keepsFirst, leadOf, projectStatus } from './matter.ts'
import { paperOf } from './papers.ts'
import { takesRatings } from './rating-state.ts'
import { cancelAll, extendHandle, moveClocks, owe, restore, resumeTask, stopTask } from './replay-clocks.ts'
import type { Answered, Recorded, Replayed, ReplayedAssignment, ReplayedPetition, ReplayedProposal, Scene, Sent } from './replay-state.ts'

/**
 * What a petition must look like, told by its events alone: no row is asked. `rulesAt` gives the city's limits in force at an instant.
 * @throws Error when the chain does not make sense
 */
export function replay(events: readonly Recorded[], calendar: Calendar, rulesAt: (at: Date) => LocalRules): Replayed {
  const [filing, ...later] = events
  if (filing?.kind !== 'submission') throw new Error('the chain does not begin with a filing')
  const scene = (state: Replayed, event: Recorded): Scene => {
    const at = new Date(event.at)
    return { state, event, data: event.data, on: localDate(at), at: event.at, calendar, rules: rulesAt(at) }
  }
  const state = file(filing)
  const { bureauKind, canBeTold } = filing.data
  moveClocks({ ...scene(state, filing), on: state.petition.receivedOn }, onSubmission(state.petition.kind, bureauKind, canBeTold))
  for (const event of later) {
    const now = scene(state, event)
    effects[event.kind]?.(now)
    issuePaper(now)
    project(state, event)
  }
  return state
}

/** Who may read an event follows from what it is: what was not decided or not signed stays inside. */
export function audienceOf({ kind, data }: Pick<Recorded, 'kind' | 'data'>): 'all' | 'staff' | 'bureau' {
  const isInternal = kind === 'reply' ? data.issued === false : internalIfRefused.includes(kind) && data.approved === false
  return isInternal ? 'staff' : (STEPS.find((step) => step.act === kind)?.audience ?? 'all')
}
const internalIfRefused: readonly EventKind[] = ['reply-approval', 'extension-decision', 'ordinary-handling-decision', 'mark-decision']

function file({ id, petition, data, at }: Recorded): Replayed {
  const { number, kind, channel, regionCode, peopleCount, aboutConduct, hideIdentity, publishConsent, electronicDelivery } = data
  const said = { number, kind, channel, regionCode, peopleCount, aboutConduct, hideIdentity, publishConsent, electronicDelivery }
  return {
    petition: {
      id: petition,
      ...(said as Pick<ReplayedPetition, keyof typeof said>),
      contentHash: data.contentHash ?? '',
      status: 'submitted',
      version: 1,
      class: null,
      purpose: null,
      proposedRoute: null,
      categoryCode: data.categoryCode ?? null,
      repeatOfId: null,
      courtRelated: false,
      lastUrgedOn: null,
      withdrawnOn: null,
      sealed: data.sealed === true,
      submittedAt: at,
      receivedOn: data.receivedOn ?? localDate(new Date(at)),
      bureauId: data.bureau ?? '',
      organisationId: data.bureau ?? '',
      submissionEventId: id,
    },
    closedAt: null,
    signatories: (data.signatories ?? []).map((representative, index) => ({ position: index + 1, representative })),
    requests: (data.requests ?? []).map((request, index) => ({ ...unanswered, id: request, position: index + 1 })),
    assignments: [],
    proposals: [],
    tasks: [],
    ratings: [],
    deliveries: [],
    clocks: [],
    opensRating: [],
    openAtWithdrawal: [],
  }
}
const unanswered = { outcome: null, replyEventId: null, textEventId: null, textField: null, replacedAt: null, solved: null }

const effects: Partial<Record<EventKind, (scene: Scene) => void>> = {
  registration({ state, event, data }) {
    const { class: petitionClass = null, purpose = null, proposedRoute = null, categoryCode = null, repeatOf, sealed = false } = data
    Object.assign(state.petition, { class: petitionClass, purpose, proposedRoute, categoryCode, sealed })
    if (repeatOf && !sealed) propose(state, event, 'mark', { mark: 'repeat', earlierPetitionId: repeatOf })
  },
  transfer(scene) {
    const { state, event, data, on, at } = scene
    const parent = event.assignment === null ? null : assignmentOf(scene)
    if (parent) parent.status = 'passed-on'
    const sentTo = data.assignments as readonly Sent[]
    const earlier = [...state.assignments]
    const isKept = (sent: Sent) => keepsFirst(sent, state.petition, earlier)
    moveClocks(scene, onTransfer(parent ? 'assignment' : 'petition', sentTo.some(isKept)), parent)
    for (const to of sentTo) {
      const { id, organisationId, role, kind } = to
      const sent: ReplayedAssignment = {
        id,
        parentId: parent?.id ?? null,
        senderId: parent?.receiverId ?? state.petition.bureauId,
        receiverId: organisationId,
        receiverKind: kind,
        role,
        status: 'offered',
        route: null,
        receivedAt: at,
        receivedOn: on,
        acceptedOn: null,
        simple: false,
        pendingReplyEventId: null,
      }
      state.assignments.push(sent)
      moveClocks(scene, onReceipt(kind, role, state.petition.class, isKept(to)), sent)
    }
  },
  objection(scene) {
    const { state } = scene
    const assignment = assignmentOf(scene)
    assignment.status = 'objected'
    const toBureau = goesToBureau({ returns: state.assignments.filter((one) => one.status === 'returned').length })
    moveClocks(scene, onObjection, { ...assignment, senderId: toBureau ? state.petition.bureauId : assignment.senderId })
  },
  'objection-decision'(scene) {
    const assignment = assignmentOf(scene)
    const isUpheld = scene.data.upheld === true
    const parent = isUpheld ? backTo(statesOf(scene.state), assignment) : null
    assignment.status = isUpheld ? 'returned' : 'offered'
    moveClocks(scene, onObjectionDecision(isUpheld), assignment)
    setStatus(scene.state, parent?.id, 'offered')
  },
  acceptance(scene) {
    const { data, on, state } = scene
    const assignment = assignmentOf(scene)
    const { simple = false } = data
    // A matter that knows no routes is accepted all the same; its clocks do not ask for one.
    const route: Route = data.route ?? 'petition'
    Object.assign(assignment, { status: 'accepted', route: data.route ?? null, simple, acceptedOn: on })
    moveClocks(scene, onAcceptance(state.petition, assignment.role, route, simple), assignment)
  },
  'procedural-notice'(scene) {
    const assignment = assignmentOf(scene)
    Object.assign(assignment, { status: 'guided', route: scene.data.route ?? null })
    moveClocks(scene, onProceduralNotice(assignment.role), assignment)
  },
  reply(scene) {
    if (scene.data.issued) issueReply(scene)
    else assignmentOf(scene).pendingReplyEventId = scene.event.id
  },
  'reply-approval'(scene) {
    if (scene.data.approved) issueReply(scene)
    else assignmentOf(scene).pendingReplyEventId = null
  },
  rating(scene) {
    const { state, event, data, at } = scene
    const { object = 'unit', grade = 'satisfied', counts = false } = data
    state.ratings.push({ eventId: event.id, object, grade, counts, ratedAt: at })
    if (!counts) return
    moveClocks(scene, onRating(object))
    for (const point of data.points ?? []) {
      const request = state.requests.find((one) => one.id === point.requestId)
      if (request && object === 'unit') request.solved = point.solved ?? null
    }
    if (grade === 'unsatisfied') owe(scene, 'call-back', { organisationId: state.petition.bureauId })
  },
  conclusion(scene) {
    cancelAll(scene, closeOpen(scene.state))
    scene.state.closedAt = scene.at
  },
  withdrawal(scene) {
    const { state } = scene
    state.openAtWithdrawal = scene.data.assignments as Replayed['openAtWithdrawal']
    closeOpen(state)
    cancelAll(scene)
    state.closedAt = scene.at
    state.petition.withdrawnOn = scene.on
    const isOwed = state.tasks.some(({ kind, status }) => kind === 'call-back' && status === 'open')
    if (!isOwed) owe(scene, 'call-back', { organisationId: state.petition.bureauId })
  },
  'withdrawal-undo'({ state, data }) {
    restore(state.clocks.filter((one) => one.stoppedByEventId === data.withdrawal))
    for (const { id, status } of state.openAtWithdrawal) setStatus(state, id, status)
    state.closedAt = null
    state.petition.withdrawnOn = null
  },
  'prompt-answer': end,
  refusal: end,
  recall(scene) {
    const { state } = scene
    const assignment = assignmentOf(scene)
    const parent = backTo(statesOf(state), assignment)
    const recalled = [assignment, ...below(state.assignments, assignment.id)]
    for (const one of recalled) {
      if (one.status === 'returned') continue
      Object.assign(one, { status: 'returned', pendingReplyEventId: null })
      moveClocks(scene, onRecall, one)
    }
    for (const one of state.proposals)
      if (one.status === 'open' && recalled.some(({ id }) => id === one.assignmentId)) one.status = 'lifted'
    setStatus(state, parent?.id, 'offered')
  },
  extension: ({ state, event, data }) => propose(state, event, 'extension', { days: data.days ?? 0 }),
  'extension-decision'(scene) {
    if (decide(scene) === 'agreed') extendHandle(scene, scene.data.days ?? 0)
  },
  'ordinary-handling': ({ state, event }) => propose(state, event, 'ordinary-handling', {}),
  'ordinary-handling-decision'(scene) {
    if (decide(scene) === 'refused') return
    assignmentOf(scene).simple = false
    moveClocks(scene, onOrdinaryHandling(scene.data.late === true), assignmentOf(scene))
  },
  urge({ state, on }) {
    state.petition.lastUrgedOn = on
  },
  rewording: ({ state, event, data }) => propose(state, event, 'rewording', { requestId: data.request ?? '', count: data.count ?? 0 }),
  'rewording-answer'(scene) {
    const { state, data, at } = scene
    if (decide(scene) === 'refused') return
    const live = state.requests.filter((one) => one.replacedAt === null)
    const last = Math.max(0, ...live.map((one) => one.position))
    for (const one of live) if (one.id === data.request) one.replacedAt = at
    for (const [index, id] of (data.requests ?? []).entries()) {
      const textField = `request.${index + 1}`
      state.requests.push({ ...unanswered, id, position: last + index + 1, textEventId: data.asked ?? null, textField })
    }
  },
  mark: ({ state, event, data }) => propose(state, event, 'mark', { mark: data.mark ?? null, earlierPetitionId: data.earlier ?? null }),
  'mark-decision'(scene) {
    if (decide(scene) === 'agreed') setMark(scene, true)
  },
  'mark-contest'(scene) {
    proposalOf(scene).status = 'contested'
  },
  'mark-contest-decision'(scene) {
    proposalOf(scene).status = scene.data.approved ? 'lifted' : 'agreed'
    if (!scene.data.approved) return
    setMark(scene, false)
    if (!takesRatings(scene.state.petition)) return
    for (const { eventId, of } of scene.state.opensRating)
      if (scene.state.deliveries.some((one) => one.eventId === eventId)) moveClocks(scene, onDelivery(of))
  },
  recusal(scene) {
    propose(scene.state, scene.event, 'recusal', { leaderConcerned: scene.data.leaderConcerned === true })
    moveClocks(scene, onRecusal, assignmentOf(scene))
  },
  'recusal-decision'(scene) {
    decide(scene)
    moveClocks(scene, onRecusalDecision, assignmentOf(scene))
  },
  'fulfilment-proof'(scene) {
    taskOf(scene).status = 'proved'
    stopTask(scene, taskOf(scene))
  },
  'fulfilment-refusal'(scene) {
    taskOf(scene).status = 'refused'
    owe(scene, 'call-back', { organisationId: scene.state.petition.bureauId })
  },
  'fulfilment-confirmation'(scene) {
    taskOf(scene).status = scene.data.confirmed ? 'confirmed' : 'contested'
    if (!scene.data.confirmed) resumeTask(scene, taskOf(scene))
  },
  'call-back'(scene) {
    taskOf(scene).status = 'done'
    stopTask(scene, taskOf(scene))
  },
  'retaliation-report': (scene) => owe(scene, 'call-back', { organisationId: scene.state.petition.bureauId }),
  delivery(scene) {
    const { state, data, on, at } = scene
    const eventId = data.of ?? ''
    state.deliveries.push({ eventId, kind: 'opened', deliveredAt: at, deliveredOn: on })
    const opens = state.opensRating.find((one) => one.eventId === eventId)
    if (opens && takesRatings(state.petition)) moveClocks(scene, onDelivery(opens.of))
  },
  succession: succeed,
}

function issueReply(scene: Scene) {
  const { state, event, data, on } = scene
  const assignment = assignmentOf(scene)
  const points: readonly Answered[] = data.points ?? []
  for (const { requestId, outcome = null } of points)
    for (const request of state.requests) if (request.id === requestId) Object.assign(request, { outcome, replyEventId: event.id })
  Object.assign(assignment, { status: 'done', pendingReplyEventId: null })
  moveClocks(scene, onReplyIssued, assignment)
  cancelAll(scene, closeOpen(state))
  for (const { requestId, outcome, fulfilOn } of points) {
    if (outcome !== 'supported') continue
    const days = fulfilOn ? daysBetween(on, fulfilOn) : undefined
    owe(scene, 'fulfilment', { organisationId: assignment.receiverId, requestId, days })
  }
}

/** Answered at once, or not accepted: the matter ends at the bureau. */
function end(scene: Scene) {
  moveClocks(scene, onTransfer('petition'))
  cancelAll(scene)
  scene.state.closedAt = scene.at
}

/** A paper that was agreed to be sent online has arrived; any other arrives when it is opened. */
function issuePaper(scene: Scene) {
  const { state, event, on, at } = scene
  const paper = paperOf({ kind: event.kind, audience: audienceOf(event), assignmentId: event.assignment })
  if (paper?.opensRating) state.opensRating.push({ eventId: event.id, of: paper.opensRating })
  if (!paper || !event.data.delivered) return
  state.deliveries.push({ eventId: event.id, kind: 'agreed-online', deliveredAt: at, deliveredOn: on })
  if (paper.opensRating && takesRatings(state.petition)) moveClocks(scene, onDelivery(paper.opensRating))
}

/** 第二十四条: each part of the closed body goes on at its heir, or, of a sealed matter, back to whoever sent it. */
function succeed(scene: Scene) {
  const { state, data } = scene
  const { from = '', to = '' } = data
  const before = statesOf(state)
  const parts = state.assignments.filter((one) => one.receiverId === from && one.status !== 'returned')
  const isOpen = ({ status }: ReplayedAssignment) => [...closable, 'passed-on'].includes(status)
  const stop = (part: ReplayedAssignment, status: 'returned' | 'closed') => {
    Object.assign(part, { status, pendingReplyEventId: null })
    cancelAll(scene, [part.id])
  }
  if (data.returned) {
    for (const part of parts.filter(isOpen)) {
      stop(part, 'returned')
      setStatus(state, backTo(before, part)?.id, 'offered')
    }
  } else {
    const own = state.assignments.filter((one) => isOpen(one) && (one.receiverId === to || parts.includes(one)))
    for (const part of parts) part.receiverId = to
    if (own.some(({ role }) => role === 'lead')) for (const one of own) if (one.role === 'assist') stop(one, 'closed')
  }
  if (state.petition.bureauId === from) state.petition.bureauId = to
  for (const one of state.assignments) if (one.senderId === from) one.senderId = to
  for (const one of state.clocks) if (one.organisationId === from) one.organisationId = to
  for (const one of state.tasks) if (one.organisationId === from && !['confirmed', 'done'].includes(one.status)) one.organisationId = to
}

const ofNobody: readonly EventKind[] = ['delivery', 'calendar-change', 'reminder']

/** Where the petition stands is read from its assignments, as after the act itself. */
function project({ petition, assignments }: Replayed, { kind, assignment, data }: Recorded) {
  if (ofNobody.includes(kind)) return
  const states = statesOf({ assignments })
  const step = assignment === null ? STEPS.find((one) => one.act === kind && one.on === 'petition') : undefined
  const after: PetitionStatus = step?.on === 'petition' && step.to !== 'same' ? step.to : petition.status
  petition.status = projectStatus(kind === 'withdrawal-undo' && petition.class === null ? 'submitted' : after, states)
  petition.organisationId = leadOf(states)?.receiverId ?? petition.bureauId
  // Bureau and unit may be rated in one act, which is two events.
  if (data.beside === undefined) petition.version += 1
}

function propose(state: Replayed, event: Recorded, kind: ReplayedProposal['kind'], data: ReplayedProposal['data']) {
  const asked = { assignmentId: event.assignment, proposedOn: localDate(new Date(event.at)), byPetitioner: event.by === 'petitioner' }
  state.proposals.push({ eventId: event.id, kind, status: 'open', data, ...asked })
}

function decide(scene: Scene): 'agreed' | 'refused' {
  const status = scene.data.approved ? 'agreed' : 'refused'
  proposalOf(scene).status = status
  return status
}

function setMark(scene: Scene, isMarked: boolean) {
  const { mark, earlierPetitionId = null } = proposalOf(scene).data
  const { petition } = scene.state
  if (mark === 'repeat') petition.repeatOfId = isMarked ? (earlierPetitionId as string | null) : null
  else petition.courtRelated = isMarked
}

const closable: readonly AssignmentStatus[] = ['offered', 'objected', 'accepted']

function closeOpen({ assignments }: Replayed): string[] {
  const open = assignments.filter((one) => closable.includes(one.status))
  for (const one of open) one.status = 'closed'
  return open.map((one) => one.id)
}

const statesOf = ({ assignments }: Pick<Replayed, 'assignments'>) =>
  assignments.map((one) => ({ ...one, replyPending: one.pendingReplyEventId !== null, objectionUntilOn: null }))

function setStatus({ assignments }: Replayed, id: string | undefined, status: AssignmentStatus) {
  for (const one of assignments) if (one.id === id) one.status = status
}

const below = (assignments: readonly ReplayedAssignment[], parentId: string): ReplayedAssignment[] =>
  assignments.filter((one) => one.parentId === parentId).flatMap((one) => [one, ...below(assignments, one.id)])

const assignmentOf = ({ state, event }: Scene) => found(state.assignments, (one) => one.id === event.assignment, event)
const proposalOf = ({ state, event, data }: Scene) => found(state.proposals, (one) => one.eventId === data.asked, event)
const taskOf = ({ state, event, data }: Scene) =>
  found(state.tasks, (one) => one.eventId === data.owedBy && one.requestId === (data.request ?? null), event)

function found<Part>(parts: readonly Part[], fits: (part: Part) => boolean, { kind, sequence }: Recorded): Part {
  const part = parts.find(fits)
  if (!part) throw new Error(`event ${sequence} (${kind}) speaks of something that no event before it made`)
  return part
}
