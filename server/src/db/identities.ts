import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { identity } from './schema/people.ts'

export type IdentityKind = (typeof identity.$inferSelect)['kind']

/** Where the value of an identity is encrypted to (`Keys.encrypt`). */
export const identityPlace = (id: string) => `identity:${id}`

/** By which the identity of an openid or a phone number is found. */
export const identityIndex = (keys: Keys, kind: IdentityKind, value: string) => keys.blindIndex(`identity.${kind}`, value)

/** The openid or the phone number by which a person is reached now; of several the newest. */
export async function findReachable(db: Queryable, keys: Keys, personId: string, kind: IdentityKind) {
  const [row] = await db
    .select({ id: identity.id, valueCipher: identity.valueCipher })
    .from(identity)
    .where(and(eq(identity.personId, personId), eq(identity.kind, kind), isNull(identity.deadAt)))
    .orderBy(desc(identity.verifiedAt))
    .limit(1)
  return row ? { id: row.id, value: keys.decrypt(row.valueCipher, identityPlace(row.id)) } : null
}

export async function listIdentities(db: Queryable, keys: Keys, personId: string) {
  const rows = await db.select().from(identity).where(eq(identity.personId, personId)).orderBy(asc(identity.verifiedAt))
  return rows.map(({ id, kind, valueCipher, verifiedAt }) => ({ kind, value: keys.decrypt(valueCipher, identityPlace(id)), verifiedAt }))
}

/** Their sign-ins are nobody's any more; the next one makes a new person. Whoever signs in at this moment is waited for. */
export async function deleteIdentities(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(encode(value_index, 'hex'), 0))
    from (select value_index from identity where person_id = ${personId} order by value_index) as own`)
  await tx.delete(identity).where(eq(identity.personId, personId))
}

/** WeChat knows this openid no more; other ways to reach the person stay. */
export async function setDead(db: Queryable, id: string, deadAt: Date): Promise<void> {
  await db.update(identity).set({ deadAt }).where(eq(identity.id, id))
}
