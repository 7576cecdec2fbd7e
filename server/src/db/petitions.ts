import { isRight } from '@petition/shared/vocabulary/clocks'
import type { RatingObject } from '@petition/shared/vocabulary/petition'
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import type { Day } from '../domain/calendar.ts'
import { notFound } from '../domain/errors.ts'
import type { AssignmentState, Matter } from '../domain/petition/matter.ts'
import { ratingState } from '../domain/petition/rating-state.ts'
import { type AssignmentRow, listAssignments, listRecalls, type RecallRow } from './assignments.ts'
import type { Queryable, Tx } from './client.ts'
import { type ClockRow, listClocks } from './clocks.ts'
import { listProposals, type ProposalRow } from './proposals.ts'
import { listPublications, type PublicationRow } from './publications.ts'
import { countRequests } from './requests.ts'
import { proceeding } from './schema/assignments.ts'
import { delivery } from './schema/events.ts'
import { petition, rating } from './schema/petitions.ts'
import { listSigners } from './signers.ts'
import { listTasks, type TaskRow } from './tasks.ts'
import { openToAll, visibleTo } from './visibility.ts'

export type PetitionRow = typeof petition.$inferSelect

export type RatingRow = typeof rating.$inferSelect

export type DeliveryRow = typeof delivery.$inferSelect

/** A petition with all that the rules ask of it. */
export type Loaded = {
  petition: PetitionRow
  assignments: AssignmentRow[]
  clocks: ClockRow[]
  ratings: RatingRow[]
  proposals: ProposalRow[]
  tasks: TaskRow[]
  publications: PublicationRow[]
  recalls: RecallRow[]
  matter: Matter
}

/** @throws 404 when there is none this reader may know of */
export async function lockPetition(tx: Tx, actor: Actor, id: string, today: Day): Promise<Loaded> {
  const [row] = await tx
    .select()
    .from(petition)
    .where(and(eq(petition.id, id), visibleTo(actor)))
    .for('update')
  if (!row) throw notFound()
  return load(tx, row, today)
}

/** @throws 404 when there is none this reader may know of */
export async function getPetition(db: Queryable, actor: Actor, id: string, today: Day): Promise<Loaded> {
  const found = await findPetition(db, actor, id, today)
  if (!found) throw notFound()
  return found
}

export async function findPetition(db: Queryable, actor: Actor, id: string, today: Day): Promise<Loaded | null> {
  const [row] = await db
    .select()
    .from(petition)
    .where(and(eq(petition.id, id), visibleTo(actor)))
  return row ? load(db, row, today) : null
}

/** For what the service does by itself, with no reader to ask rights of. */
export async function lockForSystem(tx: Tx, id: string): Promise<PetitionRow> {
  const [row] = await tx.select().from(petition).where(eq(petition.id, id)).for('update')
  if (!row) throw new Error(`petition ${id} does not exist`)
  return row
}

async function load(db: Queryable, row: PetitionRow, today: Day): Promise<Loaded> {
  const [one] = await loadAll(db, [row], today)
  if (!one) throw new Error('a loaded petition vanished')
  return one
}

/** For whoever has just entered it. */
export async function getPetitionRow(db: Queryable, id: string): Promise<PetitionRow> {
  const [row] = await db.select().from(petition).where(eq(petition.id, id))
  if (!row) throw new Error(`petition ${id} does not exist`)
  return row
}

/** Adds assignments, clocks and ratings to rows that were read under the guard of visibility. */
export async function loadAll(db: Queryable, rows: readonly PetitionRow[], today: Day): Promise<Loaded[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const [assignments, clocks, ratings, proposals, tasks, publications, recalls, counts, signers] = await Promise.all([
    listAssignments(db, ids),
    listClocks(db, ids),
    listRatings(db, ids),
    listProposals(db, ids),
    listTasks(db, ids),
    listPublications(db, ids),
    listRecalls(db, ids),
    countRequests(db, ids),
    listSigners(db, ids),
  ])
  return rows.map((row) => {
    const of = <Part extends { petitionId: string }>(parts: readonly Part[]) => parts.filter((one) => one.petitionId === row.id)
    const worked = { assignments: of(assignments), clocks: of(clocks), ratings: of(ratings) }
    const own = { ...worked, proposals: of(proposals), tasks: of(tasks), publications: of(publications), recalls: of(recalls) }
    return { petition: row, ...own, matter: matterOf(row, { ...own, signers: signers.get(row.id) ?? {} }, counts.get(row.id) ?? 0, today) }
  })
}

