import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { messageConsent } from './schema/notices.ts'
import { identity } from './schema/people.ts'

/** What the event of an openid says of a template: one message more, or any number from now on. Nothing for an openid nobody has. */
export async function addConsent(tx: Tx, openidIndex: Buffer, templateId: string, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into message_consent (identity_id, template_id, remaining, updated_at)
    select id, ${templateId}, 1, ${at.toISOString()}::timestamptz from identity where kind = 'wechat' and value_index = ${openidIndex}
    on conflict (identity_id, template_id) do update
    set remaining = message_consent.remaining + 1, updated_at = excluded.updated_at`)
}

/** WeChat takes no more of this template for the openid. */
export async function clearConsent(tx: Tx, openidIndex: Buffer, templateId: string, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into message_consent (identity_id, template_id, remaining, updated_at)
    select id, ${templateId}, 0, ${at.toISOString()}::timestamptz from identity where kind = 'wechat' and value_index = ${openidIndex}
    on conflict (identity_id, template_id) do update set remaining = 0, updated_at = excluded.updated_at`)
}

/** `isLast`: WeChat refused, because none was left. */
export type Spent = { identityId: string; templateId: string; isLast: boolean }

/** One message was taken. */
export async function spendConsent(tx: Tx, { identityId, templateId, isLast }: Spent, at: Date): Promise<void> {
  await tx
    .update(messageConsent)
    .set({ remaining: isLast ? 0 : sql`greatest(${messageConsent.remaining} - 1, 0)`, updatedAt: at })
    .where(and(eq(messageConsent.identityId, identityId), eq(messageConsent.templateId, templateId)))
}

/** Per template, over the openids by which the person is reached. */
export async function countConsents(db: Queryable, personId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ templateId: messageConsent.templateId, remaining: sql<number>`sum(${messageConsent.remaining})::int` })
    .from(messageConsent)
    .innerJoin(identity, eq(identity.id, messageConsent.identityId))
    .where(and(eq(identity.personId, personId), isNull(identity.deadAt)))
    .groupBy(messageConsent.templateId)
  return new Map(rows.map((row) => [row.templateId, row.remaining]))
}
