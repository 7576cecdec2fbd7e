import { type ClockKind, extendedClocks, isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import type { Day } from '../calendar.ts'
import { recomputeClock, startClock } from '../limits.ts'
import { type ClockEffect, onTransfer } from './clock-effects.ts'
import type { ReplayedClock, ReplayedTask, Scene } from './replay-state.ts'

type Body = { id: string; receiverId: string; senderId: string; receivedOn: Day; acceptedOn?: Day | null; role?: 'lead' | 'assist' }

export function moveClocks(scene: Scene, effects: readonly ClockEffect[], assignment: Body | null = null) {
  for (const effect of effects) {
    if (effect.do === 'start') start(scene, effect, assignment)
    else end(scene, effect, assignment)
  }
}

function start(scene: Scene, { kind, scope, from }: Extract<ClockEffect, { do: 'start' }>, assignment: Body | null) {
  const { petition } = scene.state
  // What the petitioner was promised runs once.
  if (scope === 'petition' && runsAlready(scene, kind)) return
  const owners = {
    petition: null,
    bureau: petition.bureauId,
    follower: petition.followerId,
    assignment: assignment?.receiverId,
    sender: assignment?.senderId,
    petitioner: null,
    decider: scene.data.decider,
  }
  const day = from === 'receipt' ? assignment?.receivedOn : from === 'acceptance' ? assignment?.acceptedOn : undefined
  const began = day ? { ...scene, on: day } : scene
  add(began, kind, { assignmentId: scope === 'petition' ? null : (assignment?.id ?? null), organisationId: owners[scope] ?? null })
}

/** One that was set aside goes on with the day it began. */
function runsAlready({ state, calendar }: Scene, kind: ClockKind): boolean {
  const own = state.clocks
    .filter((one) => one.kind === kind && !(one.cancelled && isPetitionersOwn(kind)))
    .toSorted((left, right) => (left.startsOn < right.startsOn ? -1 : left.startsOn > right.startsOn ? 1 : 0))
  const [first] = own
  if (first?.cancelled && own.every((one) => one.cancelled)) {
    restore([first])
    Object.assign(first, recomputeClock(calendar, first))
  }
  return first !== undefined
}

type Owned = Pick<ReplayedClock, 'assignmentId' | 'organisationId'>

function add(
  { state, event, on, calendar, rules }: Scene,
  kind: ClockKind,
  owned: Owned,
  task?: { requestId: string | null },
  days?: number,
) {
  state.clocks.push({
    ...startClock(calendar, rules, kind, on, days),
    ...owned,
    extensionDays: 0,
    isOfTask: task !== undefined,
    requestId: task?.requestId ?? null,
    startedByEventId: event.id,
    stoppedByEventId: null,
  })
}

const stopBy = ({ event, on }: Scene, clock: ReplayedClock, cancelled = false) =>
  Object.assign(clock, { stoppedOn: on, cancelled, stoppedByEventId: event.id })

function end(scene: Scene, effect: Exclude<ClockEffect, { do: 'start' }>, assignment: Body | null) {
  const open = scene.state.clocks.filter((one) => one.kind === effect.kind && one.stoppedOn === null)
  const isPromised = open.some((one) => one.assignmentId === null && one.organisationId === null)
  if (effect.do === 'hand-over' && assignment?.role === 'lead' && !isPromised) {
    for (const one of open) if (one.assignmentId === assignment.id) Object.assign(one, { assignmentId: null, organisationId: null })
    return
  }
  for (const one of open) if (isMeant(effect, one, assignment)) stopBy(scene, one, effect.do !== 'stop')
}

function isMeant(effect: Exclude<ClockEffect, { do: 'start' }>, clock: ReplayedClock, assignment: Body | null) {
  if (effect.scope === 'event') return clock.startedByEventId === effect.eventId
  if (effect.scope === 'bureau') return clock.assignmentId === null && clock.organisationId !== null
  return clock.assignmentId === (effect.scope === 'petition' ? null : assignment?.id)
}

/** Nothing that anybody owes runs any more; the petitioner's windows to rate stay, and tasks. */
export function cancelAll(scene: Scene, assignmentIds?: readonly string[]) {
  for (const one of scene.state.clocks) {
    const isMeant = assignmentIds === undefined || (one.assignmentId !== null && assignmentIds.includes(one.assignmentId))
    if (one.stoppedOn === null && !isWindow(one) && !one.isOfTask && isMeant) stopBy(scene, one, true)
  }
}

const isWindow = ({ kind }: ReplayedClock) => kind === 'rating-bureau' || kind === 'rating-unit'

export function restore(clocks: readonly ReplayedClock[]) {
  for (const one of clocks.filter((each) => !isWindow(each)))
    Object.assign(one, { stoppedOn: null, cancelled: false, stoppedByEventId: null })
}

/** One longer period, rolled once. */
export function extend({ state, calendar, data: { period = 'handling', days = 0 } }: Scene) {
  for (const one of state.clocks) {
    if (one.kind !== extendedClocks[period] || one.stoppedOn !== null) continue
    one.extensionDays += days
    Object.assign(one, recomputeClock(calendar, one))
  }
}

type Owed = { organisationId: string; requestId?: string; days?: number | undefined }

export function owe(scene: Scene, kind: ReplayedTask['kind'], { organisationId, requestId, days }: Owed) {
  const task: ReplayedTask = { eventId: scene.event.id, requestId: requestId ?? null, kind, status: 'open', organisationId }
  scene.state.tasks.push(task)
  add(scene, kind, { assignmentId: null, organisationId }, task, days)
}

const clocksOf = ({ state }: Scene, { eventId, requestId }: ReplayedTask) =>
  state.clocks.filter((one) => one.isOfTask && one.startedByEventId === eventId && one.requestId === requestId)

export function stopTask(scene: Scene, task: ReplayedTask, cancelled = false) {
  for (const one of clocksOf(scene, task)) if (one.stoppedOn === null) stopBy(scene, one, cancelled)
}

export function resumeTask(scene: Scene, task: ReplayedTask) {
  for (const one of clocksOf(scene, task)) Object.assign(one, { stoppedOn: null, stoppedByEventId: null })
}

/** Answered at once, or not accepted: the matter ends at the bureau. */
export function endAtBureau(scene: Scene) {
  moveClocks(scene, onTransfer('petition'))
  cancelAll(scene)
  scene.state.closedAt = scene.at
}
