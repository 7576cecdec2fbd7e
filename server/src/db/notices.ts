import type { NoticeKind } from '@petition/shared/vocabulary/notices'
import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { newId } from './ids.ts'

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
