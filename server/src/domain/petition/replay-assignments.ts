import type { Route } from '@petition/shared/vocabulary/petition'
import { daysBetween } from '../calendar.ts'
import { isHeadsOwn } from '../warnings.ts'
import {
  onAcceptance,
  onDispute,
  onDisputeDecision,
  onObjection,
  onObjectionDecision,
  onRecall,
  onReceipt,
  onReplyIssued,
  onTransfer,
} from './clock-effects.ts'
import { backTo, below, goesToBureau, goesWithPart, hasLeft, isSettled, keepsFirst, recalledFrom } from './matter.ts'
import { cancelAll, moveClocks, owe } from './replay-clocks.ts'
import { assignmentOf, closable, closeOpen, proposalOf, propose, roundsOf, setStatus, statesOf } from './replay-parts.ts'
import type { Answered, Effects, NewDecider, ReplayedAssignment, Scene, Sent } from './replay-state.ts'

/** Acts on one body's part, and what follows from them. */
export const onAssignments: Effects = {
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
        simple: data.simple === true,
        pendingReplyEventId: null,
      }
      state.assignments.push(sent)
      moveClocks(scene, onReceipt(kind, role, state.petition.class, isKept(to), sent.simple), sent)
    }
  },
  objection(scene) {
    const { state } = scene
    const assignment = assignmentOf(scene)
    assignment.status = 'objected'
    moveClocks(scene, onObjection, {
      ...assignment,
      senderId: goesToBureau(roundsOf(state)) ? state.petition.followerId : assignment.senderId,
    })
  },
  dispute(scene) {
    propose(scene.state, scene.event, 'dispute', { to: scene.data.to ?? null })
    moveClocks(scene, onDispute, assignmentOf(scene))
  },
  'objection-decision'(scene) {
    const { state, data } = scene
    const assignment = assignmentOf(scene)
    const isUpheld = data.upheld === true
    const top = isUpheld ? recalledFrom(state.assignments, assignment, roundsOf(state)) : assignment
    const parent = isUpheld ? backTo(statesOf(state), top) : null
    const above = top === assignment ? [] : [top, ...below(state.assignments, top.id)].filter((one) => one !== assignment && !hasLeft(one))
    if (data.asked) {
      proposalOf(scene).status = isUpheld ? 'agreed' : 'refused'
      moveClocks(scene, onDisputeDecision(data.asked))
    }
    assignment.status = isUpheld ? 'returned' : 'offered'
    moveClocks(scene, onObjectionDecision(isUpheld), assignment)
    takeBack(scene, above)
    setStatus(state, parent?.id, 'offered')
  },
  acceptance(scene) {
    const { data, on, state } = scene
    const assignment = assignmentOf(scene)
    const { simple = false } = data
    // A matter that knows no routes is accepted all the same; its clocks do not ask for one.
    const route: Route = data.route ?? 'petition'
    moveClocks(scene, onAcceptance(state.petition, assignment.role, route, simple, assignment.simple), assignment)
    Object.assign(assignment, { status: 'accepted', route: data.route ?? null, simple, acceptedOn: on })
    if (data.proposedRoute) propose(state, scene.event, 'duty', {})
  },
  reply(scene) {
    if (scene.data.issued) issueReply(scene)
    else assignmentOf(scene).pendingReplyEventId = scene.event.id
  },
  'reply-approval'(scene) {
    if (scene.data.approved) issueReply(scene)
    else assignmentOf(scene).pendingReplyEventId = null
  },
  recall(scene) {
    const { state } = scene
    const assignment = assignmentOf(scene)
    const top = recalledFrom(state.assignments, assignment, roundsOf(state))
    const parent = backTo(statesOf(state), top)
    const recalled = [top, ...below(state.assignments, top.id)]
    if (assignment.role === 'lead') state.recalls += 1
    takeBack(
      scene,
      recalled.filter((one) => !hasLeft(one)),
    )
    setStatus(state, parent?.id, 'offered')
  },
  succession: succeed,
}

export function takeBack(scene: Scene, parts: readonly ReplayedAssignment[]) {
  for (const one of parts) {
    Object.assign(one, { status: 'recalled', pendingReplyEventId: null })
    moveClocks(scene, onRecall, one)
  }
  for (const one of scene.state.proposals) {
    const isLeft = one.status === 'refused' || one.status === 'lapsed'
    if (!isLeft && goesWithPart(one) && parts.some(({ id }) => id === one.assignmentId)) one.status = 'lifted'
  }
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

export function moveDecision({ state }: Scene, { asked, since, decider }: NewDecider) {
  for (const one of state.proposals) if (one.eventId === asked) one.deciderId = decider
  for (const one of state.clocks)
    if (one.startedByEventId === since && one.stoppedOn === null && isHeadsOwn(one.kind)) one.organisationId = decider
}

/** 第二十四条: each part of the closed body goes on at its heir, or, of a sealed matter, back to whoever sent it. */
function succeed(scene: Scene) {
  const { state, data } = scene
  const { from = '', to = '' } = data
  const before = statesOf(state)
  const parts = state.assignments.filter((one) => one.receiverId === from && !hasLeft(one))
  const isOpen = ({ status }: ReplayedAssignment) => [...closable, 'passed-on'].includes(status)
  const stop = (part: ReplayedAssignment, status: 'recalled' | 'closed') => {
    Object.assign(part, { status, pendingReplyEventId: null })
    cancelAll(scene, [part.id])
  }
  if (data.returned) {
    for (const part of parts.filter(isOpen)) {
      stop(part, 'recalled')
      setStatus(state, backTo(before, part)?.id, 'offered')
    }
  } else {
    const own = state.assignments.filter((one) => isOpen(one) && (one.receiverId === to || parts.includes(one)))
    for (const part of parts) part.receiverId = to
    if (own.some(({ role }) => role === 'lead')) for (const one of own) if (one.role === 'assist') stop(one, 'closed')
  }
  if (state.petition.bureauId === from) state.petition.bureauId = to
  if (state.petition.followerId === from) state.petition.followerId = to
  for (const one of state.assignments) if (one.senderId === from) one.senderId = to
  for (const one of state.clocks) if (one.organisationId === from) one.organisationId = to
  for (const one of state.tasks) if (one.organisationId === from && !isSettled(one.status)) one.organisationId = to
  for (const one of state.proposals) if (one.deciderId === from) one.deciderId = to
  for (const next of data.deciders ?? []) moveDecision(scene, next)
}
