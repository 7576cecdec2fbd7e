import { isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import type { RatingObject } from '@petition/shared/vocabulary/petition'
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import type { Day } from '../domain/calendar.ts'
import { notFound } from '../domain/errors.ts'
import type { AssignmentState, Matter } from '../domain/petition/matter.ts'
import { ratingState } from '../domain/petition/rating-state.ts'
import type { Queryable, Tx } from './client.ts'
import { type ClockRow, listClocks } from './clocks.ts'
import { listPublications, type PublicationRow } from './publications.ts'
import { assignment, proceeding } from './schema/assignments.ts'
import { delivery } from './schema/events.ts'
import { petition, rating, request, signatory } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { proposal } from './schema/proposals.ts'
import { task } from './schema/tasks.ts'
import { openToAll, visibleTo } from './visibility.ts'

export type PetitionRow = typeof petition.$inferSelect
export type RequestRow = typeof request.$inferSelect
export type RatingRow = typeof rating.$inferSelect
export type ProposalRow = typeof proposal.$inferSelect
export type TaskRow = typeof task.$inferSelect
export type DeliveryRow = typeof delivery.$inferSelect
export type AssignmentRow = typeof assignment.$inferSelect & { receiverKind: (typeof organisation.$inferSelect)['kind'] }

/** A petition with all that the rules ask of it. */
export type Loaded = {
  petition: PetitionRow
  assignments: AssignmentRow[]
  clocks: ClockRow[]
  ratings: RatingRow[]
  proposals: ProposalRow[]
  tasks: TaskRow[]
  publications: PublicationRow[]
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
  const [row] = await db
    .select()
    .from(petition)
    .where(and(eq(petition.id, id), visibleTo(actor)))
  if (!row) throw notFound()
  return load(db, row, today)
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
  const [assignments, clocks, ratings, proposals, tasks, publications, counts] = await Promise.all([
    listAssignments(db, ids),
    listClocks(db, ids),
    listRatings(db, ids),
    listProposals(db, ids),
    listTasks(db, ids),
    listPublications(db, ids),
    countRequests(db, ids),
  ])
  return rows.map((row) => {
    const of = <Part extends { petitionId: string }>(parts: readonly Part[]) => parts.filter((one) => one.petitionId === row.id)
    const worked = { assignments: of(assignments), clocks: of(clocks), ratings: of(ratings) }
    const own = { ...worked, proposals: of(proposals), tasks: of(tasks), publications: of(publications) }
    return { petition: row, ...own, matter: matterOf(row, own, counts.get(row.id) ?? 0, today) }
  })
}

type Parts = Pick<Loaded, 'assignments' | 'clocks' | 'ratings' | 'proposals' | 'tasks' | 'publications'>

function matterOf(row: PetitionRow, parts: Parts, requestCount: number, today: Day): Matter {
  const { assignments, clocks, ratings, proposals, tasks, publications } = parts
  const state = (object: RatingObject) =>
    ratingState(
      object,
      row,
      clocks,
      ratings.some((one) => one.object === object),
      today,
    )
  const handle = clocks.find((clock) => clock.kind === 'handle' && clock.stoppedOn === null)
  // Rating and objecting are rights: nobody owes them to the petitioner.
  const owed = clocks
    .filter((clock) => clock.stoppedOn === null && !isPetitionersOwn(clock.kind) && clock.kind !== 'objection')
    .map((clock) => clock.legalOn)
  return {
    petition: row,
    assignments: assignments.map((one) => assignmentState(one, clocks)),
    ratings: { bureau: state('bureau'), unit: state('unit') },
    proposals: proposals.map((one) => ({
      ...one,
      leaderConcerned: one.data.leaderConcerned === true,
      lapsed: one.status === 'open' && clocks.some((clock) => isOverToAnswer(clock, one.eventId, today)),
    })),
    tasks,
    returns: assignments.filter((one) => one.status === 'returned').length,
    handling: handle ? { legalOn: handle.legalOn, daysLeftToExtend: maxExtensionDays - handle.extensionDays } : null,
    nextOwedOn: owed.toSorted()[0] ?? null,
    urgeAgainOn: row.urgeAgainOn,
    undoUntilOn: row.undoUntilOn,
    requestCount,
    isPublished: publications.some((one) => one.endedAt === null),
  }
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
    objectionUntilOn: clocks.find((clock) => clock.kind === 'objection' && clock.assignmentId === row.id)?.legalOn ?? null,
  }
}

export function listAssignments(db: Queryable, petitionIds: readonly string[]): Promise<AssignmentRow[]> {
  return db
    .select({
      id: assignment.id,
      petitionId: assignment.petitionId,
      proceedingId: assignment.proceedingId,
      parentId: assignment.parentId,
      senderId: assignment.senderId,
      receiverId: assignment.receiverId,
      role: assignment.role,
      status: assignment.status,
      route: assignment.route,
      receivedAt: assignment.receivedAt,
      receivedOn: assignment.receivedOn,
      acceptedOn: assignment.acceptedOn,
      simple: assignment.simple,
      pendingReplyEventId: assignment.pendingReplyEventId,
      receiverKind: organisation.kind,
    })
    .from(assignment)
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(inArray(assignment.petitionId, [...petitionIds]))
    .orderBy(asc(assignment.receivedAt), asc(assignment.id))
}

