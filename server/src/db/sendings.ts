import { eq, sql } from 'drizzle-orm'
import type { Told } from '../domain/notice-words.ts'
import type { Database, Tx } from './client.ts'
import { type Spent, spendConsent } from './consents.ts'
import { newId } from './ids.ts'
import { actingOrganisation, toldColumns } from './notices.ts'
import { event } from './schema/events.ts'
import { notice, sending } from './schema/notices.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'

export type SendingRow = typeof sending.$inferSelect
export type Claimed = SendingRow & { personId: string; petitionId: string; noticedAt: Date; told: Told }
export type Outcome = { spent?: Spent } & (
  | { state: 'sent'; externalId: string | null }
  | { state: 'failed' | 'unknown'; reason: string }
  /** To be tried again after the delay; `unknown` where it may have gone out and only WeChat's event or the next try will tell. */
  | { state: 'queued' | 'unknown'; reason: string; retryInMs: number }
)

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
    if (outcome.spent) await spendConsent(tx, outcome.spent, now)
    if ('retryInMs' in outcome) await enqueueSending(tx, id, outcome.retryInMs)
    if (row && state === 'failed') await fallBackToSms(tx, row, now)
  })
}

/** `kinds`: what is told by the template that was sent. */
type SentEvent = { externalId: string; openidIndex: Buffer; kinds: Told['kind'][]; failure: string | null; at: Date }

/** WeChat's own word on a message, found by its id or, where the id was never learnt, by person and template when only one can be meant. */
export async function settleSending(tx: Tx, sent: SentEvent): Promise<void> {
  const id = sent.kinds.length > 0 && (await findMeant(tx, sent))
  if (!id) return
  await lockSending(tx, id)
  const { externalId, failure, at } = sent
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
  if (queued) await enqueueSending(tx, queued.id, 0)
}

async function enqueueSending(tx: Tx, id: string, delayMs: number) {
  const payload = JSON.stringify({ sendingId: id })
  // By the database's clock, which is the one that jobs run by.
  const runAt = sql`now() + ${delayMs} * interval '1 millisecond'`
  await tx.execute(sql`select enqueue_job('send-notice', ${payload}::json, ${`send-notice:${id}`}, ${runAt})`)
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

/** One statement, so that a message whose id is being recorded at this moment is not taken for another one. */
async function findMeant(tx: Tx, { externalId, openidIndex, kinds }: SentEvent): Promise<string | null> {
  const [first, second] = await tx.execute<{ id: string; named: boolean }>(sql`
    select id, true as named from sending where channel = 'wechat' and external_id = ${externalId}
    union all
    select sending.id, false from identity
      join notice on notice.person_id = identity.person_id and notice.kind in ${kinds}
      join sending on sending.notice_id = notice.id and sending.channel = 'wechat' and sending.state in ('sending', 'unknown')
    where identity.kind = 'wechat' and identity.value_index = ${openidIndex}
    order by named desc
    limit 2`)
  return first && (first.named || !second) ? first.id : null
}
