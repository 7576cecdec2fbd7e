import type { Act, EventKind } from '@petition/shared/vocabulary/acts'
import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { DeskNoticeKind, NoticeKind } from '@petition/shared/vocabulary/notices'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { type AssignmentRow, listAssignments, setAssignment } from '../../db/assignments.ts'
import { getCalendar } from '../../db/calendar.ts'
import type { Tx } from '../../db/client.ts'
import { applyClockEffects, cancelClocks, recomputeClocksOf, startTaskClock, toldDates } from '../../db/clocks.ts'
import { deskNoticeOf, insertDeskNotices } from '../../db/desk-notices.ts'
import { appendEvent, type Contents, type EventRow, readField } from '../../db/events.ts'
import { newId } from '../../db/ids.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { enqueueNotice } from '../../db/notices.ts'
import { assignmentState, insertDelivery, type Loaded, lockPetition, type PetitionRow, setPetition } from '../../db/petitions.ts'
import { insertProposal, type ProposalRow, setProposal } from '../../db/proposals.ts'
import { lockWithFirst } from '../../db/repeats.ts'
import { insertTask, setTask, type TaskRow } from '../../db/tasks.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Day, localDate } from '../../domain/calendar.ts'
import { notFound } from '../../domain/errors.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { startClock } from '../../domain/limits.ts'
import type { Json } from '../../domain/petition/chain.ts'
import { type ClockEffect, onDelivery } from '../../domain/petition/clock-effects.ts'
import type { Target } from '../../domain/petition/legality.ts'
import { leadOf, projectStatus } from '../../domain/petition/matter.ts'
import { authorize } from '../../domain/petition/policy.ts'
import { takesRatings } from '../../domain/petition/rating-state.ts'
import type { Desk } from '../../domain/warnings.ts'
import { dateWhatCameBack } from './date-what-came-back.ts'

/** Another body's leader signs: the paper is of the body that has the matter. */
export function signedFor(work: Work): { signedFor?: string } {
  const { id, receiverId } = work.assignment()
  return work.matter.signers[id] ? { signedFor: receiverId } : {}
}

export type Asked = {
  petitionId: string
  act: Act
  assignmentId?: string | null | undefined
  proposalId?: string | null | undefined
  taskId?: string | null | undefined
  /** Of a recusal: somebody of the body that received it first is meant. */
  firstReceiver?: boolean
  version?: number | null | undefined
  /** The files that its marks call the first ones are locked, too. */
  withFirst?: boolean
}

/** What a use case works with while it holds the petition's lock. */
export type Work = Loaded & {
  tx: Tx
  at: Date
  today: Day
  /** The city's own, as they are now: what starts, starts under them. */
  rules: LocalRules
  target: Target
  /** The assignment the act works on. @throws 404 where the act is on the petition as a whole */
  assignment(): AssignmentRow
  record(input: {
    data?: { [key: string]: Json }
    contents?: Contents
    audience?: 'all' | 'staff' | 'bureau'
    kind?: EventKind
  }): Promise<EventRow>
  moveClocks(event: EventRow, effects: readonly ClockEffect[], assignment?: AssignmentRow | null, deciderId?: string): Promise<void>
  cancelClocks(event: EventRow, assignmentIds?: readonly string[]): Promise<void>
  /** Clocks that rested go on under the calendar of today; answers the dates that moved, for the event to tell. */
  recount(): Promise<{ kind: ClockKind; fromOn: Day; toOn: Day }[]>
  /** The last day of a period that starts today. */
  lastDayOf(kind: ClockKind): Day
  setAssignment(values: Partial<AssignmentRow>): Promise<void>
  setPetition(values: Partial<PetitionRow>): Promise<void>
  /** Where a decision leaves the petition; an act on the petition itself has it in its step. */
  standAs(status: PetitionStatus): void
  stands: PetitionStatus | null
  /** The last thing that was told of it. */
  told: EventRow | null
  /** A paper goes out: delivered at once where the petitioner chose electronic delivery, else when it is opened. */
  deliver(event: EventRow, of: 'transfer-notice' | 'reply' | 'other'): Promise<void>
  tell(event: EventRow, kind: NoticeKind): Promise<void>
  /** Who has to act next is told at its desk, once for each event. */
  tellDesks(event: EventRow, kind: DeskNoticeKind, desks: readonly Desk[]): Promise<void>
  /** One text of an earlier event. */
  textOf(eventId: string, field: string): Promise<string>
  /** Asks for what another person has to decide. */
  propose(event: EventRow, kind: ProposalRow['kind'], data: ProposalRow['data'], deciderId?: string): Promise<void>
  proposal(): ProposalRow
  decide(status: ProposalRow['status']): Promise<void>
  task(): TaskRow
  setTask(status: TaskRow['status']): Promise<void>
  /** Something is owed from today: a task with its own clock. `days` where an opinion sets its own period. */
  owe(event: EventRow, kind: TaskRow['kind'], owed: { organisationId: string; requestId?: string; days?: number }): Promise<void>
}

