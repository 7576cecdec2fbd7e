import { eq, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { lookupFailure } from './schema/people.ts'

const maxFailures = 10
const lockMs = 60 * 60_000

export async function isLocked(db: Queryable, number: string, at: Date): Promise<boolean> {
  const [row] = await db.select().from(lookupFailure).where(eq(lookupFailure.number, number))
  return row?.lockedUntil != null && row.lockedUntil > at
}

/** Counted whether the number exists or not. */
export async function recordFailure(db: Queryable, number: string, at: Date) {
  const lockedUntil = new Date(at.getTime() + lockMs).toISOString()
  const failures = sql`case when ${lookupFailure.lockedUntil} < ${at.toISOString()}::timestamptz then 1 else ${lookupFailure.failures} + 1 end`
  await db
    .insert(lookupFailure)
    .values({ number, failures: 1, lockedUntil: null, lastAt: at })
    .onConflictDoUpdate({
      target: lookupFailure.number,
      set: {
        failures,
        lastAt: at,
        lockedUntil: sql`case when ${failures} >= ${maxFailures} then ${lockedUntil}::timestamptz else null end`,
      },
    })
}

export async function clearFailures(db: Queryable, number: string) {
  await db.delete(lookupFailure).where(eq(lookupFailure.number, number))
}
