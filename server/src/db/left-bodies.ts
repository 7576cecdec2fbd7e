import { sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'

/** A body of which, because of a recusal (第二十八条), nobody is left for a matter. */
export type LeftBody = {
  petitionId: string
  organisationId: string
  /** Who has to hear of it: who sent it there, at the first receiver who decided the last recusal. */
  toldId: string
  isFirstReceiver: boolean
  lacks: 'clerk' | 'leader'
}

/** Bodies with a part to do in a matter, and nobody left who could do the clerk's acts, or, where a leader must sign, no leader. */
export async function listLeftBodies(db: Queryable, petitionId?: string): Promise<LeftBody[]> {
  const roles = { clerk: sql`array['unit-clerk', 'bureau-clerk']`, leader: sql`array['unit-leader', 'bureau-leader']` }
  const staysAway = sql`exists (select 1 from recusal where recusal.petition_id = petition.id and recusal.staff_id = staff.id)`
  const mayRead = sql`(not petition.sealed or (staff.reads_sealed and staff.id <> all(petition.accused_staff_ids)))`
  const somebody = (part: 'clerk' | 'leader') => sql`select 1 from staff where staff.organisation_id = body.organisation_id
    and staff.disabled_at is null and staff.roles && ${roles[part]}`
  const isLeft = (part: 'clerk' | 'leader') =>
    sql`(exists (${somebody(part)} and ${staysAway}) and not exists (${somebody(part)} and ${mayRead} and not ${staysAway}))`
  const rows = await db.execute<LeftBody & Record<string, unknown>>(sql`
    with body as (
      select part.petition_id, part.receiver_id as organisation_id,
        -- What a body kept itself, the bureau that follows it has to hear of.
        case when part.sender_id = part.receiver_id then kept.follower_id else part.sender_id end as told_id, false as is_first,
        part.role = 'lead' and receiver.approval = 'leader' as signs
      from assignment as part join organisation as receiver on receiver.id = part.receiver_id
        join petition as kept on kept.id = part.petition_id
      where part.status in ('offered', 'accepted')
      union all
      select received.id, received.bureau_id, coalesce((select decider_id from proposal
        where proposal.petition_id = received.id and kind = 'recusal' and assignment_id is null and proposal.status = 'agreed'
        order by proposed_on desc, proposal.id desc limit 1), received.bureau_id), true, false
      from petition as received
      where received.status in ('submitted', 'registered') or (received.follower_id = received.bureau_id and received.status in ('guided', 'replied'))
        or exists (select 1 from clock
        where clock.petition_id = received.id and clock.organisation_id = received.bureau_id and clock.stopped_on is null)
    )
    select petition.id as "petitionId", body.organisation_id as "organisationId", body.told_id as "toldId",
      body.is_first as "isFirstReceiver", lacking.part as lacks
    from petition join body on body.petition_id = petition.id
      cross join lateral (
        select 'clerk' as part where ${isLeft('clerk')} union all select 'leader' where body.signs and ${isLeft('leader')}
      ) as lacking
    where petition.id in (select recusal.petition_id from recusal ${petitionId ? sql`where recusal.petition_id = ${petitionId}` : sql``})
    order by petition.id, body.is_first, lacking.part`)
  return [...rows]
}
