import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor, Staff } from '../domain/actor.ts'
import type { Queryable } from './client.ts'
import { petition } from './schema/petitions.ts'

/**
 * The one guard: every query of petitions, lists, counts, search and exports included, carries it.
 * A sealed matter is read by named people of the bodies that have it, never by the accused person or unit.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'resident') return sql`${petition.personId} = ${actor.personId}`
  if (actor.roles.every((role) => role === 'administrator')) return sql`false`
  return sql`(${unsealedFor(actor)} and ${involves(actor)})`
}

function unsealedFor(actor: Staff): SQL {
  if (!actor.readsSealed) return sql`not ${petition.sealed}`
  return sql`(not ${petition.sealed} or not (${actor.organisationId} = any(${petition.accusedOrganisationIds}) or ${actor.staffId}::uuid = any(${petition.accusedStaffIds})))`
}

/** The bureau that follows it, and every body it was sent to, also when that one sent it on; one whose objection was upheld sees it no longer. */
function involves({ organisationId, organisationKind }: Staff): SQL {
  const wasSent = sql`exists (
    select 1 from assignment where assignment.petition_id = ${petition.id}
      and assignment.receiver_id = ${organisationId} and assignment.status <> 'returned')`
  // Other bodies never follow, and without the "or" PostgreSQL walks their few assignments instead of all petitions.
  const mayFollow = organisationKind === 'bureau' || organisationKind === 'discipline'
  return mayFollow ? sql`(${petition.bureauId} = ${organisationId} or ${wasSent})` : wasSent
}

/** Whether this reader may know that the petition exists. */
export async function canSeePetition(db: Queryable, actor: Actor, petitionId: string): Promise<boolean> {
  const rows = await db
    .select({ id: petition.id })
    .from(petition)
    .where(and(eq(petition.id, petitionId), visibleTo(actor)))
  return rows.length > 0
}

/** What anybody may count: never a sealed matter. */
export const openToAll = sql`not ${petition.sealed}`
