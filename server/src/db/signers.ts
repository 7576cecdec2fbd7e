import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'

/**
 * Whose leader signs and grants for a body all of whose leaders stay away from a matter (第二十八条): the sender's, where that one has to stay away as
 * well the leader of the bureau that follows the matter. Of an accusation nobody does: what was found does not flow back (第三十条). Null where the body has a leader, or none had to stay away. `part`: the alias of an assignment.
 */
export function signerOf(part: SQL): SQL<string | null> {
  const staysAway = sql`exists (select 1 from recusal where recusal.petition_id = ${part}.petition_id and recusal.staff_id = member.id)`
  const leader = (bodyId: SQL) => sql`select 1 from staff as member where member.organisation_id = ${bodyId}
    and member.disabled_at is null and member.roles && array['unit-leader', 'bureau-leader']`
  const free = (bodyId: SQL) => sql`exists (${leader(bodyId)} and not ${staysAway}
    and not exists (select 1 from petition as matter where matter.id = ${part}.petition_id and matter.sealed
      and not (member.reads_sealed and member.id <> all(matter.accused_staff_ids))))`
  const followerId = sql`(select follower_id from petition as matter where matter.id = ${part}.petition_id)`
  return sql<string | null>`case
    when (select matter.sealed from petition as matter where matter.id = ${part}.petition_id) then null
    when not exists (select 1 from recusal where recusal.petition_id = ${part}.petition_id) then null
    when not exists (${leader(sql`${part}.receiver_id`)} and ${staysAway}) or ${free(sql`${part}.receiver_id`)} then null
    when ${part}.sender_id <> ${part}.receiver_id and ${free(sql`${part}.sender_id`)} then ${part}.sender_id
    when ${followerId} <> ${part}.receiver_id and ${free(followerId)} then ${followerId} end`
}

/** By petition, then by assignment. */
export async function listSigners(db: Queryable, petitionIds: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const ids = sql.join(
    petitionIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const rows = await db.execute<{ petitionId: string; id: string; signerId: string | null }>(sql`
    select part.petition_id as "petitionId", part.id, ${signerOf(sql`part`)} as "signerId" from assignment as part
    where part.status in ('offered', 'accepted')
      and part.petition_id in (select recusal.petition_id from recusal where recusal.petition_id in (${ids}))`)
  const signers = new Map<string, Record<string, string>>()
  for (const { petitionId, id, signerId } of rows) if (signerId) signers.set(petitionId, { ...signers.get(petitionId), [id]: signerId })
  return signers
}
