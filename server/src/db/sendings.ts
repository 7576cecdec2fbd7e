import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Told } from '../domain/notice-words.ts'
import type { Database, Queryable, Tx } from './client.ts'
import { newId } from './ids.ts'
import { actingOrganisation, toldColumns } from './notices.ts'
import { notice, sending } from './schema/notices.ts'
import { identity } from './schema/people.ts'
import { event, petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'

export type SendingRow = typeof sending.$inferSelect
export type Claimed = SendingRow & { personId: string; petitionId: string; noticedAt: Date; told: Told }
export type Outcome =
  | { state: 'sent'; externalId: string | null }
  | { state: 'failed' | 'unknown'; reason: string }
  /** To be tried again after the delay; `unknown` where it may have gone out and only WeChat's event or the next try will tell. */
  | { state: 'queued' | 'unknown'; reason: string; retryInMs: number }

/** An unknown outcome with this reason may be tried again; one that was interrupted never. */
const timedOut = 'timed-out'
const interrupted = 'interrupted'

/** Takes one sending for this try; null when there is nothing to send any more. */
export function claimSending(db: Database, id: string, now: Date): Promise<Claimed | null> {
  return db.transaction(async (tx) => {
    const found = await lockSending(tx, id)
    if (!found) return null
    if (found.state === 'sending') {
      // Its process died in the middle: the message may be out, so nobody sends it a second time.
      await setSending(tx, id, { state: 'unknown', reason: interrupted, updatedAt: now })
      return null
    }
    if (found.state !== 'queued' && !(found.state === 'unknown' && found.reason === timedOut)) return null
    const claimed = await setSending(tx, id, {
      state: 'sending',
      reason: null,
      attempts: found.attempts + 1,
      claimedAt: now,
      updatedAt: now,
    })
    return claimed && { ...claimed, ...(await describeNotice(tx, claimed.noticeId)) }
  })
}

/** Writes what became of a claimed try, with the next job or the SMS in its place, unless WeChat's event settled it meanwhile. */
export function recordOutcome(db: Database, { id, attempts }: Claimed, outcome: Outcome, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const found = await lockSending(tx, id)
    if (!found || found.attempts !== attempts || !(found.state === 'sending' || found.reason === interrupted)) return
    const { state } = outcome
    const told = state === 'sent' ? { reason: null, externalId: outcome.externalId } : { reason: outcome.reason }
    const row = await setSending(tx, id, { state, ...told, updatedAt: now })
    if ('retryInMs' in outcome) await enqueueSending(tx, id, new Date(now.getTime() + outcome.retryInMs))
    if (row && state === 'failed') await fallBackToSms(tx, row, now)
  })
}

/** WeChat's own word on a message, found by its id or, where the id was never learnt, by person and template when only one can be meant. */
export async function settleSending(
  tx: Tx,
  told: { externalId: string; openidIndex: Buffer; kinds: Told['kind'][]; failure: string | null; at: Date },
): Promise<void> {
  const id = (await findByExternalId(tx, told.externalId)) ?? (await findTheOnlyOpen(tx, told.openidIndex, told.kinds))
  if (!id) return
  await lockSending(tx, id)
  const { externalId, failure, at } = told
  const row = await setSending(tx, id, { state: failure ? 'failed' : 'sent', reason: failure, externalId, updatedAt: at })
  if (row && failure) await fallBackToSms(tx, row, at)
}

/** What did certainly not arrive by WeChat goes by SMS to a verified phone. */
async function fallBackToSms(tx: Tx, { noticeId, channel }: SendingRow, now: Date) {
  if (channel !== 'wechat') return
  const [queued] = await tx.execute<{ id: string }>(sql`
    insert into sending (id, notice_id, channel, state, updated_at)
    select ${newId()}::uuid, notice.id, 'sms', 'queued', ${now.toISOString()}::timestamptz from notice
    where notice.id = ${noticeId}
      and exists (select 1 from identity where identity.person_id = notice.person_id and identity.kind = 'phone' and identity.dead_at is null)
    on conflict (notice_id, channel) do nothing
    returning id`)
  if (queued) await enqueueSending(tx, queued.id, now)
}

async function enqueueSending(tx: Tx, id: string, runAt: Date) {
  const payload = JSON.stringify({ sendingId: id })
  await tx.execute(sql`select enqueue_job('send-notice', ${payload}::json, ${`send-notice:${id}`}, ${runAt.toISOString()}::timestamptz)`)
}

async function lockSending(tx: Tx, id: string): Promise<SendingRow | null> {
  const [row] = await tx.select().from(sending).where(eq(sending.id, id)).for('update')
  return row ?? null
}

async function setSending(tx: Tx, id: string, values: Partial<SendingRow>): Promise<SendingRow | null> {
  const [row] = await tx.update(sending).set(values).where(eq(sending.id, id)).returning()
  return row ?? null
}

async function describeNotice(tx: Tx, noticeId: string) {
  const [row] = await tx
    .select({ personId: notice.personId, petitionId: notice.petitionId, noticedAt: notice.createdAt, told: toldColumns })
    .from(notice)
    .innerJoin(petition, eq(petition.id, notice.petitionId))
    .innerJoin(event, eq(event.id, notice.eventId))
    .innerJoin(organisation, actingOrganisation)
    .where(eq(notice.id, noticeId))
  if (!row) throw new Error(`notice ${noticeId} has no petition`)
  return row
}

async function findByExternalId(queryable: Queryable, externalId: string): Promise<string | null> {
  const [row] = await queryable.select({ id: sending.id }).from(sending).where(eq(sending.externalId, externalId))
  return row?.id ?? null
}

async function findTheOnlyOpen(queryable: Queryable, openidIndex: Buffer, kinds: Told['kind'][]): Promise<string | null> {
  const rows = await queryable
    .select({ id: sending.id })
    .from(sending)
    .innerJoin(notice, eq(notice.id, sending.noticeId))
    .innerJoin(identity, and(eq(identity.personId, notice.personId), eq(identity.kind, 'wechat'), eq(identity.valueIndex, openidIndex)))
    .where(and(eq(sending.channel, 'wechat'), inArray(sending.state, ['sending', 'unknown']), inArray(notice.kind, kinds)))
    .orderBy(asc(sending.id))
    .limit(2)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}
