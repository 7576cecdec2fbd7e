import { staffRoles } from '@petition/shared/vocabulary/roles'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import type { Database, Queryable } from './client.ts'
import { newId } from './ids.ts'
import { person, session, staff } from './schema/people.ts'
import { organisation } from './schema/places.ts'
import { isSeenLately, setLastSeen } from './staff.ts'

export type SessionRow = typeof session.$inferSelect
type Holder = { personId: string; door: 'wechat' | 'sms' } | { staffId: string; door: 'staff' }

export async function insertSession(db: Queryable, holder: Holder, { at, expiresAt }: { at: Date; expiresAt: Date }): Promise<SessionRow> {
  const [row] = await db
    .insert(session)
    .values({ id: newId(), ...holder, createdAt: at, expiresAt })
    .returning()
  return row as SessionRow
}

export async function getSession(db: Queryable, id: string): Promise<SessionRow> {
  const [row] = await db.select().from(session).where(eq(session.id, id))
  if (!row) throw new Error('the session of a request does not exist')
  return row
}

export async function endSession(db: Queryable, id: string, at: Date) {
  await db
    .update(session)
    .set({ endedAt: at })
    .where(and(eq(session.id, id), isNull(session.endedAt)))
}

export function listSessionsOf(db: Queryable, personId: string): Promise<SessionRow[]> {
  return db.select().from(session).where(eq(session.personId, personId)).orderBy(session.createdAt)
}

/** On every device, also where the sign-in was that of a person who became this one. */
export async function endSessionsOf(tx: Queryable, personId: string, at: Date) {
  const became = sql`${session.personId} in (select id from person where id = ${personId} or merged_into = ${personId})`
  await tx
    .update(session)
    .set({ endedAt: at })
    .where(and(became, isNull(session.endedAt)))
}

/** Who stands behind a session, in one query, and that they were here; null when it has ended, whoever ended it and however. */
export function actorLookup(db: Database): (sessionId: string, now: Date) => Promise<Actor | null> {
  const query = db
    .select({ session, mergedInto: person.mergedInto, staff, organisationKind: organisation.kind })
    .from(session)
    .leftJoin(person, eq(person.id, session.personId))
    .leftJoin(staff, eq(staff.id, session.staffId))
    .leftJoin(organisation, eq(organisation.id, staff.organisationId))
    .where(eq(session.id, sql.placeholder('id')))
    .prepare('actor_of_session')

  return async (sessionId, now) => {
    const [found] = await query.execute({ id: sessionId })
    if (!found || found.session.endedAt || found.session.expiresAt <= now) return null
    const { personId, door } = found.session
    if (personId && door !== 'staff') return { kind: 'resident', personId: found.mergedInto ?? personId, sessionId, door }
    if (!found.staff || !found.organisationKind || found.staff.disabledAt) return null
    if (!isSeenLately(found.staff, now)) await setLastSeen(db, found.staff.id, now)
    return {
      kind: 'staff',
      staffId: found.staff.id,
      sessionId,
      organisationId: found.staff.organisationId,
      organisationKind: found.organisationKind,
      roles: staffRoles.filter((role) => found.staff?.roles.includes(role)),
      readsSealed: found.staff.readsSealed,
    }
  }
}
