import { and, asc, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import { invalidField } from '../domain/errors.ts'
import type { Queryable, Tx } from './client.ts'
import { attachment } from './schema/attachments.ts'
import { petition } from './schema/petitions.ts'

export type AttachmentRow = typeof attachment.$inferSelect
export type NewAttachment = typeof attachment.$inferInsert

/** Gives uploads of this actor to an event, in the order given; each can be given once. */
export async function claimAttachments(
  tx: Tx,
  { ids, owner, petitionId, eventId }: { ids: readonly string[]; owner: Actor; petitionId: string; eventId: string },
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return []
  const unused = and(inArray(attachment.id, [...ids]), ownedBy(owner), isNull(attachment.petitionId))
  // Always locked in one order, so that two filings with the same photos cannot wait for each other.
  const locked = await tx.select({ id: attachment.id }).from(attachment).where(unused).orderBy(asc(attachment.id)).for('update')
  if (locked.length !== ids.length) {
    throw invalidField('attachmentIds', '有附件找不到了或者已经用过，请删去后重新上传。', 'attachment_unusable')
  }
  const order = sql`array_position(${sql.param([...ids])}::uuid[], ${attachment.id}) - 1`
  const claimed = await tx.update(attachment).set({ petitionId, eventId, position: order }).where(unused).returning()
  return claimed.toSorted(byPosition)
}

export function listAttachments(queryable: Queryable, petitionId: string): Promise<AttachmentRow[]> {
  const { eventId, position } = attachment
  return queryable.select().from(attachment).where(eq(attachment.petitionId, petitionId)).orderBy(asc(eventId), asc(position))
}

export async function findAttachment(queryable: Queryable, id: string): Promise<AttachmentRow | null> {
  const [row] = await queryable.select().from(attachment).where(eq(attachment.id, id))
  return row ?? null
}

export async function findAttachmentByKey(queryable: Queryable, owner: Actor, idempotencyKey: string): Promise<AttachmentRow | null> {
  const mine = and(ownedBy(owner), eq(attachment.idempotencyKey, idempotencyKey))
  const [row] = await queryable.select().from(attachment).where(mine)
  return row ?? null
}

/** Null when another upload with the same idempotency key came first. */
export async function insertAttachment(queryable: Queryable, owner: Actor, row: NewAttachment): Promise<AttachmentRow | null> {
  const owned = { ...row, ...(owner.kind === 'resident' ? { personId: owner.personId } : { staffId: owner.staffId }) }
  const [inserted] = await queryable.insert(attachment).values(owned).onConflictDoNothing().returning()
  return inserted ?? null
}

export function countUnusedUploads(queryable: Queryable, owner: Actor, since: Date): Promise<number> {
  return queryable.$count(attachment, and(ownedBy(owner), isNull(attachment.petitionId), gt(attachment.createdAt, since)))
}

/** Uploads that nobody used since, for removal; one that is just being used is passed over. */
export function lockUnusedUploads(tx: Tx, before: Date, limit: number): Promise<AttachmentRow[]> {
  const abandoned = and(isNull(attachment.petitionId), lt(attachment.createdAt, before))
  return tx.select().from(attachment).where(abandoned).limit(limit).for('update', { skipLocked: true })
}

/** What a resident uploaded and nothing has used; whoever files with one of them meanwhile is waited for. */
export function lockUnusedUploadsOf(tx: Tx, personId: string): Promise<AttachmentRow[]> {
  const unused = and(eq(attachment.personId, personId), isNull(attachment.petitionId))
  return tx.select().from(attachment).where(unused).orderBy(asc(attachment.id)).for('update')
}

export function listUploadsOf(db: Queryable, personId: string): Promise<AttachmentRow[]> {
  return db.select().from(attachment).where(eq(attachment.personId, personId)).orderBy(asc(attachment.createdAt), asc(attachment.id))
}

export async function deleteAttachments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(attachment).where(inArray(attachment.id, [...ids]))
}

/** A photo of a petition that WeChat may look at; what is sealed stays in the house. */
export async function findUncheckedPhoto(queryable: Queryable, id: string): Promise<AttachmentRow | null> {
  const [row] = await queryable
    .select({ attachment })
    .from(attachment)
    .innerJoin(petition, and(eq(petition.id, attachment.petitionId), eq(petition.sealed, false)))
    .where(and(eq(attachment.id, id), ne(attachment.mediaType, 'application/pdf'), isNull(attachment.checkTraceId)))
  return row?.attachment ?? null
}

export async function setCheckTrace(queryable: Queryable, id: string, checkTraceId: string): Promise<void> {
  await queryable.update(attachment).set({ checkTraceId }).where(eq(attachment.id, id))
}

/** False when no photo is known under this trace (yet). */
export async function setCheckResult(
  queryable: Queryable,
  checkTraceId: string,
  checkResult: NonNullable<AttachmentRow['checkResult']>,
): Promise<boolean> {
  const set = await queryable.update(attachment).set({ checkResult }).where(eq(attachment.checkTraceId, checkTraceId)).returning()
  return set.length > 0
}

const ownedBy = (owner: Actor) =>
  owner.kind === 'resident' ? eq(attachment.personId, owner.personId) : eq(attachment.staffId, owner.staffId)

const byPosition = (left: AttachmentRow, right: AttachmentRow) => (left.position ?? 0) - (right.position ?? 0)

/** The papers of a draft go with the answer that was signed. */
export async function moveAttachments(tx: Tx, fromEventId: string, toEventId: string): Promise<void> {
  await tx.update(attachment).set({ eventId: toEventId }).where(eq(attachment.eventId, fromEventId))
}

export async function findAttachments(queryable: Queryable, ids: readonly string[]): Promise<Map<string, AttachmentRow>> {
  if (ids.length === 0) return new Map()
  const rows = await queryable
    .select()
    .from(attachment)
    .where(inArray(attachment.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}
