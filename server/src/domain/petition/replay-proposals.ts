import { onDelivery, onOrdinaryHandling, onRecusal, onRecusalDecision } from './clock-effects.ts'
import { takesRatings } from './rating-state.ts'
import { extendHandle, moveClocks } from './replay-clocks.ts'
import { assignmentOf, proposalOf, propose, unanswered } from './replay-parts.ts'
import type { Effects, Scene } from './replay-state.ts'

/** What somebody asks for and another person decides. */
export const onProposals: Effects = {
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
