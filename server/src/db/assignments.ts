import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { assignment } from './schema/assignments.ts'
import { event } from './schema/events.ts'
import { organisation } from './schema/places.ts'

export type AssignmentRow = typeof assignment.$inferSelect & { receiverKind: (typeof organisation.$inferSelect)['kind'] }

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
      draftedByStaffId: assignment.draftedByStaffId,
      receiverKind: organisation.kind,
    })
    .from(assignment)
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(inArray(assignment.petitionId, [...petitionIds]))
    .orderBy(asc(assignment.receivedAt), asc(assignment.id))
}

export async function insertAssignment(tx: Tx, row: typeof assignment.$inferInsert) {
  await tx.insert(assignment).values(row)
}

export async function setAssignment(tx: Tx, id: string, values: Partial<typeof assignment.$inferSelect>) {
  await tx.update(assignment).set(values).where(eq(assignment.id, id))
}

export type RecallRow = { petitionId: string; assignmentId: string }

/** The bodies that led and from which the sender has taken it back, each by an act of its own. */
export async function listRecalls(db: Queryable, petitionIds: readonly string[]): Promise<RecallRow[]> {
  return db
    .select({ petitionId: event.petitionId, assignmentId: assignment.id })
    .from(event)
    .innerJoin(assignment, eq(assignment.id, event.assignmentId))
    .where(and(inArray(event.petitionId, [...petitionIds]), eq(event.kind, 'recall'), eq(assignment.role, 'lead')))
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
