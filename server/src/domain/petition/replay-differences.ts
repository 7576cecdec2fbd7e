import { isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import type { Json } from './chain.ts'
import type { Replayed, ReplayedClock } from './replay-state.ts'

/** The rows of a petition, in the words of replay. */
export type Stored = Omit<Replayed, 'opensRating' | 'openAtWithdrawal' | 'recalls'>
export type Difference = { part: string; field: string; replayed: Json; stored: Json }

/** What the rows say that the events do not, and the other way round; empty when they agree. */
export function differences(replayed: Replayed, stored: Stored, calendarVersion: number): Difference[] {
  const compare = <Part extends object>(
    name: (part: Part) => string,
    told: readonly Part[],
    kept: readonly Part[],
    skip: Skip<Part> = () => [],
  ) => compareParts(byName(name, told), byName(name, kept), skip)
  return [
    ...compare(() => 'petition', [replayed.petition], [stored.petition]),
    ...compare(() => 'proceeding', [{ closedAt: replayed.closedAt }], [{ closedAt: stored.closedAt }]),
    ...compare(({ position }) => `signatory ${position}`, replayed.signatories, stored.signatories),
    ...compare(({ id }) => `request ${id}`, replayed.requests, stored.requests),
    ...compare(
      ({ id }) => `assignment ${id}`,
      replayed.assignments,
      stored.assignments,
      () => ['receiverKind'],
    ),
    ...compare(({ eventId, kind }) => `proposal ${kind} ${eventId}`, replayed.proposals, stored.proposals),
    ...compare(({ eventId, requestId }) => `task ${eventId} ${requestId}`, replayed.tasks, stored.tasks),
    ...compare(({ eventId }) => `rating ${eventId}`, replayed.ratings, stored.ratings),
    ...compare(({ eventId }) => `publication ${eventId}`, replayed.publications, stored.publications),
    ...compare(({ eventId }) => `delivery ${eventId}`, replayed.deliveries, stored.deliveries),
    ...compare(nameOfClock, replayed.clocks, stored.clocks, (told, kept) => incomparable(told, kept, calendarVersion)),
  ]
}

type Skip<Part> = (told: Part, kept: Part) => readonly string[]

const nameOfClock = ({ kind, startedByEventId, assignmentId, requestId }: ReplayedClock) =>
  `clock ${kind} ${startedByEventId} ${assignmentId ?? requestId}`

/**
 * A clock that stopped under an earlier calendar keeps the dates it had, and days that no longer exist cannot be counted again.
 * A period of the petitioner's own that a correction would have shortened is longer than its count.
 */
function incomparable(told: ReplayedClock, kept: ReplayedClock, calendarVersion: number): string[] {
  const isOld = kept.stoppedOn !== null && kept.calendarVersion < calendarVersion
  if (isOld) return ['plainOn', 'legalOn', 'provisional', 'calendarVersion']
  const keepsLonger = calendarVersion > 1 && isPetitionersOwn(told.kind) && kept.legalOn > told.legalOn
  return keepsLonger ? ['legalOn'] : []
}

function byName<Part extends object>(name: (part: Part) => string, parts: readonly Part[]): Map<string, Part> {
  return new Map(parts.map((part) => [name(part), part]))
}

function compareParts<Part extends object>(told: Map<string, Part>, kept: Map<string, Part>, skip: Skip<Part>): Difference[] {
  const found: Difference[] = []
  for (const part of new Set([...told.keys(), ...kept.keys()])) {
    const [one, other] = [told.get(part), kept.get(part)]
    if (!one || !other) found.push({ part, field: 'presence', replayed: one !== undefined, stored: other !== undefined })
    else found.push(...compareFields(part, one, other, skip(one, other)))
  }
  return found
}

function compareFields(part: string, told: object, kept: object, skipped: readonly string[]): Difference[] {
  const [one, other] = [told as Record<string, Json>, kept as Record<string, Json>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((field) => !skipped.includes(field) && !isSame(one[field], other[field]))
    .map((field) => ({ part, field, replayed: one[field] ?? null, stored: other[field] ?? null }))
}

/** Members in any order; what is missing is null. */
const isSame = (one: Json | undefined, other: Json | undefined): boolean => plain(one) === plain(other)
const plain = (value: Json | undefined): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? JSON.stringify(
        Object.entries(value)
          .filter(([, member]) => member !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : JSON.stringify(value ?? null)
