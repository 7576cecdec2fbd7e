import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import { addDays, type Calendar, localDate } from '../calendar.ts'
import type { LocalRules } from '../limits.ts'
import { makesVersion } from './changes.ts'
import { onComingBack, onDelivery, onRating, onRecall, onSubmission } from './clock-effects.ts'
import { STEPS } from './lifecycle.ts'
import { hasLeft, isCallBackOwed, leadOf, projectStatus, sendsAnew } from './matter.ts'
import { paperOf } from './papers.ts'
import { takesRatings } from './rating-state.ts'
import { onAssignments } from './replay-assignments.ts'
import { cancelAll, moveClocks, owe, restore } from './replay-clocks.ts'
import { closeOpen, propose, setStatus, statesOf, unanswered } from './replay-parts.ts'
import { onProposals } from './replay-proposals.ts'
import type { Effects, Recorded, Replayed, ReplayedPetition, Scene } from './replay-state.ts'
import { onTasks } from './replay-tasks.ts'

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
    project(now)
  }
  return state
}

/** Who may read an event follows from what it is: what was not decided or not signed stays inside. */
export function audienceOf({ kind, data }: Pick<Recorded, 'kind' | 'data'>): 'all' | 'staff' | 'bureau' {
  const isInternal = kind === 'reply' ? data.issued === false : internalIfRefused.includes(kind) && data.approved === false
  if (kind === 'class-decision' && data.approved === false) return 'bureau'
  return isInternal ? 'staff' : (STEPS.find((step) => step.act === kind)?.audience ?? 'all')
}
const internalIfRefused: readonly EventKind[] = [
  'reply-approval',
  'extension-decision',
  'ordinary-handling-decision',
  'mark-decision',
  'procedural-notice-decision',
  'prompt-answer-decision',
  'refusal-decision',
  'class-decision',
  'duty-decision',
]

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
      urgeAgainOn: null,
      undoUntilOn: null,
      sealed: data.sealed === true,
      submittedAt: at,
      receivedOn: data.receivedOn ?? localDate(new Date(at)),
      bureauId: data.bureau ?? '',
      followerId: data.follower ?? data.bureau ?? '',
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
    publications: [],
    deliveries: [],
    clocks: [],
    opensRating: [],
    openAtWithdrawal: [],
    recalls: 0,
  }
}

const effects: Effects = {
  registration({ state, event, data }) {
    const { class: petitionClass = null, purpose = null, proposedRoute = null, categoryCode = null, repeatOf, sealed = false } = data
    Object.assign(state.petition, { class: petitionClass, purpose, proposedRoute, categoryCode, sealed })
    if (repeatOf && !sealed) propose(state, event, 'mark', { mark: 'repeat', earlierPetitionId: repeatOf })
  },
  rating(scene) {
    const { state, event, data, at } = scene
    const { object = 'unit', grade = 'satisfied', counts = false } = data
    state.ratings.push({ eventId: event.id, object, grade, counts, ratedAt: at })
    if (counts) moveClocks(scene, onRating(object))
    for (const point of data.points ?? []) {
      const request = state.requests.find((one) => one.id === point.requestId)
      if (request && counts && object === 'unit') request.solved = point.solved ?? null
    }
    if (grade === 'unsatisfied' && !isCallBackOwed(state.tasks, state.petition.followerId))
      owe(scene, 'call-back', { organisationId: state.petition.followerId })
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
    state.petition.undoUntilOn = addDays(scene.on, scene.rules.withdrawalUndoDays)
    const { followerId } = state.petition
    if (!isCallBackOwed(state.tasks, followerId)) owe(scene, 'call-back', { organisationId: followerId })
  },
  'withdrawal-undo'(scene) {
    const { state, data } = scene
    restore(state.clocks.filter((one) => one.stoppedByEventId === data.withdrawal))
    for (const { id, status } of state.openAtWithdrawal) {
      const called = state.assignments.find((one) => one.id === id && hasLeft(one))
      if (called) moveClocks(scene, onRecall, called)
      else setStatus(state, id, status)
    }
    state.closedAt = null
    state.petition.undoUntilOn = null
  },
  urge({ state, on, rules }) {
    state.petition.urgeAgainOn = addDays(on, rules.urgeIntervalDays)
  },
  'retaliation-report': (scene) => owe(scene, 'call-back', { organisationId: scene.data.readers?.[0] ?? scene.state.petition.followerId }),
  delivery(scene) {
    const { state, data, on, at } = scene
    const eventId = data.of ?? ''
    state.deliveries.push({ eventId, kind: 'opened', deliveredAt: at, deliveredOn: on })
    const opens = state.opensRating.find((one) => one.eventId === eventId)
    if (opens && takesRatings(state.petition, state.assignments)) moveClocks(scene, onDelivery(opens.of))
  },
  publication({ state, event, data, at }) {
    const { answeredBy = '', answeredOn = '' } = data
    state.publications.push({ eventId: event.id, organisationId: answeredBy, answeredOn, publishedAt: at, endedAt: null })
  },
  'publication-end': takeOff,
  'publication-consent'(scene) {
    scene.state.petition.publishConsent = scene.data.publishConsent === true
    if (!scene.data.publishConsent) takeOff(scene)
  },
  ...onAssignments,
  ...onProposals,
  ...onTasks,
}

function takeOff({ state, at }: Scene) {
  for (const one of state.publications) one.endedAt ??= at
}

/** A paper that was agreed to be sent online has arrived; any other arrives when it is opened. */
function issuePaper(scene: Scene) {
  const { state, event, on, at } = scene
  const paper = paperOf({ kind: event.kind, audience: audienceOf(event), assignmentId: event.assignment })
  if (paper?.opensRating) state.opensRating.push({ eventId: event.id, of: paper.opensRating })
  if (!paper || !event.data.delivered) return
  state.deliveries.push({ eventId: event.id, kind: 'agreed-online', deliveredAt: at, deliveredOn: on })
  if (paper.opensRating && takesRatings(state.petition, state.assignments)) moveClocks(scene, onDelivery(paper.opensRating))
}

/** Where the petition stands is read from its assignments, as after the act itself. */
function project(scene: Scene) {
  const { state, event, data } = scene
  const { petition, assignments, clocks } = state
  const { kind, assignment } = event
  if (!makesVersion({ kind, data })) return
  const states = statesOf({ assignments })
  const step = assignment === null ? STEPS.find((one) => one.act === kind && one.on === 'petition') : undefined
  const after: PetitionStatus = step?.on === 'petition' && step.to !== 'same' ? step.to : petition.status
  petition.status = projectStatus(kind === 'withdrawal-undo' && petition.class === null ? 'submitted' : after, states)
  petition.organisationId = leadOf(states)?.receiverId ?? petition.bureauId
  petition.version += 1
  for (const one of sendsAnew(petition.status, states)) {
    const place = assignments.find(({ id }) => id === one?.id) ?? null
    const runs = clocks.some(
      ({ kind, stoppedOn, assignmentId }) => kind === 'redispatch' && !stoppedOn && assignmentId === (place?.id ?? null),
    )
    if (!runs) moveClocks(scene, onComingBack(place !== null), place)
  }
}