type Parts = Pick<Loaded, 'assignments' | 'clocks' | 'ratings' | 'proposals' | 'tasks' | 'publications' | 'recalls'> &
  Pick<Matter, 'signers'>

function matterOf(row: PetitionRow, parts: Parts, requestCount: number, today: Day): Matter {
  const { assignments, clocks, ratings, proposals, tasks, publications, recalls } = parts
  const state = (object: RatingObject) =>
    ratingState(
      object,
      row,
      assignments,
      clocks,
      ratings.some((one) => one.object === object),
      today,
    )
  const handle = clocks.find((clock) => clock.kind === 'handle' && clock.stoppedOn === null)
  // Rating and objecting are rights: nobody owes them to the petitioner.
  const owed = clocks.filter((clock) => clock.stoppedOn === null && !isRight(clock.kind)).map((clock) => clock.legalOn)
  return {
    petition: row,
    assignments: assignments.map((one) => assignmentState(one, clocks)),
    ratings: { bureau: state('bureau'), unit: state('unit') },
    proposals: proposals.map((one) => ({
      ...one,
      leaderConcerned: one.data.leaderConcerned === true,
      period: one.data.period,
      lapsed: one.status === 'open' && clocks.some((clock) => isOverToAnswer(clock, one.eventId, today)),
    })),
    tasks,
    signers: parts.signers,
    returns: assignments.filter((one) => one.status === 'returned').length,
    recalls: recalls.length,
    handling: handle ? { legalOn: handle.legalOn, daysLeftToExtend: maxExtensionDays - handle.extensionDays } : null,
    mailbox: mailboxOf(clocks),
    nextOwedOn: owed.toSorted()[0] ?? null,
    urgeAgainOn: row.urgeAgainOn,
    undoUntilOn: row.undoUntilOn,
    requestCount,
    isPublished: publications.some((one) => one.endedAt === null),
  }
}

/** A channel's promise never outlasts the period of the matter itself. */
function mailboxOf(clocks: readonly ClockRow[]): Matter['mailbox'] {
  const running = clocks.filter((one) => one.stoppedOn === null)
  const promise = running.find(({ kind }) => kind === 'mailbox-answer')
  const inside = running.filter(({ kind }) => ['handle', 'duty-answer', 'suggestion-answer'].includes(kind)).map(({ legalOn }) => legalOn)
  return promise ? { legalOn: promise.legalOn, isExtended: promise.extensionDays > 0, insideOn: inside.toSorted()[0] ?? null } : null
}

/** The petitioner was silent; the service says so in the history within the next working hour. */
const isOverToAnswer = ({ kind, startedByEventId, stoppedOn, legalOn }: ClockRow, eventId: string, today: Day) =>
  kind === 'rewording-answer' && startedByEventId === eventId && stoppedOn === null && today > legalOn

/** 第三十四条: 延长期限不得超过30日 */
const maxExtensionDays = 30

export function assignmentState(row: AssignmentRow, clocks: readonly ClockRow[]): AssignmentState {
  return {
    id: row.id,
    parentId: row.parentId,
    role: row.role,
    status: row.status,
    senderId: row.senderId,
    receiverId: row.receiverId,
    receiverKind: row.receiverKind,
    simple: row.simple,
    replyPending: row.pendingReplyEventId !== null,
    draftedByStaffId: row.pendingReplyEventId === null ? null : row.draftedByStaffId,
    objectionUntilOn: clocks.find((clock) => clock.kind === 'objection' && clock.assignmentId === row.id)?.legalOn ?? null,
  }
}

