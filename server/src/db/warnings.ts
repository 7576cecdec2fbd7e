import { type ClockKind, petitionersOwn } from '@petition/shared/vocabulary/clocks'
import { and, eq, inArray, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../domain/calendar.ts'
import { headsOwn } from '../domain/warnings.ts'
import type { Queryable } from './client.ts'
import { assignment } from './schema/assignments.ts'
import { clock } from './schema/clocks.ts'
import { petition } from './schema/petitions.ts'
import { proposal } from './schema/proposals.ts'
import { task } from './schema/tasks.ts'

const ratingKinds = ['rating-bureau', 'rating-unit'] as const

/** Whose duty a clock is: a body's own, else of whoever has the matter. */
const handlerId = sql<string>`coalesce(${clock.organisationId}, ${petition.organisationId})`

/** What somebody owes by a date before this day, with everybody who is to be warned of it. */
export function listClocksDueBefore(db: Queryable, before: Day) {
  return db
    .select({
      id: clock.id,
      petitionId: clock.petitionId,
      kind: clock.kind,
      plainOn: clock.plainOn,
      legalOn: clock.legalOn,
      handlerId,
      followerId: petition.followerId,
      isFirstReceipt: sql<boolean>`${clock.assignmentId} is null`,
      senderIds: sql<string[]>`array(select distinct sent.sender_id from assignment as sent
        where sent.petition_id = ${petition.id} and sent.receiver_id = ${handlerId} and sent.status not in ('returned', 'recalled'))`,
      class: petition.class,
      petitionKind: petition.kind,
      role: assignment.role,
    })
    .from(clock)
    .innerJoin(petition, eq(petition.id, clock.petitionId))
    .leftJoin(assignment, eq(assignment.id, clock.assignmentId))
    .where(
      and(
        isNull(clock.stoppedOn),
        notInArray(clock.kind, [...petitionersOwn]),
        // The plain date is empty where a period counts working days; least() passes over it.
        sql`least(${clock.plainOn}, ${clock.legalOn}) < ${before}::date`,
      ),
    )
}

export type DueClock = Awaited<ReturnType<typeof listClocksDueBefore>>[number]

export type Reminder = { petitionId: string; subject: string; kind: ClockKind; dueOn: Day }

/** The residents' own dates of which they were not yet reminded: an end of a window to rate, a proof that waits for their word. */
export async function listReminders(
  db: Queryable,
  { today, ratingUntilOn, provedUntilOn }: { today: Day; ratingUntilOn: Day; provedUntilOn: Day },
  petitionId?: string,
): Promise<Reminder[]> {
  const ofPetition = petitionId === undefined ? undefined : eq(clock.petitionId, petitionId)
  const windowId = sql<string>`${clock.id}::text`
  const windows = await db
    .select({ petitionId: clock.petitionId, subject: windowId, kind: clock.kind, dueOn: clock.legalOn })
    .from(clock)
    .where(
      and(
        ofPetition,
        isNull(clock.stoppedOn),
        inArray(clock.kind, [...ratingKinds]),
        sql`${clock.legalOn} between ${today}::date and ${ratingUntilOn}::date`,
        notReminded(windowId),
      ),
    )
  const proofId = sql<string>`${clock.id}::text || ':' || ${clock.stoppedOn}::text`
  const proofs = await db
    .select({ petitionId: clock.petitionId, subject: proofId, kind: clock.kind, dueOn: clock.legalOn })
    .from(clock)
    .innerJoin(task, eq(task.id, clock.taskId))
    .where(and(ofPetition, eq(task.status, 'proved'), sql`${clock.stoppedOn} <= ${provedUntilOn}::date`, notReminded(proofId)))
  return [...windows, ...proofs]
}

const notReminded = (subject: SQL) => sql`not exists (
  select 1 from event as reminder where reminder.petition_id = ${clock.petitionId} and reminder.kind = 'reminder'
    and reminder.canonical::jsonb #>> '{data,subject}' = ${subject})`

export type IdleBody = {
  organisationId: string
  senderIds: string[]
  followerId: string
  parentId: string | null
  petitionId: string
  sealed: boolean
  /** Somebody of it stays away from this matter. */
  recused: boolean
  /** Nobody can act in the whole body, not only on this matter. */
  whole: boolean
}

/** Who owes something by a running clock, and has nobody who could do it: no account, nobody seen since that day, or all on leave. What the head decides waits for a head. */
export async function listIdleBodies(db: Queryable, { seenSinceOn, today }: { seenSinceOn: Day; today: Day }): Promise<IdleBody[]> {
  const able = sql`select 1 from staff where staff.organisation_id = owing.body_id and staff.disabled_at is null
    and staff.roles && case when owing.of_head then array['unit-leader', 'bureau-leader'] else array['unit-clerk', 'bureau-clerk'] end
    and not coalesce(${today}::date between staff.leave_from_on and staff.leave_until_on, false)
    and coalesce(staff.last_seen_at, staff.created_at) >= ${seenSinceOn}::date::timestamptz`
  const rows = await db.execute<IdleBody & Record<string, unknown>>(sql`
    with owing as (
      select distinct petition.id as petition_id, ${handlerId} as body_id, ${inArray(clock.kind, [...headsOwn])} as of_head
      from clock join petition on petition.id = clock.petition_id
      where clock.stopped_on is null and ${notInArray(clock.kind, [...petitionersOwn, 'call-back'])})
    select owing.body_id as "organisationId", petition.follower_id as "followerId", body.parent_id as "parentId",
      array(select distinct sent.sender_id from assignment as sent where sent.petition_id = petition.id
        and sent.receiver_id = owing.body_id and sent.status not in ('returned', 'recalled')) as "senderIds",
      petition.id as "petitionId", petition.sealed, not exists (${able}) as whole,
      exists (select 1 from recusal join staff on staff.id = recusal.staff_id
        where recusal.petition_id = petition.id and staff.organisation_id = owing.body_id) as recused
    from owing join petition on petition.id = owing.petition_id join organisation as body on body.id = owing.body_id
    where not exists (${able}
      and (not petition.sealed or (staff.reads_sealed and staff.id <> all(petition.accused_staff_ids)))
      and not exists (select 1 from recusal where recusal.petition_id = petition.id and recusal.staff_id = staff.id))
    order by petition.id, owing.body_id, owing.of_head`)
  return [...rows]
}

/** Proposed rewordings whose day to answer has passed. */
export function listUnansweredRewordings(db: Queryable, today: Day, petitionId?: string) {
  return db
    .select({
      petitionId: clock.petitionId,
      proposalId: proposal.id,
      asked: proposal.eventId,
      untilOn: clock.legalOn,
      assignment: { id: assignment.id, receiverId: assignment.receiverId, senderId: assignment.senderId },
    })
    .from(clock)
    .innerJoin(proposal, eq(proposal.eventId, clock.startedByEventId))
    .innerJoin(assignment, eq(assignment.id, clock.assignmentId))
    .where(
      and(
        petitionId === undefined ? undefined : eq(clock.petitionId, petitionId),
        eq(clock.kind, 'rewording-answer'),
        eq(proposal.status, 'open'),
        isNull(clock.stoppedOn),
        lt(clock.legalOn, today),
      ),
    )
}

/** Sealed matters that still wait at their first receiver and that nobody there may read; `accused`: not even its leader may hear of them. */
export async function listUnreadAccusations(db: Queryable): Promise<{ bureauId: string; accused: boolean; count: number }[]> {
  const rows = await db.execute<{ bureauId: string; accused: boolean; count: number }>(sql`
    select petition.bureau_id as "bureauId", petition.bureau_id = any(petition.accused_organisation_ids) as accused, count(*)::int as count
    from petition
    where petition.sealed and petition.status in ('submitted', 'registered')
      and (petition.bureau_id = any(petition.accused_organisation_ids) or not exists (
        select 1 from staff where staff.organisation_id = petition.bureau_id and staff.disabled_at is null and staff.reads_sealed
          and staff.id <> all(petition.accused_staff_ids)
          and not exists (select 1 from recusal where recusal.petition_id = petition.id and recusal.staff_id = staff.id)))
    group by 1, 2 order by 1, 2`)
  return [...rows]
}
