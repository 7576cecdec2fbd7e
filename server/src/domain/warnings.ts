import { type ClockKind, isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import { addDays, type Calendar, type Day, isDayOff, localDate } from './calendar.ts'

export type WarningKind = 'due-soon' | 'due-today' | 'overdue'
/** Of an organisation, its clerks or leaders; `of`: another body it is told about. */
export type Desk = { organisationId: string; reader: 'clerk' | 'leader'; of?: string }

const firstHour = 9
const lastHour = 17

/** Nobody is warned at night or on a day off: hours and days of Asia/Shanghai. */
export function isWorkingTime(calendar: Calendar, at: Date): boolean {
  const hour = Number(at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }))
  return hour >= firstHour && hour <= lastHour && !isDayOff(calendar, localDate(at)).off
}

export function nextWorkingDay(calendar: Calendar, on: Day): Day {
  const next = addDays(on, 1)
  return isDayOff(calendar, next).off ? nextWorkingDay(calendar, next) : next
}

export function lastWorkingDayBefore(calendar: Calendar, on: Day): Day {
  const before = addDays(on, -1)
  return isDayOff(calendar, before).off ? lastWorkingDayBefore(calendar, before) : before
}

/** A date this far ahead is near today: the day to tell of it comes before the next working day. */
export function isNear(calendar: Calendar, today: Day, dueOn: Day, days: number): boolean {
  return addDays(dueOn, -days) < nextWorkingDay(calendar, today)
}

/** Staff are warned by the earlier of the plain and the legal date; the day itself and what comes after are the legal one's. Null when nothing is near. */
export function warningOf(
  calendar: Calendar,
  today: Day,
  clock: { kind: ClockKind; plainOn: Day | null; legalOn: Day },
  warningDays: number,
): WarningKind | null {
  const isRight = clock.kind === 'objection'
  // Who lets the days to object pass takes the matter; that is no delay.
  if (today > clock.legalOn) return isRight ? null : 'overdue'
  if (today === clock.legalOn && !isRight) return 'due-today'
  const earlier = clock.plainOn !== null && clock.plainOn < clock.legalOn ? clock.plainOn : clock.legalOn
  return isNear(calendar, today, earlier, warningDays) ? 'due-soon' : null
}

/** Handler, then leader, then the bureau that follows and the sender: each step tells those before it as well. What the head decides is the leader's from the start. */
export function desksOf(
  kind: WarningKind,
  {
    kind: owed,
    handlerId,
    followerId,
    senderIds,
  }: { kind: ClockKind; handlerId: string; followerId: string; senderIds: readonly string[] },
): Desk[] {
  const clerk = (organisationId: string): Desk => ({ organisationId, reader: 'clerk' })
  const isLeaderTold = kind !== 'due-soon' || isHeadsOwn(owed)
  const handler = [clerk(handlerId), ...(isLeaderTold ? [{ organisationId: handlerId, reader: 'leader' as const }] : [])]
  if (kind !== 'overdue') return handler
  const above = new Set([followerId, ...senderIds].filter((id) => id !== handlerId))
  return [...handler, ...[...above].map(clerk)]
}

/** What the head of a body decides in person. */
export const headsOwn = ['recusal-decision', 'contest-decision', 'dispute-decision'] as const satisfies readonly ClockKind[]
export const isHeadsOwn = (kind: ClockKind): boolean => headsOwn.some((one) => one === kind)

type Owed = { kind: ClockKind; organisationId: string | null; legalOn: Day; stoppedOn: Day | null }

/** Who has to do what is due next, whoever else owes something later. */
export function nextDebtors(clocks: readonly Owed[], holderId: string): Desk[] {
  const owed = clocks.filter(({ kind, stoppedOn }) => stoppedOn === null && !isPetitionersOwn(kind) && kind !== 'objection')
  // A call-back is its own body's affair; whoever handles the matter goes before it.
  const others = owed.filter(({ kind }) => kind !== 'call-back')
  const asked = others.length > 0 ? others : owed
  const nextOn = asked.map(({ legalOn }) => legalOn).toSorted()[0]
  const desks = asked
    .filter(({ legalOn }) => legalOn === nextOn)
    .map(({ kind, organisationId }): Desk => {
      return { organisationId: organisationId ?? holderId, reader: isHeadsOwn(kind) ? 'leader' : 'clerk' }
    })
  return [...new Map(desks.map((desk) => [`${desk.organisationId} ${desk.reader}`, desk])).values()]
}

/** Days off that have just ended are nobody's absence. */
export function idleSince(calendar: Calendar, today: Day, idleAfterDays: number): Day {
  return addDays(lastWorkingDayBefore(calendar, today), 1 - idleAfterDays)
}