/**
 * The shape of every act, in one transaction: lock, may this person?, is it legal?, then the change with its history and notice;
 * last the petition's status is projected from its assignments and its version moves.
 */
export async function actOnPetition(ctx: Context, actor: Actor, asked: Asked, change: (work: Work) => Promise<void>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const today = localDate(at)
    if (asked.withFirst) await lockWithFirst(tx, asked.petitionId)
    const loaded = await lockPetition(tx, actor, asked.petitionId, today)
    const rules = await getLocalRules(tx, ctx.config.LOCAL_RULES)
    const target = authorize(actor, asked.act, loaded.matter, { today, rules }, asked)
    const work = await makeWork(ctx, tx, { actor, act: asked.act, loaded, target, at, rules })
    await change(work)
    await project(tx, work)
  })
}

type Occasion = { actor: Actor; act: Act; loaded: Loaded; target: Target; at: Date; rules: LocalRules }

async function makeWork(ctx: Context, tx: Tx, { actor, act, loaded, target, at, rules }: Occasion): Promise<Work> {
  const { petition } = loaded
  const today = localDate(at)
  const calendar = await getCalendar(tx)
  const head = { petitionId: petition.id, sequence: petition.lastSequence, hash: petition.lastHash }
  const assignment = loaded.assignments.find((one) => one.id === target.assignment?.id)
  const occasion = (event: EventRow) => ({
    petitionId: petition.id,
    eventId: event.id,
    on: today,
    bureauId: petition.bureauId,
    followerId: petition.followerId,
  })
  const work: Work = {
    ...loaded,
    tx,
    at,
    today,
    rules,
    target,
    assignment() {
      if (!assignment) throw notFound()
      return assignment
    },
    async record({ data = {}, contents = {}, audience = target.step.audience, kind = act }) {
      const event = await appendEvent(tx, ctx.keys, head, {
        kind,
        at,
        actor,
        assignmentId: assignment?.id ?? null,
        audience,
        data: { ...partOf(loaded, target), ...data },
        contents,
      })
      head.sequence = event.sequence
      head.hash = event.hash
      work.told = event
      return event
    },
    moveClocks: (event, effects, of = assignment, deciderId = undefined) =>
      applyClockEffects(tx, calendar, rules, { ...occasion(event), assignment: of ?? null, deciderId: deciderId ?? null }, effects),
    cancelClocks: (event, assignmentIds) => cancelClocks(tx, occasion(event), assignmentIds),
    async recount() {
      const { moved } = await recomputeClocksOf(tx, calendar, petition)
      return toldDates(moved)
    },
    lastDayOf: (kind) => startClock(calendar, rules, kind, today).legalOn,
    setAssignment: (values) => setAssignment(tx, work.assignment().id, values),
    stands: null,
    told: null,
    standAs(status) {
      work.stands = status
    },
    setPetition: (values) => setPetition(tx, petition.id, values),
    async deliver(event, of) {
      if (!petition.electronicDelivery) return
      await insertDelivery(tx, { eventId: event.id, petitionId: petition.id, kind: 'agreed-online', deliveredAt: at, deliveredOn: today })
      if (of !== 'other' && takesRatings(petition, loaded.assignments)) await work.moveClocks(event, onDelivery(of))
    },
    textOf: async (eventId, field) => (await readField(tx, ctx.keys, [eventId], field)).get(eventId) ?? '',
    propose: (event, kind, data, deciderId) =>
      insertProposal(tx, {
        id: newId(),
        petitionId: petition.id,
        assignmentId: assignment?.id ?? null,
        kind,
        status: 'open',
        proposedByStaffId: actor.kind === 'staff' ? actor.staffId : null,
        deciderId: deciderId ?? null,
        proposedOn: today,
        eventId: event.id,
        data,
      }),
    proposal: () => found(loaded.proposals.find((one) => one.id === target.proposal?.id)),
    decide(status) {
      const { id, status: before } = work.proposal()
      // Kept while it is contested: who agreed does not decide on that.
      const isAgreement = before === 'open' && status === 'agreed' && actor.kind === 'staff'
      return setProposal(tx, id, status, isAgreement ? actor.staffId : undefined)
    },
    task: () => found(loaded.tasks.find((one) => one.id === target.task?.id)),
    async setTask(status) {
      const { id } = work.task()
      await setTask(tx, id, status)
    },
    async owe(event, kind, { organisationId, requestId = null, days }) {
      const id = newId()
      const clock = await startTaskClock(tx, calendar, rules, {
        ...occasion(event),
        taskId: id,
        organisationId,
        kind,
        days,
      })
      await insertTask(tx, {
        id,
        petitionId: petition.id,
        kind,
        status: 'open',
        organisationId,
        requestId,
        dueOn: clock.legalOn,
        eventId: event.id,
      })
    },
    async tellDesks(event, kind, desks) {
      await insertDeskNotices(
        tx,
        desks.map((desk) => deskNoticeOf(event, kind, desk, { petitionId: petition.id, on: today, at })),
      )
    },
    tell: (event, kind) => enqueueNotice(tx, { eventId: event.id, petitionId: petition.id, personId: petition.personId, kind, at }),
  }
  return work
}

