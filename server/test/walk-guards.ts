import { sql } from 'drizzle-orm'
import type { Context } from '../src/context.ts'
import type { EventTrace } from './walk-checks.ts'

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
  // Accepted as simple and simple no more; a period that was put off; taken back from a body.
  const ordinary = await db.execute<{ petition_id: string }>(sql`
    select assignment.petition_id from assignment join event on event.assignment_id = assignment.id and event.kind = 'acceptance'
    where (event.canonical::json -> 'data' ->> 'simple')::boolean and not assignment.simple`)
  const extended = await db.execute<{ petition_id: string }>(sql`select petition_id from clock where extension_days > 0`)
  const recalled = await db.execute<{ petition_id: string }>(sql`select petition_id from assignment where status = 'recalled'`)
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
    const isIn = (rows: readonly { petition_id: string }[]) => rows.some((one) => one.petition_id === row.id)
    /** By whoever had sent it, or as no body with power over accusations has any over what is none. */
    const isTakenBack = own.some(
      (one) =>
        (one.kind === 'recall' && isTold(one) && textOf(one.id, 'staff.reason') !== '') ||
        (one.kind === 'route-contest-decision' && dataOf(one).of === 'class') ||
        (one.kind === 'succession' && dataOf(one).returned === true),
    )
    const isAsking = isIn(requests)
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
      ...(isIn(duties) ? agreed('duty-decision', () => row.class === 'appeal') : []),
      ...(isIn(ordinary) ? agreed('ordinary-handling-decision', () => true) : []),
      ...(isIn(extended) ? agreed('extension-decision', () => true) : []),
      ...(isIn(recalled) && !isTakenBack ? [`${row.id} was taken back in silence`] : []),
      ...(row.status === 'withdrawn' ? ended('withdrawal', () => true, 'reason') : []),
      ...(wasAnsweredAtOnce ? agreed('prompt-answer-decision', () => row.status === 'concluded' && !isAsking) : []),
      ...(row.status === 'concluded' && !wasAnsweredAtOnce ? ended('conclusion', () => true, 'ground') : []),
    ]
  })
}
