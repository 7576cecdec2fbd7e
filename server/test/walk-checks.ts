import { sql } from 'drizzle-orm'
import type { Context } from '../src/context.ts'

type ClockTrace = { id: string; petition_id: string; kind: string; legal_on: string; stopped_on: string | null; cancelled: boolean }
type EventTrace = { id: string; petition_id: string; sequence: number; kind: string; canonical: string }
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

const seenByPetitioner = [
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

type Row = {
  id: string
  status: string
  class: string | null
  kind: string
  about_conduct: boolean
  repeat_of_id: string | null
  court_related: boolean
  person_id: string
}

/** Matters that are out of a rate, a rating, a clock or a remedy without what guards the way out. */
export async function unguarded({ db, keys }: Context): Promise<string[]> {
  const petitions = await db.execute<Row>(
    sql`select id, status, class, kind, about_conduct, repeat_of_id, court_related, person_id from petition`,
  )
  const events = await db.execute<EventTrace>(sql`select id, petition_id, sequence, kind, canonical from event order by sequence`)
  const notices = await db.execute<{ event_id: string; person_id: string }>(sql`select event_id, person_id from notice`)
  const contents = await db.execute<{ event_id: string; field: string; cipher: Buffer }>(
    sql`select event_id, field, cipher from event_content`,
  )
  const textOf = (eventId: string, ...fields: string[]) => {
    const found = contents.find((one) => one.event_id === eventId && fields.includes(one.field))
    return found ? keys.decrypt(found.cipher, `event:${eventId}:${found.field}`) : ''
  }
  const requests = await db.execute<{ petition_id: string }>(sql`select petition_id from request`)
  const duties = await db.execute<{ petition_id: string }>(sql`select petition_id from assignment where role = 'lead' and route = 'duty'`)
  return petitions.flatMap((row) => {
    const own = events.filter((one) => one.petition_id === row.id)
    const dataOf = (one: EventTrace) => (JSON.parse(one.canonical) as { data: Record<string, unknown> }).data
    const isTold = (one: EventTrace | undefined) =>
      notices.some((notice) => notice.event_id === one?.id && notice.person_id === row.person_id)
    const marked = (mark: string) => {
      const decided = own.findLast((one) => one.kind === 'mark-decision' && dataOf(one).mark === mark && dataOf(one).approved === true)
      const asked = own.find((one) => one.id === (decided && dataOf(decided).asked))
      const isBySecond = decided && asked && textOf(decided.id, 'staff.id') !== textOf(asked.id, 'staff.id')
      return isBySecond && isTold(decided) && textOf(decided.id, 'reason') !== '' ? [] : [`${row.id} is marked ${mark}`]
    }
    /** A way out of the clocks: agreed by a second person, told with its reason, and not taken back after a contest. */
    const agreed = (kind: string, isRight: (data: Record<string, unknown>) => boolean) => {
      const decided = own.findLast((one) => one.kind === kind && dataOf(one).approved === true)
      const asked = own.find((one) => one.id === (decided && dataOf(decided).asked))
      const isBySecond = decided && asked && textOf(decided.id, 'staff.id') !== textOf(asked.id, 'staff.id')
      const isGuarded = decided && isRight(dataOf(decided)) && isBySecond && isTold(decided) && textOf(decided.id, 'reason') !== ''
      return isGuarded && !isUndone(decided) ? [] : [`${row.id} is ${row.status} by ${kind}`]
    }
    const isUndone = ({ id }: EventTrace) =>
      own.some((one) => one.kind === 'route-contest-decision' && ((dataOf(one).undone ?? []) as string[]).includes(id))
    const ended = (kind: string, isRight: (data: Record<string, unknown>) => boolean, ...fields: string[]) => {
      const event = own.findLast((one) => one.kind === kind)
      return event && isRight(dataOf(event)) && isTold(event) && textOf(event.id, ...fields) !== '' ? [] : [`${row.id} is ${row.status}`]
    }
    const isAsking = requests.some((one) => one.petition_id === row.id)
    const wasAnsweredAtOnce = own.some((one) => one.kind === 'prompt-answer-decision' && dataOf(one).approved === true && !isUndone(one))
    const filed = row.about_conduct ? 'accusation' : row.kind === 'suggestion' ? 'suggestion' : 'appeal'
    const isTakenAs = row.class !== null && row.class !== 'appeal' && row.class !== filed
    return [
      ...(isTakenAs ? agreed('class-decision', (data) => data.class === row.class) : []),
      ...(row.repeat_of_id ? marked('repeat') : []),
      ...(row.status === 'joined' && !row.repeat_of_id ? [`${row.id} is joined to nothing`] : []),
      ...(row.court_related ? marked('court-related') : []),
      ...(row.status === 'refused'
        ? agreed('refusal-decision', ({ open }) => petitions.some((one) => one.id === open && one.person_id === row.person_id))
        : []),
      ...(row.status === 'guided' ? agreed('procedural-notice-decision', () => row.class === 'appeal') : []),
      ...(duties.some((one) => one.petition_id === row.id) ? agreed('duty-decision', () => row.class === 'appeal') : []),
      ...(row.status === 'withdrawn' ? ended('withdrawal', () => true, 'reason') : []),
      ...(wasAnsweredAtOnce ? agreed('prompt-answer-decision', () => row.status === 'concluded' && !isAsking) : []),
      ...(row.status === 'concluded' && !wasAnsweredAtOnce ? ended('conclusion', () => true, 'ground') : []),
    ]
  })
}
