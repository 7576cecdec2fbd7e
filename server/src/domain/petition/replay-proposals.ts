import {
  onAnswerUndone,
  onClassOfUnit,
  onClassPutBack,
  onContest,
  onContestDecision,
  onDelivery,
  onDuty,
  onDutyPutBack,
  onLedElsewhere,
  onOrdinaryHandling,
  onProceduralNotice,
  onRecusal,
  onRecusalDecision,
  onRewording,
  onRewordingAnswer,
  onRewordingLapse,
} from './clock-effects.ts'
import { hasLeft, isSettled, leadOf } from './matter.ts'
import { ratingState, takesRatings } from './rating-state.ts'
import { moveDecision, takeBack } from './replay-assignments.ts'
import { endAtBureau, extend, moveClocks, restore, stopTask } from './replay-clocks.ts'
import { assignmentOf, proposalOf, propose, setStatus, statesOf, unanswered } from './replay-parts.ts'
import type { Effects, Replayed, Scene } from './replay-state.ts'

/** What somebody asks for and another person decides. */
export const onProposals: Effects = {
  'procedural-notice': ({ state, event, data }) => propose(state, event, 'procedural-notice', { route: data.route ?? null }),
  'procedural-notice-decision'(scene) {
    if (decide(scene) === 'refused') return
    const assignment = assignmentOf(scene)
    const waits = ratingWaits(scene)
    Object.assign(assignment, { status: 'guided', route: scene.data.route ?? null })
    moveClocks(scene, onProceduralNotice(assignment.role), assignment)
    if (assignment.role === 'lead' && waits) moveClocks(scene, onLedElsewhere)
  },
  'prompt-answer': ({ state, event }) => propose(state, event, 'prompt-answer', {}),
  'prompt-answer-decision'(scene) {
    if (decide(scene) === 'refused') return
    endAtBureau(scene)
    scene.state.petition.status = 'concluded'
  },
  refusal: ({ state, event, data }) =>
    propose(state, event, 'refusal', { openPetitionId: data.open ?? null, openNumber: data.openNumber ?? null }),
  'refusal-decision'(scene) {
    if (decide(scene) === 'refused') return
    endAtBureau(scene)
    scene.state.petition.status = 'refused'
  },
  'class-change'({ state, event, data }) {
    propose(state, event, 'class', { class: data.proposedClass ?? null, was: state.petition.class })
    state.petition.sealed = data.sealed === true
  },
  'class-decision'(scene) {
    const isAgreed = decide(scene) === 'agreed'
    classify(scene)
    if (isAgreed && scene.event.assignment !== null) moveClocks(scene, onClassOfUnit(scene.state.petition.class), assignmentOf(scene))
    const { proposals } = scene.state
    for (const one of proposals)
      if (isAgreed && one.kind === 'class' && one.status === 'agreed' && one !== proposalOf(scene)) one.status = 'lifted'
  },
  'duty-decision'(scene) {
    if (decide(scene) === 'refused') return
    const assignment = assignmentOf(scene)
    assignment.route = 'duty'
    moveClocks(scene, onDuty, assignment)
  },
  'route-contest'(scene) {
    contest(scene)
  },
  'route-contest-decision'(scene) {
    const { status, kind } = settleContest(scene)
    if (status === 'agreed') return
    if (kind === 'class') putClassBack(scene)
    else if (kind === 'duty') putDutyBack(scene)
    else putBack(scene)
    if (kind === 'procedural-notice') reopenRatings(scene)
    closeWindows(scene)
    liftTasks(scene)
  },
  extension: ({ state, event, data }) => propose(state, event, 'extension', { days: data.days ?? 0, period: data.period ?? null }),
  'extension-decision'(scene) {
    if (decide(scene) === 'agreed') extend(scene)
  },
  'ordinary-handling': ({ state, event }) => propose(state, event, 'ordinary-handling', {}),
  'ordinary-handling-decision'(scene) {
    if (decide(scene) === 'refused') return
    assignmentOf(scene).simple = false
    moveClocks(scene, onOrdinaryHandling(scene.data.late === true), assignmentOf(scene))
  },
  rewording(scene) {
    const { state, event, data } = scene
    propose(state, event, 'rewording', { requestId: data.request ?? '', count: data.count ?? 0 })
    moveClocks(scene, onRewording, assignmentOf(scene))
  },
  'rewording-lapse'(scene) {
    const proposal = proposalOf(scene)
    proposal.status = 'lapsed'
    moveClocks(
      scene,
      onRewordingLapse,
      scene.state.assignments.find((one) => one.id === proposal.assignmentId),
    )
  },
  'rewording-answer'(scene) {
    const { state, data, at } = scene
    moveClocks(scene, onRewordingAnswer, assignmentOf(scene))
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
    if (decide(scene) === 'refused') return
    setMark(scene, true)
    if (!scene.data.joined) return
    endAtBureau(scene)
    scene.state.petition.status = 'joined'
  },
  'mark-contest'(scene) {
    contest(scene)
  },
  'mark-contest-decision'(scene) {
    if (settleContest(scene).status === 'agreed') return
    setMark(scene, false)
    if (scene.data.undone) putBack(scene)
    reopenRatings(scene)
  },
  recusal(scene) {
    propose(scene.state, scene.event, 'recusal', { leaderConcerned: scene.data.leaderConcerned === true })
    moveClocks(scene, onRecusal(scene.event.assignment === null || scene.data.decider !== undefined), partOf(scene))
  },
  'recusal-decision'(scene) {
    decide(scene)
    moveClocks(scene, onRecusalDecision(scene.event.assignment !== null), partOf(scene))
    for (const next of scene.data.deciders ?? []) moveDecision(scene, next)
  },
}

