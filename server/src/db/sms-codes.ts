import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { and, count, desc, eq, gt, isNull, lt, max, sql } from 'drizzle-orm'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { newId } from './ids.ts'
import { smsCode } from './schema/people.ts'

const maxAttempts = 5
const phoneIndex = (keys: Keys, phone: string) => keys.blindIndex('sms-code', phone)

/** How many codes were asked for this number since then, and when the last one. */
export async function countCodes(tx: Tx, keys: Keys, phone: string, since: Date): Promise<{ count: number; lastAt: Date | null }> {
  const index = phoneIndex(keys, phone)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, 0))`)
  const [row] = await tx
    .select({ count: count(), lastAt: max(smsCode.createdAt) })
    .from(smsCode)
    .where(and(eq(smsCode.phoneIndex, index), gt(smsCode.createdAt, since)))
  return row ?? { count: 0, lastAt: null }
}

export async function insertCode(tx: Tx, keys: Keys, code: { phone: string; code: string; at: Date; expiresAt: Date }): Promise<string> {
  const id = newId()
  await tx.insert(smsCode).values({
    id,
    phoneIndex: phoneIndex(keys, code.phone),
    codeHash: hashCode(code.code, randomBytes(16)),
    createdAt: code.at,
    expiresAt: code.expiresAt,
  })
  return id
}

export async function removeCode(db: Queryable, id: string) {
  await db.delete(smsCode).where(eq(smsCode.id, id))
}

/** Counts the attempt before looking, so that a burst of guesses gets no more than its five; answers the id of the code that fits. */
export async function matchCode(db: Queryable, keys: Keys, phone: string, code: string, at: Date): Promise<string | null> {
  const newest = db
    .select({ id: smsCode.id })
    .from(smsCode)
    .where(eq(smsCode.phoneIndex, phoneIndex(keys, phone)))
    .orderBy(desc(smsCode.createdAt), desc(smsCode.id))
    .limit(1)
  const [row] = await db
    .update(smsCode)
    .set({ attempts: sql`${smsCode.attempts} + 1` })
    .where(and(eq(smsCode.id, newest), isNull(smsCode.usedAt), gt(smsCode.expiresAt, at), lt(smsCode.attempts, maxAttempts)))
    .returning()
  if (!row) return null
  return timingSafeEqual(hashCode(code, row.codeHash.subarray(0, 16)), row.codeHash) ? row.id : null
}

/** False when somebody used it a moment ago. */
export async function useCode(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(smsCode)
    .set({ usedAt: at })
    .where(and(eq(smsCode.id, id), isNull(smsCode.usedAt)))
    .returning({ id: smsCode.id })
  return rows.length > 0
}

function hashCode(code: string, salt: Buffer) {
  return Buffer.concat([salt, scryptSync(code, salt, 32, { N: 1024 })])
}
