import {
  onAnswerUndone,
  onDelivery,
  onOrdinaryHandling,
  onProceduralNotice,
  onRecusal,
  onRecusalDecision,
  onRewording,
  onRewordingAnswer,
  onRewordingLapse,
  onRouteContest,
  onRouteContestDecision,
} from './clock-effects.ts'
import { takesRatings } from './rating-state.ts'
import { endAtBureau, extendHandle, moveClocks, restore } from './replay-clocks.ts'
import { assignmentOf, proposalOf, propose, setStatus, unanswered } from './replay-parts.ts'
import type { Effects, Replayed, Scene } from './replay-state.ts'

/** What somebody asks for and another person decides. */
export const onProposals: Effects = {
  'procedural-notice': ({ state, event, data }) => propose(state, event, 'procedural-notice', { route: data.route ?? null }),
  'procedural-notice-decision'(scene) {
    if (decide(scene) === 'refused') return
    const assignment = assignmentOf(scene)
    Object.assign(assignment, { status: 'guided', route: scene.data.route ?? null })
    moveClocks(scene, onProceduralNotice(assignment.role), assignment)
  },
  'prompt-answer': ({ state, event }) => propose(state, event, 'prompt-answer', {}),
  'prompt-answer-decision'(scene) {
    if (decide(scene) === 'refused') return
    endAtBureau(scene)
    scene.state.petition.status = 'concluded'
  },
  'route-contest'(scene) {
    proposalOf(scene).status = 'contested'
    moveClocks(scene, onRouteContest, partOf(scene))
  },
  'route-contest-decision'(scene) {
    proposalOf(scene).status = scene.data.approved ? 'lifted' : 'agreed'
    moveClocks(scene, onRouteContestDecision(scene.event.assignment !== null), partOf(scene))
    if (!scene.data.approved) return
    putBack(scene)
    closeWindow(scene)
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
    proposalOf(scene).status = 'contested'
  },
  'mark-contest-decision'(scene) {
    proposalOf(scene).status = scene.data.approved ? 'lifted' : 'agreed'
    if (!scene.data.approved) return
    setMark(scene, false)
    if (scene.data.undone) putBack(scene)
    if (!takesRatings(scene.state.petition)) return
    for (const { eventId, of } of scene.state.opensRating)
      if (scene.state.deliveries.some((one) => one.eventId === eventId)) moveClocks(scene, onDelivery(of))
  },
  recusal(scene) {
    propose(scene.state, scene.event, 'recusal', { leaderConcerned: scene.data.leaderConcerned === true })
    moveClocks(scene, onRecusal(scene.event.assignment !== null), partOf(scene))
  },
  'recusal-decision'(scene) {
    decide(scene)
    moveClocks(scene, onRecusalDecision(scene.event.assignment !== null), partOf(scene))
  },
}

const partOf = (scene: Scene) => (scene.event.assignment === null ? null : assignmentOf(scene))

/** The matter is where it was, and its clocks go on. */
function putBack(scene: Scene) {
  const { state, data } = scene
  restore(state.clocks.filter((one) => one.stoppedByEventId !== null && data.undone?.includes(one.stoppedByEventId)))
  for (const { id, status } of (data.assignments ?? []) as Replayed['openAtWithdrawal']) setStatus(state, id, status)
  const guided = partOf(scene)
  if (guided) guided.route = null
  else for (const one of state.publications) one.endedAt ??= scene.at
  state.closedAt = null
  state.petition.status = 'registered'
}

/** A paper that is undone opens nothing any more, and the window it had opened is gone, unless another notice has arrived. */
function closeWindow(scene: Scene) {
  const { state, data } = scene
  const [gone, left] = [true, false].map((isGone) => state.opensRating.filter(({ eventId }) => data.undone?.includes(eventId) === isGone))
  const arrived = (left ?? []).some(
    ({ eventId, of }) => of === 'transfer-notice' && state.deliveries.some((one) => one.eventId === eventId),
  )
  state.opensRating = left ?? []
  if (gone?.length && !arrived) moveClocks(scene, onAnswerUndone)
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
