import type { ListPetitions } from '@petition/shared/schemas/petition'
import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Actor, Staff } from '../domain/actor.ts'
import type { Day } from '../domain/calendar.ts'
import { isPetitionNumber } from '../domain/petition/number.ts'
import type { Queryable } from './client.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { PetitionRow } from './petitions.ts'
import { petition } from './schema/petitions.ts'
import { searchQuery } from './search.ts'
import { visibleTo } from './visibility.ts'

/** No clock runs: after everything that is due. */
const never = '9999-12-31'
const exactUpTo = 1000

export async function pagePetitions(
  db: Queryable,
  actor: Actor,
  asked: ListPetitions,
  today: Day,
): Promise<{ rows: PetitionRow[]; nextCursor: string | null }> {
  const byDue = actor.kind === 'staff' && (asked.sort ?? 'due') === 'due'
  const key = byDue ? dueOn(actor) : sql<string>`${petition.submittedAt}`
  const cursor = asked.cursor ? readCursor(asked.cursor, byDue ? 'day' : 'instant') : null
  const after =
    cursor &&
    (byDue
      ? sql`(${key}, ${petition.id}) > (${cursor.key}::date, ${cursor.id}::uuid)`
      : sql`(${key}, ${petition.id}) < (${cursor.key}::timestamptz, ${cursor.id}::uuid)`)
  const found = await db
    .select({ row: petition, key: byDue ? sql<string>`${key}::text` : petition.submittedAt })
    .from(petition)
    .where(and(filter(actor, asked, today), after ?? undefined))
    .orderBy(...(byDue ? [asc(key), asc(petition.id)] : [sql`${petition.submittedAt} desc`, desc(petition.id).getSQL()]))
    .limit(asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const last = found.length > asked.limit ? page.at(-1) : undefined
  return {
    rows: page.map((one) => one.row),
    nextCursor: last ? writeCursor(last.key instanceof Date ? last.key.toISOString() : last.key, last.row.id) : null,
  }
}

/** Exact to 1,000, then "1000+". */
export async function countPetitions(db: Queryable, actor: Actor, asked: ListPetitions, today: Day): Promise<number | '1000+'> {
  const counted = db
    .select({ one: sql`1` })
    .from(petition)
    .where(filter(actor, asked, today))
    .limit(exactUpTo + 1)
    .as('counted')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(counted)
  const count = row?.count ?? 0
  return count > exactUpTo ? '1000+' : count
}

function filter(actor: Actor, asked: ListPetitions, today: Day): SQL | undefined {
  const staffFilters =
    actor.kind === 'staff'
      ? [queue(actor, asked.queue ?? 'all', today), asked.dueBefore && sql`${dueOn(actor)} < ${asked.dueBefore}::date`]
      : []
  return and(
    visibleTo(actor),
    asked.status && eq(petition.status, asked.status),
    asked.organisationId ? eq(petition.organisationId, asked.organisationId) : undefined,
    asked.q ? search(asked.q) : undefined,
    ...staffFilters.map((one) => one || undefined),
  )
}

/** The day by which this organisation has to act next. Columns are named in full: drizzle drops the table's name from what it selects. */
const dueOn = (actor: Staff): SQL<string> => sql<string>`coalesce((
  select min(clock.legal_on) from clock
  where clock.petition_id = petition.id and ${ofOrganisation(actor)}
), ${never}::date)`

const ofOrganisation = (actor: Staff): SQL => sql`clock.stopped_on is null and clock.kind not in ('rating-bureau', 'rating-unit')
  and (clock.organisation_id = ${actor.organisationId} or (clock.organisation_id is null and petition.organisation_id = ${actor.organisationId}))`

function queue(actor: Staff, asked: NonNullable<ListPetitions['queue']>, today: Day): SQL | undefined {
  const organisationId = actor.organisationId
  switch (asked) {
    case 'all':
      return undefined
    case 'overdue':
      return sql`${dueOn(actor)} < ${today}::date`
    case 'mine':
      return or(
        sql`exists (select 1 from assignment where assignment.petition_id = ${petition.id}
          and assignment.receiver_id = ${organisationId} and assignment.status in ('offered', 'accepted'))`,
        // Who has to decide an objection is who its clock belongs to: the sender, the third time the first bureau.
        sql`exists (select 1 from clock where clock.petition_id = ${petition.id} and clock.kind = 'objection-decision'
          and clock.organisation_id = ${organisationId} and clock.stopped_on is null)`,
        sql`exists (select 1 from task where task.petition_id = ${petition.id}
          and task.organisation_id = ${organisationId} and task.status in ('open', 'contested', 'refused'))`,
        sql`${petition.bureauId} = ${organisationId} and ${petition.status} in ('submitted', 'registered', 'guided', 'replied')`,
      )
  }
}

function search(asked: string): SQL | undefined {
  const number = asked.trim().toUpperCase()
  if (isPetitionNumber(number)) return eq(petition.number, number)
  const query = searchQuery(asked)
  return query ? sql`${petition.search} @@ ${query}` : sql`false`
}