function listRatings(db: Queryable, petitionIds: readonly string[]): Promise<RatingRow[]> {
  return db
    .select()
    .from(rating)
    .where(inArray(rating.petitionId, [...petitionIds]))
    .orderBy(asc(rating.ratedAt), asc(rating.id))
}

export function listRequests(db: Queryable, petitionId: string): Promise<RequestRow[]> {
  return db
    .select()
    .from(request)
    .where(and(eq(request.petitionId, petitionId), isNull(request.replacedAt)))
    .orderBy(asc(request.position))
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

export async function insertRequests(tx: Tx, rows: readonly (typeof request.$inferInsert)[]) {
  if (rows.length > 0) await tx.insert(request).values([...rows])
}

/** Names and phones stand encrypted beside the filing, in this order. */
export async function insertSignatories(tx: Tx, petitionId: string, signatories: readonly { representative: boolean }[]) {
  if (signatories.length === 0) return
  await tx.insert(signatory).values(signatories.map(({ representative }, index) => ({ petitionId, position: index + 1, representative })))
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

export async function insertAssignment(tx: Tx, row: typeof assignment.$inferInsert) {
  await tx.insert(assignment).values(row)
}

export async function setAssignment(tx: Tx, id: string, values: Partial<typeof assignment.$inferSelect>) {
  await tx.update(assignment).set(values).where(eq(assignment.id, id))
}

/** Ends what bodies still have open when the petition is answered, concluded or withdrawn; answers whose it was. A draft stays, should the withdrawal be undone. */
export async function closeOpenAssignments(tx: Tx, petitionId: string): Promise<string[]> {
  const rows = await tx
    .update(assignment)
    .set({ status: 'closed' })
    .where(and(eq(assignment.petitionId, petitionId), inArray(assignment.status, ['offered', 'objected', 'accepted'])))
    .returning({ id: assignment.id })
  return rows.map((row) => row.id)
}

export async function insertRating(tx: Tx, row: typeof rating.$inferInsert) {
  await tx.insert(rating).values(row)
}

/** A paper is delivered once; false when it was before. */
export async function insertDelivery(tx: Tx, row: typeof delivery.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(delivery).values(row).onConflictDoNothing().returning({ eventId: delivery.eventId })
  return rows.length > 0
}

export async function setRequestAnswers(
  tx: Tx,
  answers: readonly { requestId: string; outcome: NonNullable<RequestRow['outcome']> }[],
  replyEventId: string,
) {
  for (const { requestId, outcome } of answers) await tx.update(request).set({ outcome, replyEventId }).where(eq(request.id, requestId))
}

/** The number of an earlier petition that a visible one repeats; a sealed one only for its own readers. */
export async function findNumber(db: Queryable, actor: Actor, id: string): Promise<string | null> {
  const [row] = await db
    .select({ number: petition.number })
    .from(petition)
    .where(and(eq(petition.id, id), or(openToAll, visibleTo(actor))))
  return row?.number ?? null
}

function listProposals(db: Queryable, petitionIds: readonly string[]): Promise<ProposalRow[]> {
  return db
    .select()
    .from(proposal)
    .where(inArray(proposal.petitionId, [...petitionIds]))
    .orderBy(asc(proposal.proposedOn), asc(proposal.id))
}

function listTasks(db: Queryable, petitionIds: readonly string[]): Promise<TaskRow[]> {
  return db
    .select()
    .from(task)
    .where(inArray(task.petitionId, [...petitionIds]))
    .orderBy(asc(task.dueOn), asc(task.id))
}

async function countRequests(db: Queryable, petitionIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ petitionId: request.petitionId, count: sql<number>`count(*)::int` })
    .from(request)
    .where(inArray(request.petitionId, [...petitionIds]))
    .groupBy(request.petitionId)
  return new Map(rows.map((row) => [row.petitionId, row.count]))
}

export async function insertProposal(tx: Tx, row: typeof proposal.$inferInsert) {
  await tx.insert(proposal).values(row)
}

export async function setProposal(tx: Tx, id: string, status: ProposalRow['status']) {
  await tx.update(proposal).set({ status }).where(eq(proposal.id, id))
}

export async function insertTask(tx: Tx, row: typeof task.$inferInsert) {
  await tx.insert(task).values(row)
}

export async function setTask(tx: Tx, id: string, status: TaskRow['status']) {
  await tx.update(task).set({ status }).where(eq(task.id, id))
}

/** A point gives way to the wording the petitioner agreed to. */
export async function replaceRequest(
  tx: Tx,
  replaced: RequestRow,
  ids: readonly string[],
  eventId: string,
  at: Date,
  nextPosition: number,
) {
  await tx.update(request).set({ replacedAt: at }).where(eq(request.id, replaced.id))
  const rows = ids.map((id, index) => ({
    id,
    petitionId: replaced.petitionId,
    position: nextPosition + index,
    textEventId: eventId,
    textField: `request.${index + 1}`,
  }))
  await tx.insert(request).values(rows)
}

export async function setSolved(tx: Tx, requestId: string, solved: NonNullable<RequestRow['solved']>) {
  await tx.update(request).set({ solved }).where(eq(request.id, requestId))
}

/** A withdrawal undone: bodies have again what they had. */
export async function reopenProceeding(tx: Tx, petitionId: string) {
  await tx.update(proceeding).set({ closedAt: null }).where(eq(proceeding.petitionId, petitionId))
}
