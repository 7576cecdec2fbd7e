import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Actor, Staff } from '../domain/actor.ts'
import { followed } from '../domain/petition/matter.ts'
import type { Queryable } from './client.ts'
import { petition } from './schema/petitions.ts'

/**
 * The one guard: every query of petitions, lists, counts, search and exports included, carries it.
 * A sealed matter is read by named people of the bodies that have it, never by the accused person or unit.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'resident') return sql`${petition.personId} = ${actor.personId}`
  if (actor.roles.every((role) => role === 'administrator')) return sql`false`
  return sql`(${unsealedFor(actor)} and (${involves(actor)} ${orCallsBack(actor)} ${orDecides(actor)}) and ${notRecused(actor.staffId)} and ${isOpenBody(actor.organisationId)})`
}

/** Whoever was of a body that is closed reads nothing more (第二十四条): its matters are its successor's. */
export const isOpenBody = (organisationId: string): SQL =>
  sql`not exists (select 1 from organisation as body where body.id = ${organisationId} and body.closed_on is not null)`

function unsealedFor(actor: Staff): SQL {
  if (!actor.readsSealed) return sql`not ${petition.sealed}`
  return sql`(not ${petition.sealed} or not (${petition.accusedOrganisationIds} && ${selfAndPredecessors(actor.organisationId)} or ${actor.staffId}::uuid = any(${petition.accusedStaffIds})))`
}

/** What a body was accused of, its successor is accused of. */
const selfAndPredecessors = (organisationId: string) =>
  sql`array(select body.id from organisation as body where ${organisationId} in (body.id, body.successor_id))`

/** The leader who was found to decide whether somebody stays away (第二十八条), or on a contest, reads the matter until it is decided. */
function orDecides({ organisationId, organisationKind, roles }: Staff): SQL {
  const mayBeAsked = (organisationKind === 'bureau' || organisationKind === 'discipline') && roles.some((role) => role.endsWith('-leader'))
  if (!mayBeAsked) return sql``
  return sql`or exists (select 1 from proposal where proposal.petition_id = ${petition.id}
    and proposal.decider_id = ${organisationId} and proposal.status in ('open', 'contested') and ${inArray(petition.status, [...followed])}
    and (proposal.assignment_id is null or exists (select 1 from assignment
      where assignment.id = proposal.assignment_id and (assignment.status in ('offered', 'accepted', 'guided')
        or proposal.status = 'contested' and (assignment.status = 'done' or proposal.kind = 'class')))))`
}

/** 第十八条: who was asked past the first receiver to call a petitioner back reads the matter until that is done. */
function orCallsBack({ organisationId, organisationKind }: Staff): SQL {
  if (organisationKind !== 'bureau' && organisationKind !== 'discipline') return sql``
  return sql`or exists (select 1 from task where task.petition_id = ${petition.id}
    and task.organisation_id = ${organisationId} and task.kind = 'call-back' and task.status = 'open')`
}

/** A repeat that was joined is read by whoever has the first file, and by nobody who stays away from that one. */
const isJoined = sql`${petition.status} = 'joined'`

/** 第二十八条: who has an interest of their own stays away from it. */
const notRecused = (staffId: string) => {
  const recusedFrom = (id: SQL) =>
    sql`exists (select 1 from recusal where recusal.petition_id = ${id} and recusal.staff_id = ${staffId}::uuid)`
  return sql`not ${recusedFrom(sql`${petition.id}`)} and not (${isJoined} and ${recusedFrom(sql`${petition.repeatOfId}`)})`
}

/** Who received it first, the bureau that follows it, and every body it was sent to, also when that one sent it on; one whose objection was upheld, or from which it was taken back, sees it no longer. */
function involves({ organisationId, organisationKind }: Staff): SQL {
  if (organisationKind === 'bureau' || organisationKind === 'discipline') {
    const has = (id: SQL, receivers: SQL) => sql`(${organisationId} in (${receivers}) or exists (
      select 1 from assignment where assignment.petition_id = ${id}
        and assignment.receiver_id = ${organisationId} and assignment.status not in ('returned', 'recalled')))`
    return sql`(${has(sql`${petition.id}`, sql`${petition.bureauId}, ${petition.followerId}`)} or ${isJoined} and exists (
      select 1 from petition as first where first.id = ${petition.repeatOfId} and ${has(sql`first.id`, sql`first.bureau_id, first.follower_id`)}))`
  }
  // The few matters of another body are found by index; with an "or" PostgreSQL would walk all petitions.
  const own = sql`select petition_id from assignment where receiver_id = ${organisationId} and status not in ('returned', 'recalled')
    union all
    select id from petition as received where bureau_id = ${organisationId}`
  return sql`${petition.id} in (${own} union all
    select joined.id from petition as joined where joined.status = 'joined' and joined.repeat_of_id in (${own}))`
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
