import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { request } from './schema/petitions.ts'

export type RequestRow = typeof request.$inferSelect

export function listRequests(db: Queryable, petitionId: string): Promise<RequestRow[]> {
  return db
    .select()
    .from(request)
    .where(and(eq(request.petitionId, petitionId), isNull(request.replacedAt)))
    .orderBy(asc(request.position))
}

export async function insertRequests(tx: Tx, rows: readonly (typeof request.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(request).values([...rows])
}

export async function setRequestAnswers(
  tx: Tx,
  answers: readonly { requestId: string; outcome: NonNullable<RequestRow['outcome']> }[],
  replyEventId: string,
) {
  for (const { requestId, outcome } of answers) await tx.update(request).set({ outcome, replyEventId }).where(eq(request.id, requestId))
}

/** The answers of these events are undone. */
export async function clearRequestAnswers(tx: Tx, replyEventIds: readonly string[]) {
  if (replyEventIds.length === 0) return
  await tx
    .update(request)
    .set({ outcome: null, replyEventId: null })
    .where(inArray(request.replyEventId, [...replyEventIds]))
}

export async function countRequests(db: Queryable, petitionIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ petitionId: request.petitionId, count: sql<number>`count(*)::int` })
    .from(request)
    .where(inArray(request.petitionId, [...petitionIds]))
    .groupBy(request.petitionId)
  return new Map(rows.map((row) => [row.petitionId, row.count]))
}

/** A point gives way to the wording the petitioner agreed to. */
export async function replaceRequest(
  tx: Tx,
  replaced: RequestRow,
  ids: readonly string[],
  eventId: string,
  at: Date,
  nextPosition: number,
) {
  await tx.update(request).set({ replacedAt: at }).where(eq(request.id, replaced.id))
  const rows = ids.map((id, index) => ({
    id,
    petitionId: replaced.petitionId,
    position: nextPosition + index,
    textEventId: eventId,
    textField: `request.${index + 1}`,
  }))
  await tx.insert(request).values(rows)
}

export async function setSolved(tx: Tx, requestId: string, solved: NonNullable<RequestRow['solved']>) {
  await tx.update(request).set({ solved }).where(eq(request.id, requestId))
}
