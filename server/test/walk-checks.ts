import { type ClockKind, isRight } from '@petition/shared/vocabulary/clocks'
import { sql } from 'drizzle-orm'
import type { Context } from '../src/context.ts'
import { clockState } from '../src/domain/limits.ts'

type ClockTrace = { id: string; petition_id: string; kind: ClockKind; legal_on: string; stopped_on: string | null; cancelled: boolean }
export type EventTrace = { id: string; petition_id: string; sequence: number; kind: string; canonical: string }
type Trace = { clocks: ClockTrace[]; events: EventTrace[] }

/** All that an act could leave behind: how many rows there are, and every date and event. */
export async function tracesOf({ db }: Context) {
  const tables = [
    'event',
    'event_content',
    'assignment',
    'request',
    'clock',
    'proposal',
    'task',
    'rating',
    'delivery',
    'notice',
    'sending',
    'recusal',
  ]
  const counted = tables.map((table) => sql`(select count(*)::int from ${sql.identifier(table)}) as ${sql.identifier(table)}`)
  const [counts] = await db.execute(sql`select ${sql.join(counted, sql`, `)}, (select sum(version)::int from petition) as versions`)
  const clocks = await db.execute<ClockTrace>(sql`select id, petition_id, kind, legal_on, stopped_on, cancelled from clock`)
  const events = await db.execute<EventTrace>(sql`select id, petition_id, sequence, kind, canonical from event order by sequence`)
  const of = (id: string): Trace => ({
    clocks: clocks.filter((one) => one.petition_id === id),
    events: events.filter((one) => one.petition_id === id),
  })
  return { counts: { ...counts }, of }
}

const seenByPetitioner: readonly ClockKind[] = [
  'handle',
  'duty-answer',
  'mailbox-acceptance',
  'mailbox-answer',
  'suggestion-answer',
  'simple-answer',
  'rating-bureau',
  'rating-unit',
  'rewording-answer',
]

type Moved = { kind?: string; fromOn?: string; toOn?: string }

/** Dates that the petitioner was told and that moved, began or ended without an event that says so. */
export function unexplained(before: Trace, after: Trace): string[] {
  const added = after.events.slice(before.events.length).map((one) => JSON.parse(one.canonical) as { data: Moved & { moved?: Moved[] } })
  const said = added.flatMap(({ data }) => [data, ...(data.moved ?? [])])
  return before.clocks.flatMap((old) => {
    if (!seenByPetitioner.includes(old.kind)) return []
    const now = after.clocks.find((one) => one.id === old.id)
    if (!now) return [`${old.kind} vanished`]
    const isMoved = now.legal_on !== old.legal_on
    const isSaid = said.some(({ fromOn, toOn }) => fromOn === old.legal_on && toOn === now.legal_on)
    if (isMoved && !isSaid) return [`${old.kind} went from ${old.legal_on} to ${now.legal_on}`]
    const isEnded = now.stopped_on !== old.stopped_on || now.cancelled !== old.cancelled
    return isEnded && added.length === 0 ? [`${old.kind} ended or went on`] : []
  })
}

/** Dates that had passed and of which nothing says so any more: what ends a period that is over leaves it late. */
export function late(before: Trace, after: Trace, today: string): string[] {
  const isOver = (one: ClockTrace) => one.stopped_on === null && one.legal_on < today && !isRight(one.kind)
  return before.clocks.filter(isOver).flatMap((old) => {
    const now = after.clocks.find((one) => one.id === old.id)
    const state = now && clockState({ kind: now.kind, legalOn: now.legal_on, stoppedOn: now.stopped_on, cancelled: now.cancelled }, today)
    return state === 'overdue' || state === 'late' ? [] : [`${old.kind} of ${old.legal_on} is ${state}`]
  })
}

const openStatuses = ['submitted', 'registered', 'transferred', 'accepted']

/**
 * Open matters that lie at somebody's desk without a date: no clock runs that a body owes anything by. Only where the law itself sets none is there none.
 * An accusation at a discipline body, or accepted by whoever handles it: 第二十三条 leaves its notice to the rules of discipline inspection, and no article sets days for its answer.
 */
export async function undated({ db }: Context): Promise<string[]> {
  const rows = await db.execute<{
    id: string
    status: string
    is_accusation: boolean
    has_kind: string
    runs: boolean
  }>(sql`
    select petition.id, petition.status, coalesce(petition.class = 'accusation', false) as is_accusation,
      holder.kind as has_kind,
      exists (select 1 from clock where clock.petition_id = petition.id and clock.stopped_on is null and clock.task_id is null
        and clock.kind not in ('objection', 'rating-bureau', 'rating-unit', 'rewording-answer')) as runs
    from petition join organisation as holder on holder.id = petition.organisation_id`)
  return rows.flatMap(({ id, status, is_accusation, has_kind, runs }) => {
    const isHandled = is_accusation && (status === 'accepted' || (status === 'transferred' && has_kind === 'discipline'))
    return runs || !openStatuses.includes(status) || isHandled ? [] : [`${id} is ${status} at a ${has_kind} without a date`]
  })
}
