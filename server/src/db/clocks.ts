import { isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import { and, asc, eq, inArray, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Calendar, Day } from '../domain/calendar.ts'
import { type LocalRules, recomputeClock, startClock } from '../domain/limits.ts'
import type { ClockEffect } from '../domain/petition/clock-effects.ts'
import type { Queryable, Tx } from './client.ts'
import { newId } from './ids.ts'
import { clock } from './schema/clocks.ts'
import { task } from './schema/tasks.ts'

export type ClockRow = typeof clock.$inferSelect

/** On which petition, by which event, on which day; and on which assignment, where the effect asks for one. */
export type ClockOccasion = {
  petitionId: string
  eventId: string
  on: Day
  bureauId: string
  followerId: string
  assignment?: {
    id: string
    receiverId: string
    senderId: string
    receivedOn?: Day
    acceptedOn?: Day | null
    role?: 'lead' | 'assist'
  } | null
  /** The body that was found to decide, where the effect asks for it. */
  deciderId?: string | null
}

export async function applyClockEffects(
  tx: Tx,
  calendar: Calendar,
  rules: LocalRules,
  occasion: ClockOccasion,
  effects: readonly ClockEffect[],
) {
  for (const effect of effects) {
    if (effect.do === 'start') await start(tx, calendar, rules, occasion, effect)
    else await end(tx, occasion, effect)
  }
}

type Start = Extract<ClockEffect, { do: 'start' }>
type End = Exclude<ClockEffect, { do: 'start' }>

async function start(tx: Tx, calendar: Calendar, rules: LocalRules, occasion: ClockOccasion, { kind, scope, from }: Start) {
  const { petitionId, eventId, on, bureauId, followerId, assignment, deciderId } = occasion
  const ofAssignment = scope === 'assignment' || scope === 'sender' || scope === 'petitioner'
  if (ofAssignment && !assignment) throw new Error(`clock ${kind} belongs to an assignment`)
  // What the petitioner was promised runs once: no hop, return or second body starts it again. A window to rate whose paper was undone was none.
  if (scope === 'petition' && (await runsAlready(tx, calendar, petitionId, kind))) return
  const organisationId = {
    petition: null,
    bureau: bureauId,
    follower: followerId,
    assignment: assignment?.receiverId ?? null,
    sender: assignment?.senderId ?? null,
    petitioner: null,
    decider: deciderId ?? null,
  }[scope]
  await tx.insert(clock).values({
    ...startClock(calendar, rules, kind, startsOn(from, assignment) ?? on),
    id: newId(),
    petitionId,
    assignmentId: scope === 'petition' ? null : (assignment?.id ?? null),
    organisationId,
    startedByEventId: eventId,
  })
}

const startsOn = (from: Start['from'], assignment: ClockOccasion['assignment']) =>
  from === 'receipt' ? assignment?.receivedOn : from === 'acceptance' ? assignment?.acceptedOn : undefined

/** One that was set aside goes on with the day it began, under the calendar of today. */
async function runsAlready(tx: Tx, calendar: Calendar, petitionId: string, kind: ClockRow['kind']) {
  const rows = await tx
    .select()
    .from(clock)
    .where(and(eq(clock.petitionId, petitionId), eq(clock.kind, kind), isPetitionersOwn(kind) ? eq(clock.cancelled, false) : undefined))
    .orderBy(asc(clock.startsOn), asc(clock.id))
  const [first] = rows
  if (first?.cancelled && rows.every((row) => row.cancelled)) {
    const { plainOn, legalOn, provisional, calendarVersion } = recomputeClock(calendar, { ...first, stoppedOn: null })
    const again = { stoppedOn: null, cancelled: false, stoppedByEventId: null }
    await tx
      .update(clock)
      .set({ ...again, plainOn, legalOn, provisional, calendarVersion })
      .where(eq(clock.id, first.id))
  }
  return first !== undefined
}

async function end(tx: Tx, { petitionId, eventId, on, assignment }: ClockOccasion, effect: End) {
  if (effect.do === 'hand-over' && assignment?.role === 'lead' && !(await isPromised(tx, petitionId, effect.kind))) {
    await tx
      .update(clock)
      .set({ assignmentId: null, organisationId: null })
      .where(and(eq(clock.kind, effect.kind), eq(clock.assignmentId, assignment.id), isNull(clock.stoppedOn)))
    return
  }
  await tx
    .update(clock)
    .set({ stoppedOn: on, cancelled: effect.do !== 'stop', stoppedByEventId: eventId })
    .where(
      and(eq(clock.petitionId, petitionId), eq(clock.kind, effect.kind), isNull(clock.stoppedOn), isMeant(effect, assignment?.id ?? '')),
    )
}

/** The earliest date stands: a later body's own goes with it. */
async function isPromised(tx: Tx, petitionId: string, kind: ClockRow['kind']) {
  const rows = await tx
    .select({ id: clock.id })
    .from(clock)
    .where(
      and(
        eq(clock.petitionId, petitionId),
        eq(clock.kind, kind),
        isNull(clock.assignmentId),
        isNull(clock.organisationId),
        isNull(clock.stoppedOn),
      ),
    )
  return rows.length > 0
}

function isMeant(effect: End, assignmentId: string) {
  if (effect.scope === 'event') return eq(clock.startedByEventId, effect.eventId)
  if (effect.scope === 'bureau') return and(isNull(clock.assignmentId), isNotNull(clock.organisationId))
  return effect.scope === 'petition' ? isNull(clock.assignmentId) : eq(clock.assignmentId, assignmentId)
}

/** Nothing that anybody owes runs any more, of one assignment or of the whole petition; the petitioner's own windows to rate stay, and what is owed after an answer or a report. */
export async function cancelClocks(tx: Tx, { petitionId, eventId, on }: ClockOccasion, assignmentIds?: readonly string[]) {
  await tx
    .update(clock)
    .set({ stoppedOn: on, cancelled: true, stoppedByEventId: eventId })
    .where(
      and(
        eq(clock.petitionId, petitionId),
        isNull(clock.stoppedOn),
        notInArray(clock.kind, ['rating-bureau', 'rating-unit']),
        isNull(clock.taskId),
        assignmentIds && (assignmentIds.length > 0 ? inArray(clock.assignmentId, [...assignmentIds]) : sql`false`),
      ),
    )
}

export function listClocks(db: Queryable, petitionIds: readonly string[]): Promise<ClockRow[]> {
  if (petitionIds.length === 0) return Promise.resolve([])
  return db
    .select()
    .from(clock)
    .where(inArray(clock.petitionId, [...petitionIds]))
    .orderBy(asc(clock.startsOn), asc(clock.id))
}

export type MovedClock = { id: string; number: string; kind: ClockRow['kind']; holderId: string; fromOn: Day; toOn: Day }

/** What a history may tell of dates that moved: a call-back is the bureau's, and its date would tell a unit of a report of retaliation. */
export const toldDates = (moved: readonly MovedClock[]) =>
  moved.filter(({ kind }) => kind !== 'call-back').map(({ kind, fromOn, toOn }) => ({ kind, fromOn, toOn }))

/** Petitions of which a clock runs under an older calendar. */
export async function listOutdatedPetitions(db: Queryable, calendarVersion: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: clock.petitionId })
    .from(clock)
    .where(and(isNull(clock.stoppedOn), lt(clock.calendarVersion, calendarVersion)))
    .orderBy(asc(clock.petitionId))
  return rows.map((row) => row.id)
}

