import { asc, eq, gt } from 'drizzle-orm'
import type { Stored } from '../domain/petition/replay-differences.ts'
import { listAssignments } from './assignments.ts'
import type { Queryable } from './client.ts'
import { listClocks } from './clocks.ts'
import { listDeliveries, type PetitionRow } from './petitions.ts'
import { listPublications } from './publications.ts'
import { proceeding } from './schema/assignments.ts'
import { petition, rating, request, signatory } from './schema/petitions.ts'
import { proposal } from './schema/proposals.ts'
import { recusal } from './schema/readers.ts'
import { task } from './schema/tasks.ts'

/** Every petition there is, sealed ones included: what replay reports holds ids and codes only. */
export async function listPetitionIds(db: Queryable, { after, limit }: { after: string | null; limit: number }): Promise<string[]> {
  const rows = await db
    .select({ id: petition.id })
    .from(petition)
    .where(after === null ? undefined : gt(petition.id, after))
    .orderBy(asc(petition.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** The rows of one petition in the words of replay, and the head of its chain. */
export async function readStored(db: Queryable, petitionId: string): Promise<{ row: PetitionRow; stored: Stored }> {
  const [row] = await db.select().from(petition).where(eq(petition.id, petitionId))
  if (!row) throw new Error(`petition ${petitionId} does not exist`)
  const [round] = await db.select().from(proceeding).where(eq(proceeding.petitionId, petitionId))
  const signatories = await db
    .select({ position: signatory.position, representative: signatory.representative })
    .from(signatory)
    .where(eq(signatory.petitionId, petitionId))
  const requests = await db.select().from(request).where(eq(request.petitionId, petitionId))
  const proposals = await db.select().from(proposal).where(eq(proposal.petitionId, petitionId))
  const tasks = await db.select().from(task).where(eq(task.petitionId, petitionId))
  const ratings = await db.select().from(rating).where(eq(rating.petitionId, petitionId))
  const clocks = await listClocks(db, [petitionId])
  const assignments = await listAssignments(db, [petitionId])
  const deliveries = await listDeliveries(db, petitionId)
  const publications = await listPublications(db, [petitionId])
  return {
    row,
    stored: {
      petition: petitionOf(row),
      closedAt: round?.closedAt?.toISOString() ?? null,
      signatories,
      requests: requests.map(({ petitionId: _, replacedAt, ...one }) => ({ ...one, replacedAt: replacedAt?.toISOString() ?? null })),
      assignments: assignments.map(({ petitionId: _, proceedingId: __, draftedByStaffId: ___, receivedAt, ...one }) => ({
        ...one,
        receivedAt: receivedAt.toISOString(),
      })),
      proposals: proposals.map(({ eventId, kind, status, assignmentId, proposedOn, proposedByStaffId, deciderId, data }) => {
        // A number is looked up from the petition it belongs to.
        const { earlierNumber: _, ...codes } = data
        return { eventId, kind, status, assignmentId, proposedOn, byPetitioner: proposedByStaffId === null, deciderId, data: codes }
      }),
      tasks: tasks.map(({ eventId, requestId, kind, status, organisationId }) => ({ eventId, requestId, kind, status, organisationId })),
      ratings: ratings.map(({ id: _, petitionId: __, ratedAt, ...one }) => ({ ...one, ratedAt: ratedAt.toISOString() })),
      publications: publications.map(({ eventId, organisationId, answeredOn, publishedAt, endedAt }) => ({
        eventId,
        organisationId,
        answeredOn,
        publishedAt: publishedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
      deliveries: deliveries.map(({ petitionId: _, deliveredAt, ...one }) => ({ ...one, deliveredAt: deliveredAt.toISOString() })),
      clocks: clocks.map(({ id: _, petitionId: __, taskId, ...one }) => {
        const owed = tasks.find((row) => row.id === taskId)
        return { ...one, isOfTask: taskId !== null, requestId: owed?.requestId ?? null }
      }),
    },
  }
}

function petitionOf(row: PetitionRow): Stored['petition'] {
  const { id, number, kind, channel, regionCode, peopleCount, aboutConduct, hideIdentity, publishConsent, electronicDelivery } = row
  const { status, version, class: petitionClass, purpose, proposedRoute, categoryCode, repeatOfId, courtRelated } = row
  const { urgeAgainOn, undoUntilOn, sealed, receivedOn, bureauId, followerId, organisationId, submissionEventId } = row
  const filed = { id, number, kind, channel, regionCode, peopleCount, aboutConduct, hideIdentity, publishConsent, electronicDelivery }
  const now = { status, version, class: petitionClass, purpose, proposedRoute, categoryCode, repeatOfId, courtRelated }
  const rest = { urgeAgainOn, undoUntilOn, sealed, receivedOn, bureauId, followerId, organisationId, submissionEventId }
  return { ...filed, ...now, ...rest, contentHash: row.contentHash.toString('hex'), submittedAt: row.submittedAt.toISOString() }
}

/** Who stays away from this petition, by which decision. */
export const listRecusals = (db: Queryable, petitionId: string): Promise<{ eventId: string; staffId: string }[]> =>
  db.select({ eventId: recusal.eventId, staffId: recusal.staffId }).from(recusal).where(eq(recusal.petitionId, petitionId))
