import { and, asc, eq, exists, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../domain/calendar.ts'
import { headsOwn } from '../domain/warnings.ts'
import type { Queryable, Tx } from './client.ts'
import type { OrganisationRow } from './organisations.ts'
import type { PetitionRow } from './petitions.ts'
import { assignment } from './schema/assignments.ts'
import { clock } from './schema/clocks.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { proposal } from './schema/proposals.ts'
import { task } from './schema/tasks.ts'

const settled = ['confirmed', 'done', 'lifted'] as const
const undecided = ['open', 'contested'] as const

/** Matters a body follows or has a part in, and of which something is still to be done. */
function isOpenAt(tx: Queryable, organisationId: string): SQL | undefined {
  const of = (condition: SQL | undefined, table: typeof assignment | typeof clock | typeof proposal | typeof task) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(and(eq(table.petitionId, petition.id), condition)),
    )
  return and(
    or(
      eq(petition.bureauId, organisationId),
      eq(petition.followerId, organisationId),
      of(and(eq(assignment.receiverId, organisationId), notInArray(assignment.status, ['returned', 'recalled'])), assignment),
      of(eq(task.organisationId, organisationId), task),
      of(and(eq(proposal.deciderId, organisationId), inArray(proposal.status, [...undecided])), proposal),
    ),
    or(
      notInArray(petition.status, ['concluded', 'refused']),
      of(isNull(clock.stoppedOn), clock),
      of(notInArray(task.status, [...settled]), task),
    ),
  )
}

export function lockOpenPetitionsAt(tx: Tx, organisationId: string): Promise<PetitionRow[]> {
  return tx.select().from(petition).where(isOpenAt(tx, organisationId)).orderBy(asc(petition.id)).for('update')
}

export function countOpenPetitionsAt(db: Queryable, organisationId: string): Promise<number> {
  return db.$count(petition, isOpenAt(db, organisationId))
}

/** Locked so that no transfer to one of them is under way. */
export async function lockOrganisations(tx: Tx, ids: readonly string[]): Promise<Map<string, OrganisationRow>> {
  const rows = await tx
    .select()
    .from(organisation)
    .where(inArray(organisation.id, [...ids]))
    .orderBy(asc(organisation.id))
    .for('no key update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** From this day on the successor stands in its place, also for the bodies below it. */
export async function closeOrganisation(tx: Tx, id: string, { successorId, on }: { successorId: string; on: Day }) {
  await tx.update(organisation).set({ closedOn: on, successorId }).where(eq(organisation.id, id))
  // Who was succeeded by this one is now succeeded by the next: one step is enough to find the heir.
  await tx.update(organisation).set({ successorId }).where(eq(organisation.successorId, id))
  await followSuccessors(tx)
}

/** A city's file may still name a closed body as the one above. */
export async function followSuccessors(db: Queryable) {
  for (const above of ['parent_id', 'line_parent_id', 'seal_body_id']) {
    const column = sql.identifier(above)
    await db.execute(sql`update organisation as below set ${column} = nullif(gone.successor_id, below.id)
      from organisation as gone where gone.id = below.${column} and gone.successor_id is not null`)
  }
}

/** The parts of one petition go to another body as they are: no date moves. */
export async function moveAssignments(tx: Tx, ids: readonly string[], toId: string) {
  if (ids.length > 0)
    await tx
      .update(assignment)
      .set({ receiverId: toId })
      .where(inArray(assignment.id, [...ids]))
}

export async function moveDuties(tx: Tx, petitionId: string, fromId: string, toId: string) {
  await tx
    .update(assignment)
    .set({ senderId: toId })
    .where(and(eq(assignment.petitionId, petitionId), eq(assignment.senderId, fromId)))
  await tx
    .update(clock)
    .set({ organisationId: toId })
    .where(and(eq(clock.petitionId, petitionId), eq(clock.organisationId, fromId)))
  await tx
    .update(task)
    .set({ organisationId: toId })
    .where(and(eq(task.petitionId, petitionId), eq(task.organisationId, fromId), notInArray(task.status, [...settled])))
  await tx
    .update(proposal)
    .set({ deciderId: toId })
    .where(and(eq(proposal.petitionId, petitionId), eq(proposal.deciderId, fromId)))
}

export function listUndecidedAt(tx: Tx, petitionId: string, deciderId: string) {
  return tx
    .select()
    .from(proposal)
    .where(and(eq(proposal.petitionId, petitionId), eq(proposal.deciderId, deciderId), inArray(proposal.status, [...undecided])))
    .orderBy(asc(proposal.id))
}

export type NewDecider = { asked: string; since: string; decider: string }

/** What was asked goes to another body's head, with the period that runs since then. */
export async function moveDecision(tx: Tx, petitionId: string, { asked, since, decider }: NewDecider) {
  await tx.update(proposal).set({ deciderId: decider }).where(eq(proposal.eventId, asked))
  await tx
    .update(clock)
    .set({ organisationId: decider })
    .where(
      and(eq(clock.petitionId, petitionId), eq(clock.startedByEventId, since), inArray(clock.kind, [...headsOwn]), isNull(clock.stoppedOn)),
    )
}
