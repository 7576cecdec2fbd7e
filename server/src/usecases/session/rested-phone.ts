import type { Context } from '../../context.ts'
import type { Queryable, Tx } from '../../db/client.ts'
import { hasIdentities, type IdentityRow, passOn } from '../../db/identities.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { countPetitions, lockPerson } from '../../db/people.ts'
import { deleteDetails } from '../profile/clear-profile.ts'

const dayMs = 24 * 60 * 60_000

/** Nobody has shown for so long that the number is theirs that it may be another's by now (docs/adr/0018). */
export async function hasRested(ctx: Context, db: Queryable, { lastUsedAt }: IdentityRow): Promise<boolean> {
  const { phoneRestDays } = await getLocalRules(db, ctx.config.LOCAL_RULES)
  return ctx.now().getTime() - lastUsedAt.getTime() >= phoneRestDays * dayMs
}

/** The number becomes this person's and shows nothing of the earlier one. Where that one has matters it stays open whether both are the same. */
export async function takeOverPhone(ctx: Context, tx: Tx, phone: IdentityRow, to: string): Promise<void> {
  const earlier = phone.personId
  const hasMatters = (await countPetitions(tx, earlier)) > 0
  await passOn(tx, phone.id, { to, formerPersonId: hasMatters ? earlier : phone.formerPersonId, at: ctx.now() })
  if (hasMatters || (await hasIdentities(tx, earlier))) return
  // Nobody could ever see these again, or have them deleted.
  await lockPerson(tx, earlier)
  await deleteDetails(ctx, tx, earlier)
}
