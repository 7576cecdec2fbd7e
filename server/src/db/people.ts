import type { Petitioner } from '@petition/shared/schemas/petitioner'
import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import { Refusal } from '../domain/errors.ts'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { type IdentityKind, identityIndex, identityPlace, mergeFormerOwner } from './identities.ts'
import { newId } from './ids.ts'
import { attachment } from './schema/attachments.ts'
import { notice } from './schema/notices.ts'
import { identity, person, session } from './schema/people.ts'
import { petition } from './schema/petitions.ts'

export type PersonRow = typeof person.$inferSelect

const profilePlace = (personId: string) => `person.profile:${personId}`
const idNumberIndex = (keys: Keys, idNumber: string) => keys.blindIndex('id-number', idNumber)

export async function getPerson(db: Queryable, id: string): Promise<PersonRow> {
  const [row] = await db.select().from(person).where(eq(person.id, id))
  if (!row) throw new Error('a person who is signed in does not exist')
  return row
}

/** Until the transaction ends nobody else decides whose openid or phone number this is. */
export async function lockIdentity(tx: Tx, keys: Keys, kind: IdentityKind, value: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${identityIndex(keys, kind, value).toString('hex')}, 0))`)
}

export async function insertPerson(tx: Tx, at: Date): Promise<string> {
  const id = newId()
  await tx.insert(person).values({ id, createdAt: at })
  return id
}

/** A petitioner who has no sign-in: what staff enter for them belongs to a person all the same. */
export async function ensurePerson(tx: Tx, id: string, at: Date) {
  await tx.insert(person).values({ id, createdAt: at }).onConflictDoNothing()
}

export async function insertIdentity(
  tx: Tx,
  keys: Keys,
  { personId, kind, value, at }: { personId: string; kind: IdentityKind; value: string; at: Date },
) {
  const id = newId()
  await tx.insert(identity).values({
    id,
    personId,
    kind,
    valueCipher: keys.encrypt(value, identityPlace(id)),
    valueIndex: identityIndex(keys, kind, value),
    verifiedAt: at,
    lastUsedAt: at,
  })
}

/** What the person last stated about themselves, as far as they did, and the addresses they saved. */
export type Profile = { [Field in keyof Petitioner]?: Petitioner[Field] | null } & { addresses?: string[] }

export async function getProfile(db: Queryable, keys: Keys, personId: string): Promise<Profile | null> {
  const { profileCipher } = await getPerson(db, personId)
  return profileCipher && JSON.parse(keys.decrypt(profileCipher, profilePlace(personId)))
}

export async function setProfile(tx: Queryable, keys: Keys, personId: string, profile: Profile) {
  await tx
    .update(person)
    .set({
      profileCipher: keys.encrypt(JSON.stringify(profile), profilePlace(personId)),
      idNumberIndex: profile.idNumber ? idNumberIndex(keys, profile.idNumber) : null,
    })
    .where(eq(person.id, personId))
}

/** Nobody else changes this person, or becomes one with them, until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow> {
  const [row] = await tx.select().from(person).where(eq(person.id, id)).for('update')
  if (!row || row.mergedInto) throw new Refusal(409, 'conflict')
  return row
}

export async function clearProfile(tx: Tx, personId: string) {
  await tx.update(person).set({ profileCipher: null, idNumberIndex: null, realName: false }).where(eq(person.id, personId))
}

export async function hasIdNumber(db: Queryable, keys: Keys, personId: string, idNumber: string): Promise<boolean> {
  const index = (await getPerson(db, personId)).idNumberIndex
  return index?.equals(idNumberIndex(keys, idNumber)) ?? false
}

/** What still goes on. */
export function countOpenPetitions(db: Queryable, personId: string): Promise<number> {
  return db.$count(
    petition,
    and(eq(petition.personId, personId), notInArray(petition.status, ['concluded', 'withdrawn', 'refused', 'joined'])),
  )
}

export async function listPetitionIdsOf(db: Queryable, personId: string): Promise<string[]> {
  const rows = await db.select({ id: petition.id }).from(petition).where(eq(petition.personId, personId)).orderBy(petition.submittedAt)
  return rows.map(({ id }) => id)
}

export function countPetitions(db: Queryable, personId: string): Promise<number> {
  return db.$count(petition, eq(petition.personId, personId))
}

/** The 查询码 of everything the person filed. */
export async function listQueryCodes(db: Queryable, keys: Keys, personId: string): Promise<string[]> {
  const rows = await db.select({ id: petition.id, cipher: petition.queryCodeCipher }).from(petition).where(eq(petition.personId, personId))
  return rows.map(({ id, cipher }) => keys.decrypt(cipher, `query-code:${id}`))
}

/** Everything of one person becomes another's, sign-ins included: they turned out to be the same. */
export async function mergePeople(tx: Tx, keys: Keys, { from, into }: { from: string; into: string }) {
  await tx
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.id, [from, into]))
    .orderBy(person.id)
    .for('update')
  const [source, target] = [await getPerson(tx, from), await getPerson(tx, into)]
  const profile = target.profileCipher ? null : await getProfile(tx, keys, from)
  const owned = { personId: into }
  // A key of one person may happen to be a key of the other; the older content keeps it.
  const unlessTaken = (table: typeof petition | typeof attachment) =>
    sql`case when ${table.idempotencyKey} in (select t.idempotency_key from ${table} t where t.person_id = ${into}) then null else ${table.idempotencyKey} end`
  await tx
    .update(petition)
    .set({ ...owned, idempotencyKey: unlessTaken(petition) })
    .where(eq(petition.personId, from))
  await tx
    .update(attachment)
    .set({ ...owned, idempotencyKey: unlessTaken(attachment) })
    .where(eq(attachment.personId, from))
  for (const table of [identity, notice, session]) await tx.update(table).set(owned).where(eq(table.personId, from))
  await mergeFormerOwner(tx, { from, into })
  await tx
    .update(person)
    .set({ mergedInto: into, profileCipher: null, idNumberIndex: null })
    .where(or(eq(person.id, from), eq(person.mergedInto, from)))
  if (source.realName) await tx.update(person).set({ realName: true }).where(eq(person.id, into))
  if (profile) await setProfile(tx, keys, into, profile)
}
