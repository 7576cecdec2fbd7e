import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { newId } from './ids.ts'
import { staff } from './schema/people.ts'
import { organisation } from './schema/places.ts'

export type StaffRow = typeof staff.$inferSelect
export type NewStaff = Pick<StaffRow, 'username' | 'passwordHash' | 'name' | 'roles' | 'organisationId' | 'readsSealed'>

const maxFailures = 5
const lockMs = 15 * 60_000
const seenEveryMs = 60 * 60_000

export async function findStaffByUsername(db: Queryable, username: string): Promise<StaffRow | null> {
  const [row] = await db.select().from(staff).where(eq(staff.username, username))
  return row ?? null
}

export async function getStaffWithOrganisation(db: Queryable, id: string) {
  const [row] = await db
    .select({ staff, organisation: { id: organisation.id, name: organisation.name } })
    .from(staff)
    .innerJoin(organisation, eq(organisation.id, staff.organisationId))
    .where(eq(staff.id, id))
  if (!row) throw new Error('a staff member who is signed in does not exist')
  return row
}

/** Null when the username is taken. */
export async function insertStaff(db: Queryable, member: NewStaff, at: Date): Promise<StaffRow | null> {
  const [row] = await db
    .insert(staff)
    .values({ ...member, id: newId(), createdAt: at })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** Takes one of the five tries before the password is looked at, so that a burst of guesses gets no more; null while the account is locked. */
export async function takeSignInAttempt(db: Queryable, id: string, at: Date): Promise<{ locked: boolean } | null> {
  const failures = sql`case when ${staff.lockedUntil} is null then ${staff.failures} + 1 else 1 end`
  const lockedUntil = new Date(at.getTime() + lockMs).toISOString()
  const [row] = await db
    .update(staff)
    .set({ failures, lockedUntil: sql`case when ${failures} >= ${maxFailures} then ${lockedUntil}::timestamptz end` })
    .where(and(eq(staff.id, id), or(isNull(staff.lockedUntil), lte(staff.lockedUntil, at))))
    .returning({ lockedUntil: staff.lockedUntil })
  return row ? { locked: row.lockedUntil !== null } : null
}

export async function clearSignInFailures(db: Queryable, id: string) {
  await db.update(staff).set({ failures: 0, lockedUntil: null }).where(eq(staff.id, id))
}

/** At sign-in, and by use once an hour: enough to know whether anybody works in a body. */
export async function setLastSeen(db: Queryable, id: string, at: Date) {
  await db.update(staff).set({ lastSeenAt: at }).where(eq(staff.id, id))
}

export const isSeenLately = ({ lastSeenAt }: Pick<StaffRow, 'lastSeenAt'>, at: Date) =>
  lastSeenAt !== null && at.getTime() - lastSeenAt.getTime() < seenEveryMs

export async function setPasswordHash(db: Queryable, id: string, passwordHash: string) {
  await db.update(staff).set({ passwordHash, failures: 0, lockedUntil: null }).where(eq(staff.id, id))
}
