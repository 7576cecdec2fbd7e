import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Staff } from '../domain/actor.ts'
import type { Keys } from './cipher.ts'
import type { Queryable } from './client.ts'
import { newId } from './ids.ts'
import { staff } from './schema/people.ts'
import { opening } from './schema/readers.ts'

type Opening = { petitionId: string; actor: Staff; what: 'matter' | 'petitioner'; reason: string | null; at: Date }

export async function insertOpening(db: Queryable, keys: Keys, { petitionId, actor, what, reason, at }: Opening) {
  const id = newId()
  await db.insert(opening).values({
    id,
    petitionId,
    staffId: actor.staffId,
    organisationId: actor.organisationId,
    role: actor.roles[0] ?? '',
    what,
    reasonCipher: reason === null ? null : keys.encrypt(reason, `opening:${id}`),
    at,
  })
}

/** Who of these bodies has opened a matter, by person, with how often. */
export function listOpeners(db: Queryable, petitionId: string, organisationIds: readonly string[]) {
  return db
    .select({ organisationId: opening.organisationId, name: staff.name, role: opening.role, times: sql<number>`count(*)::int` })
    .from(opening)
    .innerJoin(staff, eq(staff.id, opening.staffId))
    .where(and(eq(opening.petitionId, petitionId), inArray(opening.organisationId, [...organisationIds])))
    .groupBy(opening.organisationId, staff.id, staff.name, opening.role)
    .orderBy(opening.organisationId, staff.name, staff.id)
}

/** By body, role and day of Asia/Shanghai, newest first; who it was stays inside. */
export function listOpenings(db: Queryable, petitionId: string) {
  const on = sql<string>`(${opening.at} at time zone 'Asia/Shanghai')::date::text`
  return db
    .select({ organisationId: opening.organisationId, role: opening.role, what: opening.what, on, times: sql<number>`count(*)::int` })
    .from(opening)
    .where(eq(opening.petitionId, petitionId))
    .groupBy(opening.organisationId, opening.role, opening.what, on)
    .orderBy(desc(on), opening.organisationId, opening.role, opening.what)
}
