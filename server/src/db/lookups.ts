import { eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { lookupFailure } from './schema/people.ts'

const maxFailures = 10
const lockMs = 60 * 60_000

/**
 * Takes one of the ten tries before the code is looked at, so that a burst of guesses gets no more; counted whether the number exists or not.
 * False while the number is locked.
 */
export async function takeLookupAttempt(db: Queryable, number: string, at: Date): Promise<boolean> {
  const until = new Date(at.getTime() + lockMs).toISOString()
  const failures = sql`case when ${lookupFailure.lockedUntil} is null then ${lookupFailure.failures} + 1 else 1 end`
  const rows = await db
    .insert(lookupFailure)
    .values({ number, failures: 1, lockedUntil: null, lastAt: at })
    .onConflictDoUpdate({
      target: lookupFailure.number,
      set: { failures, lastAt: at, lockedUntil: sql`case when ${failures} >= ${maxFailures} then ${until}::timestamptz end` },
      setWhere: or(isNull(lookupFailure.lockedUntil), lte(lookupFailure.lockedUntil, at)),
    })
    .returning({ number: lookupFailure.number })
  return rows.length > 0
}

export async function clearFailures(db: Queryable, number: string) {
  await db.delete(lookupFailure).where(eq(lookupFailure.number, number))
}