/** The petitioner may rate the bureau, and has not yet. */
const ratingWaits = ({ state, on }: Scene) =>
  ratingState(
    'bureau',
    state.petition,
    state.assignments,
    state.clocks,
    state.ratings.some(({ object }) => object === 'bureau'),
    on,
  ) === 'waiting'

/** What arrived while the matter was not rated opens its window after all. */
function reopenRatings(scene: Scene) {
  const { petition, assignments, opensRating, deliveries } = scene.state
  if (!takesRatings(petition, assignments)) return
  for (const { eventId, of } of opensRating) if (deliveries.some((one) => one.eventId === eventId)) moveClocks(scene, onDelivery(of))
}

const partOf = (scene: Scene) => (scene.event.assignment === null ? null : assignmentOf(scene))

function contest(scene: Scene) {
  const { decider } = scene.data
  Object.assign(proposalOf(scene), { status: 'contested', deciderId: decider ?? null })
  const isOfMatter = proposalOf(scene).kind === 'class'
  moveClocks(scene, onContest(decider !== undefined), isOfMatter ? null : partOf(scene))
}

function settleContest(scene: Scene) {
  const proposal = proposalOf(scene)
  proposal.status = scene.data.approved ? 'lifted' : 'agreed'
  moveClocks(scene, onContestDecision(scene.data.contest ?? ''))
  return proposal
}

function classify({ state, data }: Scene) {
  state.petition.class = data.class ?? null
  state.petition.sealed = data.sealed === true
}

/** A suggestion goes on at whoever has it, as an appeal; what was sent as an accusation comes back. */
function putClassBack(scene: Scene) {
  const { state } = scene
  const isAccusation = state.petition.class === 'accusation'
  classify(scene)
  if (isAccusation) {
    takeBack(
      scene,
      state.assignments.filter((one) => !hasLeft(one)),
    )
    return
  }
  putBack(scene)
  const leadId = leadOf(statesOf(state))?.id
  const lead = state.assignments.find((one) => one.id === leadId)
  if (lead?.status === 'accepted' && state.petition.class === 'appeal') lead.route = 'petition'
  moveClocks(scene, onClassPutBack(state.petition.class, lead?.status === 'accepted'), lead)
}

function putDutyBack(scene: Scene) {
  putBack(scene)
  assignmentOf(scene).route = 'petition'
  moveClocks(scene, onDutyPutBack)
}

/** The matter is where it was, and its clocks go on. */
function putBack(scene: Scene) {
  const { state, data } = scene
  for (const one of state.requests)
    if (one.replyEventId && data.undone?.includes(one.replyEventId)) Object.assign(one, { outcome: null, replyEventId: null })
  restore(state.clocks.filter((one) => one.stoppedByEventId !== null && data.undone?.includes(one.stoppedByEventId)))
  for (const { id, status } of (data.assignments ?? []) as Replayed['openAtWithdrawal']) setStatus(state, id, status)
  const guided = partOf(scene)
  if (guided) guided.route = null
  if (data.unpublished) for (const one of state.publications) one.endedAt ??= scene.at
  state.closedAt = null
  state.petition.status = state.petition.class === null ? 'submitted' : 'registered'
}

function liftTasks(scene: Scene) {
  const { state, data } = scene
  for (const task of state.tasks) {
    if (!data.undone?.includes(task.eventId) || isSettled(task.status)) continue
    task.status = 'lifted'
    stopTask(scene, task, true)
  }
}

/** A paper that is undone opens nothing any more, and the window it had opened is gone, unless another one has arrived. */
function closeWindows(scene: Scene) {
  const { state, data } = scene
  const isUndone = ({ eventId }: { eventId: string }) => data.undone?.includes(eventId) === true
  const [gone, left] = [state.opensRating.filter(isUndone), state.opensRating.filter((one) => !isUndone(one))]
  state.opensRating = left
  for (const opener of ['transfer-notice', 'reply'] as const) {
    const arrived = left.some((one) => one.of === opener && state.deliveries.some(({ eventId }) => eventId === one.eventId))
    if (gone.some((one) => one.of === opener) && !arrived) moveClocks(scene, onAnswerUndone(opener))
  }
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