/** The open clocks of a locked petition under this calendar. A period of the petitioner's own never gets shorter. */
export async function recomputeClocksOf(
  tx: Tx,
  calendar: Calendar,
  { id, number, organisationId }: { id: string; number: string; organisationId: string },
): Promise<{ recomputed: number; moved: MovedClock[] }> {
  const open = await tx
    .select()
    .from(clock)
    .where(and(eq(clock.petitionId, id), isNull(clock.stoppedOn), lt(clock.calendarVersion, calendar.version)))
    .orderBy(asc(clock.startsOn), asc(clock.id))
  const moved: MovedClock[] = []
  for (const row of open) {
    const { plainOn, legalOn, provisional, calendarVersion } = recomputeClock(calendar, row)
    await tx.update(clock).set({ plainOn, legalOn, provisional, calendarVersion }).where(eq(clock.id, row.id))
    if (legalOn === row.legalOn) continue
    if (row.taskId) await tx.update(task).set({ dueOn: legalOn }).where(eq(task.id, row.taskId))
    moved.push({ id: row.id, number, kind: row.kind, holderId: row.organisationId ?? organisationId, fromOn: row.legalOn, toOn: legalOn })
  }
  return { recomputed: open.length, moved }
}

type TaskOccasion = Pick<ClockOccasion, 'petitionId' | 'eventId' | 'on'> & {
  taskId: string
  organisationId: string
  kind: 'fulfilment' | 'call-back'
  days?: number | undefined
}

