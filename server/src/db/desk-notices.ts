import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Staff } from '../domain/actor.ts'
import type { Day } from '../domain/calendar.ts'
import type { DeskTold } from '../domain/desk-words.ts'
import type { Queryable } from './client.ts'
import type { Place } from './cursor.ts'
import { newId } from './ids.ts'
import { clock } from './schema/clocks.ts'
import { deskNotice } from './schema/notices.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { isOpenBody, visibleTo } from './visibility.ts'

export type NewDeskNotice = Omit<typeof deskNotice.$inferInsert, 'id' | 'readAt'>

const batchSize = 500
/** Begins the cause of a warning of a period that runs only as if the unit had accepted. */
export const asIfAccepted = 'as-if-accepted'

/** Each cause once for each desk, whoever enqueues it and how often; how many were new. */
export async function insertDeskNotices(db: Queryable, notices: readonly NewDeskNotice[]): Promise<number> {
  let added = 0
  for (let from = 0; from < notices.length; from += batchSize) {
    const rows = await db
      .insert(deskNotice)
      .values(notices.slice(from, from + batchSize).map((notice) => ({ ...notice, id: newId() })))
      .onConflictDoNothing()
      .returning({ id: deskNotice.id })
    added += rows.length
  }
  return added
}

/** What an event asks of a desk. `of`: whom it is about, where that is another body. */
export const deskNoticeOf = (
  event: { id: string },
  kind: NewDeskNotice['kind'],
  { organisationId, reader, of = organisationId }: { organisationId: string; reader: 'clerk' | 'leader'; of?: string },
  { petitionId, on, at }: { petitionId: string; on: Day; at: Date },
): NewDeskNotice => ({
  organisationId,
  reader,
  kind,
  petitionId,
  subjectId: of,
  on,
  createdAt: at,
  cause: `${kind}:${event.id}`,
})

export type DeskNoticeRow = {
  id: string
  petitionId: string | null
  subjectId: string | null
  createdAt: Date
  readAt: Date | null
  told: DeskTold
}

/** What this reader's desk is told, newest first, from behind `after` on. */
export async function listDeskNotices(
  db: Queryable,
  actor: Staff,
  { after, limit, onlyUnread }: { after: Place | null; limit: number; onlyUnread: boolean },
): Promise<DeskNoticeRow[]> {
  const older = after && sql`(${deskNotice.createdAt}, ${deskNotice.id}) < (${after.key}::timestamptz, ${after.id}::uuid)`
  return selectDeskNotices(db)
    .where(and(forDeskOf(actor), onlyUnread ? isNull(deskNotice.readAt) : undefined, older ?? undefined))
    .orderBy(sql`${deskNotice.createdAt} desc, ${deskNotice.id} desc`)
    .limit(limit)
}

export async function countUnreadDeskNotices(db: Queryable, actor: Staff): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(deskNotice)
    .leftJoin(petition, eq(petition.id, deskNotice.petitionId))
    .where(and(forDeskOf(actor), isNull(deskNotice.readAt)))
  return row?.count ?? 0
}

export async function findDeskNotice(db: Queryable, actor: Staff, id: string): Promise<DeskNoticeRow | null> {
  const [row] = await selectDeskNotices(db).where(and(eq(deskNotice.id, id), forDeskOf(actor)))
  return row ?? null
}

/** The first reading is kept. */
export async function setDeskNoticeRead(db: Queryable, id: string, readAt: Date): Promise<void> {
  await db
    .update(deskNotice)
    .set({ readAt })
    .where(and(eq(deskNotice.id, id), isNull(deskNotice.readAt)))
}

/** Everything up to an instant that this reader's desk is told. */
export async function setDeskNoticesReadUntil(db: Queryable, actor: Staff, until: Date, readAt: Date): Promise<void> {
  const seen = db
    .select({ id: deskNotice.id })
    .from(deskNotice)
    .leftJoin(petition, eq(petition.id, deskNotice.petitionId))
    .where(and(forDeskOf(actor), isNull(deskNotice.readAt), lte(deskNotice.createdAt, until)))
  await db.update(deskNotice).set({ readAt }).where(inArray(deskNotice.id, seen))
}

/** Of the reader's own organisation and part in it; nothing about a petition they may not see. */
function forDeskOf(actor: Staff): SQL | undefined {
  const readers = [
    ...(actor.roles.some((role) => role.endsWith('-clerk')) ? (['clerk'] as const) : []),
    ...(actor.roles.some((role) => role.endsWith('-leader')) ? (['leader'] as const) : []),
  ]
  return and(
    eq(deskNotice.organisationId, actor.organisationId),
    readers.length > 0 ? inArray(deskNotice.reader, readers) : sql`false`,
    isOpenBody(actor.organisationId),
    or(isNull(deskNotice.petitionId), visibleTo(actor)),
  )
}

function selectDeskNotices(db: Queryable) {
  return db
    .select({
      id: deskNotice.id,
      petitionId: deskNotice.petitionId,
      subjectId: deskNotice.subjectId,
      createdAt: deskNotice.createdAt,
      readAt: deskNotice.readAt,
      told: {
        kind: deskNotice.kind,
        on: deskNotice.on,
        number: petition.number,
        sealed: sql<boolean>`coalesce(${petition.sealed}, false)`,
        clockKind: clock.kind,
        organisationName: sql<string>`coalesce(${organisation.name}, '')`,
        asIfAccepted: sql<boolean>`starts_with(${deskNotice.cause}, ${asIfAccepted})`,
      },
    })
    .from(deskNotice)
    .leftJoin(petition, eq(petition.id, deskNotice.petitionId))
    .leftJoin(clock, eq(clock.id, deskNotice.clockId))
    .leftJoin(organisation, eq(organisation.id, deskNotice.subjectId))
    .$dynamic()
}
