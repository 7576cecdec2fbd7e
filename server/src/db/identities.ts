import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { identity } from './schema/people.ts'

export type IdentityRow = typeof identity.$inferSelect
export type IdentityKind = IdentityRow['kind']

/** Where the value of an identity is encrypted to (`Keys.encrypt`). */
export const identityPlace = (id: string) => `identity:${id}`

/** By which the identity of an openid or a phone number is found. */
export const identityIndex = (keys: Keys, kind: IdentityKind, value: string) => keys.blindIndex(`identity.${kind}`, value)

/** The sign-in of an openid or a phone number. */
export async function findIdentity(db: Queryable, keys: Keys, kind: IdentityKind, value: string): Promise<IdentityRow | null> {
  const [row] = await db
    .select()
    .from(identity)
    .where(and(eq(identity.kind, kind), eq(identity.valueIndex, identityIndex(keys, kind, value))))
  return row ?? null
}

export async function setUsed(tx: Tx, id: string, lastUsedAt: Date): Promise<void> {
  await tx.update(identity).set({ lastUsedAt }).where(eq(identity.id, id))
}

/** Another person has the number now. */
export async function passOn(
  tx: Tx,
  id: string,
  { to, formerPersonId, at }: { to: string; formerPersonId: string | null; at: Date },
): Promise<void> {
  await tx.update(identity).set({ personId: to, formerPersonId, verifiedAt: at, lastUsedAt: at }).where(eq(identity.id, id))
}

/** The number of this person that others had before them, while it is open whether these are the same. */
export async function findOpenQuestion(db: Queryable, personId: string) {
  const [row] = await openQuestion(db, personId)
  return row ?? null
}

/** The same, and nobody else answers it or joins the number until the transaction ends. */
export async function lockOpenQuestion(tx: Tx, personId: string) {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(encode(value_index, 'hex'), 0))
    from identity where person_id = ${personId} and former_person_id is not null order by value_index`)
  const [row] = await openQuestion(tx, personId).for('update')
  return row ?? null
}

function openQuestion(db: Queryable, personId: string) {
  return db
    .select({ id: identity.id, formerPersonId: sql<string>`${identity.formerPersonId}` })
    .from(identity)
    .where(and(eq(identity.personId, personId), isNotNull(identity.formerPersonId)))
    .orderBy(desc(identity.verifiedAt))
    .limit(1)
}

export async function closeQuestion(tx: Tx, id: string): Promise<void> {
  await tx.update(identity).set({ formerPersonId: null }).where(eq(identity.id, id))
}

/** Two people have become one: what was asked about either is asked about both, and answered where both ends met. */
export async function mergeFormerOwner(tx: Tx, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.update(identity).set({ formerPersonId: into }).where(eq(identity.formerPersonId, from))
  await tx
    .update(identity)
    .set({ formerPersonId: null })
    .where(and(eq(identity.personId, into), eq(identity.formerPersonId, into)))
}

export async function hasIdentities(db: Queryable, personId: string): Promise<boolean> {
  return (await db.$count(identity, eq(identity.personId, personId))) > 0
}

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

/** Their sign-ins are nobody's any more, nor to be had back; the next one makes a new person. Whoever signs in at this moment is waited for. */
export async function deleteIdentities(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(encode(value_index, 'hex'), 0))
    from (select value_index from identity where person_id = ${personId} order by value_index) as own`)
  await tx.update(identity).set({ formerPersonId: null }).where(eq(identity.formerPersonId, personId))
  await tx.delete(identity).where(eq(identity.personId, personId))
}

/** WeChat knows this openid no more; other ways to reach the person stay. */
export async function setDead(db: Queryable, id: string, deadAt: Date): Promise<void> {
  await db.update(identity).set({ deadAt }).where(eq(identity.id, id))
}
