import type { ListPublished } from '@petition/shared/schemas/published'
import { and, asc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { publication } from './schema/publications.ts'
import { searchQuery, searchVector } from './search.ts'
import { openToAll } from './visibility.ts'

export type PublicationRow = Omit<typeof publication.$inferSelect, 'search'>

const { search: _search, ...ownColumns } = getTableColumns(publication)

export function listPublications(db: Queryable, petitionIds: readonly string[]): Promise<PublicationRow[]> {
  return db
    .select(ownColumns)
    .from(publication)
    .where(inArray(publication.petitionId, [...petitionIds]))
    .orderBy(asc(publication.publishedAt), asc(publication.id))
}

/** `text` is what it can be found by. */
export async function insertPublication(tx: Tx, row: Omit<typeof publication.$inferInsert, 'search'>, text: string) {
  await tx.insert(publication).values({ ...row, search: searchVector(text) })
}

/** Nobody finds it from this commit on. */
export async function endPublication(tx: Tx, petitionId: string, endedAt: Date) {
  await tx
    .update(publication)
    .set({ endedAt })
    .where(and(eq(publication.petitionId, petitionId), isNull(publication.endedAt)))
}

/** What anybody may read: released, not taken off, still agreed to, and of no sealed matter. */
export const isPublic = and(isNull(publication.endedAt), eq(petition.publishConsent, true), openToAll)

const columns = {
  id: publication.id,
  eventId: publication.eventId,
  publishedAt: publication.publishedAt,
  kind: petition.kind,
  submittedOn: petition.receivedOn,
  answeredOn: publication.answeredOn,
  organisation: organisation.name,
}

function selectPublished(db: Queryable) {
  return db
    .select(columns)
    .from(publication)
    .innerJoin(petition, eq(petition.id, publication.petitionId))
    .innerJoin(organisation, eq(organisation.id, publication.organisationId))
    .$dynamic()
}

/** Newest first. */
export async function pagePublished(db: Queryable, { q, kind, cursor, limit }: ListPublished) {
  const place = cursor ? readCursor(cursor, 'instant') : null
  const older = place && sql`(${publication.publishedAt}, ${publication.id}) < (${place.key}::timestamptz, ${place.id}::uuid)`
  const found = await selectPublished(db)
    .where(and(isPublic, kind && eq(petition.kind, kind), q ? matches(q) : undefined, older ?? undefined))
    .orderBy(sql`${publication.publishedAt} desc, ${publication.id} desc`)
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, nextCursor: last ? writeCursor(last.publishedAt.toISOString(), last.id) : null }
}

export async function findPublished(db: Queryable, id: string) {
  const [row] = await selectPublished(db).where(and(isPublic, eq(publication.id, id)))
  return row ?? null
}

function matches(asked: string): SQL {
  const query = searchQuery(asked)
  return query ? sql`${publication.search} @@ ${query}` : sql`false`
}
