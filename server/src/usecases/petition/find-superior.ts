import type { Tx } from '../../db/client.ts'
import { listPredecessors } from '../../db/organisations.ts'
import type { PetitionRow } from '../../db/petitions.ts'
import { listStaffWhoRead, listSuperiors } from '../../db/recusals.ts'

/**
 * Who stands above a body of the chain's top: the body above it; above the city's bureau nobody is on the platform, then the discipline body of
 * the city, which stands outside the bureau and supervises its people (ADR 14). Never an accused body, nor one where nobody may read the matter.
 */
export async function findSuperior(tx: Tx, petition: PetitionRow, bodyId: string, part: 'clerk' | 'leader'): Promise<string | null> {
  // Above a unit that received it directly stands the bureau that follows it (ADR 19).
  const follower = bodyId === petition.bureauId && bodyId !== petition.followerId ? [{ id: petition.followerId }] : []
  for (const { id } of [...follower, ...(await listSuperiors(tx, bodyId))]) {
    const isAccused = (await listPredecessors(tx, id)).some((one) => petition.accusedOrganisationIds.includes(one))
    if (!isAccused && (await listStaffWhoRead(tx, id, part, petition)).length > 0) return id
  }
  return null
}