/** What an act decides or settles, named by the event that brought it up: whoever replays the chain knows no other name. */
function partOf({ proposals, tasks }: Loaded, { proposal, task }: Target): { [key: string]: Json } {
  const asked = proposals.find((one) => one.id === proposal?.id)?.eventId
  const owed = tasks.find((one) => one.id === task?.id)
  return { ...(asked && { asked }), ...(owed && { owedBy: owed.eventId, request: owed.requestId }) }
}

function found<Part>(part: Part | undefined): Part {
  if (!part) throw notFound()
  return part
}

/** Where the petition stands is read from its assignments after the act, never set beside them. */
async function project(tx: Tx, { petition, target, stands, told, rules, today }: Work) {
  const assignments = await listAssignments(tx, [petition.id])
  const states = assignments.map((row) => assignmentState(row, []))
  const { step } = target
  const after = stands ?? (step.on === 'petition' && step.to !== 'same' ? step.to : petition.status)
  // What was withdrawn before its registration waits for it again.
  const current = step.act === 'withdrawal-undo' && petition.class === null ? 'submitted' : after
  const status = projectStatus(current, states)
  await setPetition(tx, petition.id, {
    status,
    organisationId: leadOf(states)?.receiverId ?? petition.bureauId,
    version: petition.version + 1,
  })
  const occasion = {
    petitionId: petition.id,
    eventId: told?.id ?? '',
    on: today,
    bureauId: petition.bureauId,
    followerId: petition.followerId,
  }
  if (told) await dateWhatCameBack(tx, rules, occasion, { status, assignments })
}