function listRatings(db: Queryable, petitionIds: readonly string[]): Promise<RatingRow[]> {
  return db
    .select()
    .from(rating)
    .where(inArray(rating.petitionId, [...petitionIds]))
    .orderBy(asc(rating.ratedAt), asc(rating.id))
}

export function listDeliveries(db: Queryable, petitionId: string): Promise<DeliveryRow[]> {
  return db.select().from(delivery).where(eq(delivery.petitionId, petitionId))
}

/** By number, for a reader's own look at an earlier petition. */
export async function findVisibleByNumber(db: Queryable, actor: Actor, number: string): Promise<PetitionRow | null> {
  const [row] = await db
    .select()
    .from(petition)
    .where(and(eq(petition.number, number), visibleTo(actor)))
  return row ?? null
}

/** For the look-up by number and 查询码, which proves the right to see by the code itself. */
export async function findByNumberForLookup(db: Queryable, number: string): Promise<PetitionRow | null> {
  const [row] = await db.select().from(petition).where(eq(petition.number, number))
  return row ?? null
}

export async function findByIdempotencyKey(db: Queryable, personId: string, key: string): Promise<PetitionRow | null> {
  const [row] = await db
    .select()
    .from(petition)
    .where(and(eq(petition.personId, personId), eq(petition.idempotencyKey, key)))
  return row ?? null
}

/** The next of the 999,999 numbers that a day has. */
export async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ value: string }>(sql`select nextval('petition_number') as value`)
  return Number(row?.value)
}

/** Null when the same person has filed under the same key: the caller answers with that one. */
export async function insertPetition(
  tx: Tx,
  row: Omit<typeof petition.$inferInsert, 'search'> & { search: SQL },
): Promise<PetitionRow | null> {
  const [inserted] = await tx
    .insert(petition)
    .values(row)
    .onConflictDoNothing({ target: [petition.personId, petition.idempotencyKey] })
    .returning()
  return inserted ?? null
}

export async function setPetition(tx: Tx, id: string, values: Partial<PetitionRow>) {
  await tx.update(petition).set(values).where(eq(petition.id, id))
}

export async function insertProceeding(tx: Tx, row: typeof proceeding.$inferInsert) {
  await tx.insert(proceeding).values(row)
}

/** The round that runs, or ran last. */
export async function getCurrentProceeding(tx: Tx, petitionId: string): Promise<typeof proceeding.$inferSelect> {
  const [row] = await tx.select().from(proceeding).where(eq(proceeding.petitionId, petitionId)).orderBy(desc(proceeding.openedAt)).limit(1)
  if (!row) throw new Error(`petition ${petitionId} has no proceeding`)
  return row
}

export async function closeProceeding(tx: Tx, petitionId: string, closedAt: Date) {
  await tx
    .update(proceeding)
    .set({ closedAt })
    .where(and(eq(proceeding.petitionId, petitionId), isNull(proceeding.closedAt)))
}

export async function insertRating(tx: Tx, row: typeof rating.$inferInsert) {
  await tx.insert(rating).values(row)
}

/** A paper is delivered once; false when it was before. */
export async function insertDelivery(tx: Tx, row: typeof delivery.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(delivery).values(row).onConflictDoNothing().returning({ eventId: delivery.eventId })
  return rows.length > 0
}

/** The number of an earlier petition that a visible one repeats; a sealed one only for its own readers. */
export async function findNumber(db: Queryable, actor: Actor, id: string): Promise<string | null> {
  const [row] = await db
    .select({ number: petition.number })
    .from(petition)
    .where(and(eq(petition.id, id), or(openToAll, visibleTo(actor))))
  return row?.number ?? null
}

/** A withdrawal undone: bodies have again what they had. */
export async function reopenProceeding(tx: Tx, petitionId: string) {
  await tx.update(proceeding).set({ closedAt: null }).where(eq(proceeding.petitionId, petitionId))
}
