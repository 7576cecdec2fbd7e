import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Keys } from './cipher.ts'
import type { Queryable } from './client.ts'
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

/** WeChat knows this openid no more; other ways to reach the person stay. */
export async function setDead(db: Queryable, id: string, deadAt: Date): Promise<void> {
  await db.update(identity).set({ deadAt }).where(eq(identity.id, id))
}
