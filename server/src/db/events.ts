import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { EventKind } from '@petition/shared/vocabulary/acts'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import { canonicalJson, commitmentOf, eventHash, type Json, newSalt } from '../domain/petition/chain.ts'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { newId } from './ids.ts'
import { event, eventContent } from './schema/events.ts'
import { petition } from './schema/petitions.ts'

export type EventRow = typeof event.$inferSelect

/**
 * Free text by field name. `staff.*` is read by staff only, `own.*` by the petitioner only (and through acts that open it);
 * every other field by whoever may read the event.
 */
export type Contents = Record<string, string>

export type NewEvent = {
  kind: EventKind
  at: Date
  /** Null: the system itself. */
  actor: Actor | null
  assignmentId?: string | null
  /** `bureau`: past the unit, to the bureau and the petitioner only. */
  audience: 'all' | 'staff' | 'bureau'
  /** Ids, codes, days and numbers; never free text. */
  data: { [key: string]: Json }
  contents: Contents
}

export type Head = { petitionId: string; sequence: number; hash: string }
export type MadeEvent = { row: EventRow; contents: (typeof eventContent.$inferInsert)[] }

/** The next link of a petition's chain; nothing is stored yet. */
export function makeEvent(keys: Keys, head: Head, { kind, at, actor, assignmentId = null, audience, data, contents }: NewEvent): MadeEvent {
  const id = newId()
  const organisationId = actor?.kind === 'staff' ? actor.organisationId : null
  const texts = actor?.kind === 'staff' ? { ...contents, 'staff.id': actor.staffId } : contents
  const rows = Object.entries(texts).map(([field, text]) => ({
    text,
    field,
    salt: newSalt(),
    cipher: keys.encrypt(text, contentPlace(id, field)),
  }))
  const canonical = canonicalJson({
    version: 1,
    id,
    petition: head.petitionId,
    sequence: head.sequence + 1,
    kind,
    at: at.toISOString(),
    by: actor === null ? 'system' : actor.kind === 'staff' ? 'staff' : 'petitioner',
    organisation: organisationId,
    assignment: assignmentId,
    data,
    contents: Object.fromEntries(rows.map(({ field, salt, text }) => [field, commitmentOf(salt, text)])),
  })
  return {
    row: {
      id,
      petitionId: head.petitionId,
      sequence: head.sequence + 1,
      kind,
      at,
      organisationId,
      assignmentId,
      audience,
      canonical,
      previousHash: head.hash,
      hash: eventHash(head.hash, canonical),
    },
    contents: rows.map(({ field, salt, cipher }) => ({ eventId: id, field, salt, cipher })),
  }
}

export async function insertEvent(tx: Tx, { row, contents }: MadeEvent) {
  // Sent together; the connection keeps their order, which the reference needs.
  await Promise.all([tx.insert(event).values(row), contents.length > 0 && tx.insert(eventContent).values(contents)])
}

/** Appends to a locked petition and moves the head of its chain. */
export async function appendEvent(tx: Tx, keys: Keys, head: Head, input: NewEvent): Promise<EventRow> {
  const made = makeEvent(keys, head, input)
  await insertEvent(tx, made)
  await tx.update(petition).set({ lastSequence: made.row.sequence, lastHash: made.row.hash }).where(eq(petition.id, head.petitionId))
  return made.row
}

export function listEvents(db: Queryable, petitionId: string): Promise<EventRow[]> {
  return db.select().from(event).where(eq(event.petitionId, petitionId)).orderBy(asc(event.sequence))
}

export type OpenedContent = { eventId: string; field: string; salt: Buffer | null; text: string | null; erased: boolean }

export async function readContents(db: Queryable, keys: Keys, eventIds: readonly string[]): Promise<OpenedContent[]> {
  if (eventIds.length === 0) return []
  const rows = await db
    .select()
    .from(eventContent)
    .where(inArray(eventContent.eventId, [...eventIds]))
    .orderBy(asc(eventContent.eventId), asc(eventContent.field))
  return rows.map(({ eventId, field, salt, cipher, erasedAt }) => ({
    eventId,
    field,
    salt,
    text: cipher === null ? null : keys.decrypt(cipher, contentPlace(eventId, field)),
    erased: erasedAt !== null,
  }))
}

/** One field of many events, such as the titles of a list. */
export async function readField(db: Queryable, keys: Keys, eventIds: readonly string[], field: string): Promise<Map<string, string>> {
  if (eventIds.length === 0) return new Map()
  const rows = await db
    .select({ eventId: eventContent.eventId, cipher: eventContent.cipher })
    .from(eventContent)
    .where(sql`${inArray(eventContent.eventId, [...eventIds])} and ${eventContent.field} = ${field}`)
  const texts = new Map<string, string>()
  for (const { eventId, cipher } of rows) if (cipher) texts.set(eventId, keys.decrypt(cipher, contentPlace(eventId, field)))
  return texts
}

const contentPlace = (eventId: string, field: string) => `event:${eventId}:${field}`

export async function getEvent(db: Queryable, id: string): Promise<EventRow> {
  const [row] = await db.select().from(event).where(eq(event.id, id))
  if (!row) throw new Error(`event ${id} does not exist`)
  return row
}

export async function getLastEvent(db: Queryable, petitionId: string, kind: EventRow['kind']): Promise<EventRow> {
  const found = await findLastEvent(db, petitionId, kind)
  if (!found) throw new Error(`petition ${petitionId} has no ${kind}`)
  return found
}

export async function findLastEvent(db: Queryable, petitionId: string, kind: EventRow['kind']): Promise<EventRow | null> {
  const [row] = await db
    .select()
    .from(event)
    .where(and(eq(event.petitionId, petitionId), eq(event.kind, kind)))
    .orderBy(desc(event.sequence))
    .limit(1)
  return row ?? null
}

/** The event by which a petition was answered last, signed and sent; null where nobody answered. */
export async function findAnswer(db: Queryable, petitionId: string): Promise<EventRow | null> {
  const [row] = await db
    .select()
    .from(event)
    .where(
      and(
        eq(event.petitionId, petitionId),
        eq(event.audience, 'all'),
        inArray(event.kind, ['reply', 'reply-approval', 'prompt-answer-decision']),
      ),
    )
    .orderBy(desc(event.sequence))
    .limit(1)
  return row ?? null
}

/** Who filed it, as last stated: in the filing or in a later change of contact; null where it was erased. */
export async function getPetitioner(db: Queryable, keys: Keys, petitionId: string): Promise<Petitioner | null> {
  const [row] = await db
    .select({ eventId: eventContent.eventId, cipher: eventContent.cipher })
    .from(eventContent)
    .innerJoin(event, eq(event.id, eventContent.eventId))
    .where(and(eq(event.petitionId, petitionId), eq(eventContent.field, 'own.petitioner')))
    .orderBy(desc(event.sequence))
    .limit(1)
  return row?.cipher ? JSON.parse(keys.decrypt(row.cipher, contentPlace(row.eventId, 'own.petitioner'))) : null
}
