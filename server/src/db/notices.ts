import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { NoticeKind } from '@petition/shared/vocabulary/notices'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Asking } from '../domain/notice-asks.ts'
import type { Told } from '../domain/notice-words.ts'
import type { Queryable, Tx } from './client.ts'
import type { Place } from './cursor.ts'
import { newId } from './ids.ts'
import { clock } from './schema/clocks.ts'
import { event } from './schema/events.ts'
import { notice } from './schema/notices.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { proposal } from './schema/proposals.ts'
import { task } from './schema/tasks.ts'

/** One statement: the notice in the inbox, the first channel to try, and the job that sends it; nothing where the event was told before. */
export async function enqueueNotice(
  tx: Tx,
  { eventId, petitionId, personId, kind, at }: { eventId: string; petitionId: string; personId: string; kind: NoticeKind; at: Date },
): Promise<void> {
  await tx.execute(sql`
    with told as (
      insert into notice (id, event_id, petition_id, person_id, kind, created_at)
      values (${newId()}, ${eventId}, ${petitionId}, ${personId}, ${kind}, ${at.toISOString()})
      on conflict (event_id, person_id) do nothing
      returning id, person_id
    ), reachable as (
      select told.id as notice_id, identity.kind
      from told join identity on identity.person_id = told.person_id and identity.dead_at is null
    ), queued as (
      insert into sending (id, notice_id, channel, state, updated_at)
      select ${newId()}::uuid, notice_id, case when bool_or(kind = 'wechat') then 'wechat' else 'sms' end, 'queued', ${at.toISOString()}::timestamptz
      from reachable group by notice_id
      returning id
    )
    select enqueue_job('send-notice', json_build_object('sendingId', id), 'send-notice:' || id, null) from queued`)
}

/** Has WeChat look at a photo; the petition never waits for it. */
export async function enqueueImageCheck(tx: Tx, attachmentId: string): Promise<void> {
  const payload = JSON.stringify({ attachmentId })
  await tx.execute(sql`select enqueue_job('check-image', ${payload}::json, ${`check-image:${attachmentId}`}, null)`)
}

/** Tells one of the phones of a change of contact; the numbers themselves stay out of the queue. */
export async function enqueueContactChange(tx: Tx, eventId: string, which: 'before' | 'now'): Promise<void> {
  const payload = JSON.stringify({ eventId, which })
  await tx.execute(sql`select enqueue_job('tell-contact-change', ${payload}::json, ${`tell-contact-change:${eventId}:${which}`}, null)`)
}

export type NoticeRow = { id: string; petitionId: string; createdAt: Date; readAt: Date | null; told: Told; asking: Asking }

/** The inbox, newest first, from behind `after` on. */
export function listNotices(
  db: Queryable,
  personId: string,
  { after, limit }: { after: Place | null; limit: number },
): Promise<NoticeRow[]> {
  const older = after && sql`(${notice.createdAt}, ${notice.id}) < (${after.key}::timestamptz, ${after.id}::uuid)`
  return selectNotices(db)
    .where(and(eq(notice.personId, personId), older ?? undefined))
    .orderBy(sql`${notice.createdAt} desc, ${notice.id} desc`)
    .limit(limit)
}

export function countUnread(db: Queryable, personId: string): Promise<number> {
  return db.$count(notice, and(eq(notice.personId, personId), isNull(notice.readAt)))
}

export async function findNotice(db: Queryable, personId: string, id: string): Promise<NoticeRow | null> {
  const [row] = await selectNotices(db).where(and(eq(notice.id, id), eq(notice.personId, personId)))
  return row ?? null
}

/** Everything up to an instant; the first reading of each is kept. */
export async function setReadUntil(db: Queryable, personId: string, until: Date, readAt: Date): Promise<void> {
  await db
    .update(notice)
    .set({ readAt })
    .where(and(eq(notice.personId, personId), isNull(notice.readAt), lte(notice.createdAt, until)))
}

/** What was told of one event. */
export async function findTold(db: Queryable, eventId: string): Promise<Told | null> {
  const [row] = await selectNotices(db).where(eq(notice.eventId, eventId)).limit(1)
  return row?.told ?? null
}

/** The first reading is kept. */
export async function setRead(db: Queryable, id: string, readAt: Date): Promise<void> {
  await db
    .update(notice)
    .set({ readAt })
    .where(and(eq(notice.id, id), isNull(notice.readAt)))
}

/** What the words of a notice are made from; the body is the one that acted, or the bureau where the petitioner or the system did. */
export const toldColumns = {
  kind: notice.kind,
  petitionKind: petition.kind,
  number: petition.number,
  sealed: petition.sealed,
  organisationName: organisation.name,
}
export const actingOrganisation = sql`${organisation.id} = coalesce(${event.organisationId}, ${petition.bureauId})`

const data = sql`(${event.canonical}::json -> 'data')`
/** A reminder of a proof names the clock that stopped with it. */
const shownTaskId = sql`coalesce(${data} ->> 'task', (
  select ${clock.taskId}::text from ${clock} where ${clock.id}::text = split_part(${data} ->> 'subject', ':', 1)))`
const askingColumns = {
  eventKind: event.kind,
  clockKind: sql<ClockKind | null>`${data} ->> 'clock'`,
  waitingId: sql<string | null>`coalesce(
    (select ${proposal.id} from ${proposal} where ${proposal.eventId} = ${event.id} and ${proposal.kind} = 'rewording' and ${proposal.status} = 'open'),
    (select ${task.id} from ${task} where ${task.petitionId} = ${event.petitionId} and ${task.id}::text = ${shownTaskId} and ${task.status} = 'proved'))`,
}

function selectNotices(db: Queryable) {
  return db
    .select({
      id: notice.id,
      petitionId: notice.petitionId,
      createdAt: notice.createdAt,
      readAt: notice.readAt,
      told: toldColumns,
      asking: askingColumns,
    })
    .from(notice)
    .innerJoin(petition, eq(petition.id, notice.petitionId))
    .innerJoin(event, eq(event.id, notice.eventId))
    .innerJoin(organisation, actingOrganisation)
    .$dynamic()
}