export async function startTaskClock(
  tx: Tx,
  calendar: Calendar,
  rules: LocalRules,
  { petitionId, eventId, on, taskId, organisationId, kind, days }: TaskOccasion,
) {
  const values = startClock(calendar, rules, kind, on, days)
  await tx.insert(clock).values({ ...values, id: newId(), petitionId, taskId, organisationId, startedByEventId: eventId })
  return values
}

export async function stopTaskClock(
  tx: Tx,
  taskId: string,
  { eventId, on, cancelled = false }: { eventId: string; on: Day; cancelled?: boolean },
) {
  await tx
    .update(clock)
    .set({ stoppedOn: on, cancelled, stoppedByEventId: eventId })
    .where(and(eq(clock.taskId, taskId), isNull(clock.stoppedOn)))
}

/** What was done is not done yet: the clock of the task goes on as if it had never stopped. */
export async function resumeTaskClock(tx: Tx, taskId: string) {
  await tx.update(clock).set({ stoppedOn: null, stoppedByEventId: null }).where(eq(clock.taskId, taskId))
}

/** One longer period (第三十四条), rolled once; answers the new last day. */
export async function extendPeriod(
  tx: Tx,
  calendar: Calendar,
  { petitionId, kind, days }: { petitionId: string; kind: 'handle' | 'mailbox-answer'; days: number },
): Promise<{ fromOn: Day; toOn: Day }> {
  const [row] = await tx
    .select()
    .from(clock)
    .where(and(eq(clock.petitionId, petitionId), eq(clock.kind, kind), isNull(clock.stoppedOn)))
  if (!row) throw new Error(`no clock ${kind} runs`)
  const extended = recomputeClock(calendar, { ...row, extensionDays: row.extensionDays + days })
  const { plainOn, legalOn, provisional, calendarVersion } = extended
  await tx
    .update(clock)
    .set({ plainOn, legalOn, provisional, calendarVersion, extensionDays: row.extensionDays + days })
    .where(eq(clock.id, row.id))
  return { fromOn: row.legalOn, toOn: legalOn }
}

/** What an act stopped runs again: a withdrawal that is undone. A window to rate does not: papers open one anew. */
export async function restoreClocks(tx: Tx, petitionId: string, stoppedByEventId: string) {
  await tx
    .update(clock)
    .set({ stoppedOn: null, cancelled: false, stoppedByEventId: null })
    .where(
      and(
        eq(clock.petitionId, petitionId),
        eq(clock.stoppedByEventId, stoppedByEventId),
        notInArray(clock.kind, ['rating-bureau', 'rating-unit']),
      ),
    )
}
