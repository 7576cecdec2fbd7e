import type { ClockView } from '@petition/shared/schemas/clock'
import type { EventKind } from '@petition/shared/vocabulary/acts'
import { clockLabels, isRight } from '@petition/shared/vocabulary/clocks'
import type { ClockRow } from '../db/clocks.ts'
import type { Calendar, Day } from '../domain/calendar.ts'
import { derivation } from '../domain/deadline.ts'
import { clockState } from '../domain/limits.ts'

/** A clock as resident and unit see it alike, with how its date came about; `cause` where the reader may know of the event that started it. */
export function viewClock(clock: ClockRow, calendar: Calendar, today: Day, cause: EventKind | null = null): ClockView {
  const { kind, assignmentId, startsOn, plainOn, legalOn, unit, basis, stoppedOn, provisional } = clock
  return {
    kind,
    label: clockLabels[kind],
    assignmentId,
    startsOn,
    plainOn,
    legalOn,
    // One longer period, as the dates are.
    days: clock.days + clock.extensionDays,
    unit,
    basis,
    state: clockState(clock, today),
    stoppedOn,
    provisional,
    derivation: derivation(calendar, { ...clock, cause }),
  }
}

/** What falls due next of what somebody owes the petitioner; a right to rate or to object is owed by nobody. */
export function nextDue(clocks: readonly ClockRow[], organisationId?: string, holderId?: string): ClockRow | null {
  const running = clocks.filter(
    (clock) =>
      clock.stoppedOn === null &&
      !isRight(clock.kind) &&
      (organisationId === undefined ||
        clock.organisationId === organisationId ||
        (clock.organisationId === null && holderId === organisationId)),
  )
  return running.toSorted((left, right) => (left.legalOn < right.legalOn ? -1 : 1))[0] ?? null
}

/** Whether the period to answer has run out. */
export function answerOverdue(clocks: readonly ClockRow[], today: Day): boolean {
  const answering = ['handle', 'duty-answer', 'mailbox-answer', 'suggestion-answer']
  return clocks.some((clock) => answering.includes(clock.kind) && clock.stoppedOn === null && today > clock.legalOn)
}
