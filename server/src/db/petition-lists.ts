import type { ListPetitions } from '@petition/shared/schemas/petition-list'
import { rightKinds } from '@petition/shared/vocabulary/clocks'
import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Actor, Staff } from '../domain/actor.ts'
import type { Day } from '../domain/calendar.ts'
import { isPetitionNumber } from '../domain/petition/number.ts'
import type { Queryable } from './client.ts'
import { type Place, readCursor, writeCursor } from './cursor.ts'
import type { PetitionRow } from './petitions.ts'
import { petition } from './schema/petitions.ts'
import { searchQuery } from './search.ts'
import { signerOf } from './signers.ts'
import { visibleTo } from './visibility.ts'

/** No clock runs: after everything that is due. */
const never = '9999-12-31'
const exactUpTo = 1000

type Found = { row: PetitionRow; key: string }

export async function pagePetitions(
  db: Queryable,
  actor: Actor,
  asked: ListPetitions,
  today: Day,
): Promise<{ rows: PetitionRow[]; nextCursor: string | null }> {
  const byDue = actor.kind === 'staff' && (asked.sort ?? 'due') === 'due'
  const asTold = filter(actor, asked, today)
  const found = byDue ? await findByDue(db, actor, asked, asTold) : await findNewest(db, asked, asTold)
  const page = found.slice(0, asked.limit)
  const last = found.length > asked.limit ? page.at(-1) : undefined
  return { rows: page.map(({ row }) => row), nextCursor: last ? writeCursor(last.key, last.row.id) : null }
}

async function findNewest(db: Queryable, { cursor, limit }: ListPetitions, asTold: SQL | undefined): Promise<Found[]> {
  const place = cursor ? readCursor(cursor, 'instant') : null
  const older = place ? sql`(${petition.submittedAt}, ${petition.id}) < (${place.key}::timestamptz, ${place.id}::uuid)` : undefined
  const rows = await db
    .select()
    .from(petition)
    .where(and(asTold, older))
    .orderBy(desc(petition.submittedAt).getSQL(), desc(petition.id).getSQL())
    .limit(limit + 1)
  return rows.map((row) => ({ row, key: row.submittedAt.toISOString() }))
}

/** First what the organisation owes, then the rest: two short walks instead of a due day worked out for everything it has ever had. */
async function findByDue(db: Queryable, actor: Staff, { cursor, limit }: ListPetitions, asTold: SQL | undefined): Promise<Found[]> {
  const place = cursor ? readCursor(cursor, 'day') : null
  const owed = place?.key === never ? [] : await findOwed(db, actor, place, asTold, limit + 1)
  const missing = limit + 1 - owed.length
  if (missing === 0) return owed
  const rest = await db
    .select()
    .from(petition)
    .where(
      and(
        asTold,
        sql`${petition.id} not in (select petition_id from ${owedBy(actor)})`,
        place?.key === never ? gt(petition.id, place.id) : undefined,
      ),
    )
    .orderBy(asc(petition.id))
    .limit(missing)
  return [...owed, ...rest.map((row) => ({ row, key: never }))]
}

function findOwed(db: Queryable, actor: Staff, place: Place | null, asTold: SQL | undefined, limit: number): Promise<Found[]> {
  const due = sql`(select petition_id, min(legal_on) as due_on from ${owedBy(actor)} group by petition_id) as due`
  const later = place ? sql`(due.due_on, ${petition.id}) > (${place.key}::date, ${place.id}::uuid)` : undefined
  return db
    .select({ row: petition, key: sql<string>`due.due_on::text` })
    .from(petition)
    .innerJoin(due, sql`due.petition_id = ${petition.id}`)
    .where(and(asTold, later))
    .orderBy(sql`due.due_on`, asc(petition.id))
    .limit(limit)
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
    actor.kind === 'staff' ? [queue(actor, asked.queue ?? 'all', today), asked.dueBefore && isOwedBefore(actor, asked.dueBefore)] : []
  return and(
    visibleTo(actor),
    asked.status && eq(petition.status, asked.status),
    asked.organisationId ? eq(petition.organisationId, asked.organisationId) : undefined,
    asked.q ? search(asked.q) : undefined,
    ...staffFilters.map((one) => one || undefined),
  )
}

/** The running clocks of an organisation: its own, and those of nobody in particular where it has the petition now. */
const owedBy = ({ organisationId }: Staff): SQL => sql`(
  select clock.petition_id, clock.legal_on from clock where clock.organisation_id = ${organisationId} and ${isRunning}
  union all
  select clock.petition_id, clock.legal_on from clock join petition as held on held.id = clock.petition_id
  where clock.organisation_id is null and held.organisation_id = ${organisationId} and ${isRunning}
) as owed`

const isRunning = sql`clock.stopped_on is null and clock.kind not in (${sql.join(
  rightKinds.map((kind) => sql`${kind}`),
  sql`, `,
)})`

const isOwedBefore = (actor: Staff, day: Day): SQL =>
  sql`${petition.id} in (select petition_id from ${owedBy(actor)} where legal_on < ${day}::date)`

function queue(actor: Staff, asked: NonNullable<ListPetitions['queue']>, today: Day): SQL | undefined {
  const { organisationId } = actor
  switch (asked) {
    case 'all':
      return undefined
    case 'overdue':
      return isOwedBefore(actor, today)
    case 'mine':
      return sql`${petition.id} in (
        select petition_id from assignment where receiver_id = ${organisationId} and status in ('offered', 'accepted')
        union all
        -- Who has to decide an objection is who its clock belongs to: the sender, the third time the bureau that follows.
        select petition_id from clock where kind in ('objection-decision', 'dispute-decision') and organisation_id = ${organisationId} and stopped_on is null
        union all
        select petition_id from task where organisation_id = ${organisationId} and status in ('open', 'contested', 'refused')
        union all
        -- Asked by one and to be decided here: contested, or a mark, by the bureau that follows; about the whole matter by the first receiver; about a leader by the sender.
        select asked.petition_id from proposal as asked
          join petition as concerned on concerned.id = asked.petition_id
          left join assignment as held on held.id = asked.assignment_id
          where asked.status in ('open', 'contested') and asked.kind <> 'rewording' and ${organisationId} =
            case when asked.decider_id is not null then asked.decider_id
              when asked.status = 'contested' or asked.kind in ('mark', 'dispute') then concerned.follower_id
              when held.id is null then concerned.bureau_id
              when asked.data ->> 'leaderConcerned' = 'true' then held.sender_id
              when asked.kind in ('extension', 'ordinary-handling') then coalesce(${signerOf(sql`held`)}, held.receiver_id)
              else held.receiver_id end
        union all
        -- An answer that waits for a signature the body's own leaders must not give.
        select waiting.petition_id from assignment as waiting where waiting.status = 'accepted' and waiting.pending_reply_event_id is not null
          and waiting.petition_id in (select recusal.petition_id from recusal) and ${signerOf(sql`waiting`)} = ${organisationId}
        union all
        select id from petition as received where bureau_id = ${organisationId} and status in ('submitted', 'registered')
        union all
        select id from petition as followed where follower_id = ${organisationId} and status in ('guided', 'replied'))`
  }
}

function search(asked: string): SQL | undefined {
  const number = asked.trim().toUpperCase()
  if (isPetitionNumber(number)) return eq(petition.number, number)
  const query = searchQuery(asked)
  return query ? sql`${petition.search} @@ ${query}` : sql`false`
}
