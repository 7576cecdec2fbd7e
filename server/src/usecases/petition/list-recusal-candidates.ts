import type { Context } from '../../context.ts'
import { type ColleagueRow, listColleagues } from '../../db/colleagues.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { getPetition } from '../../db/petitions.ts'
import type { Staff } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { authorize } from '../../domain/petition/policy.ts'

/** Whom the decision may keep away: for whoever decides now, who may be of another body. Nobody is asked about who declared it. */
export async function listRecusalCandidates(
  ctx: Context,
  actor: Staff,
  petitionId: string,
  proposalId: string | null,
): Promise<ColleagueRow[]> {
  const today = localDate(ctx.now())
  const { matter, petition } = await getPetition(ctx.db, actor, petitionId, today)
  const rules = await getLocalRules(ctx.db, ctx.config.LOCAL_RULES)
  const { proposal, assignment } = authorize(actor, 'recusal-decision', matter, { today, rules }, { proposalId })
  return proposal?.proposedByStaffId ? [] : listColleagues(ctx.db, assignment?.receiverId ?? petition.bureauId)
}
