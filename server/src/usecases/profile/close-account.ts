import type { CloseAccount, ClosedAccount } from '@petition/shared/schemas/profile'
import type { Context } from '../../context.ts'
import { deleteIdentities, findReachable } from '../../db/identities.ts'
import { countOpenPetitions, countPetitions, lockPerson } from '../../db/people.ts'
import { endSessionsOf } from '../../db/sessions.ts'
import type { Resident } from '../../domain/actor.ts'
import { proveOwnership } from '../session/prove-ownership.ts'
import { deleteDetails } from './clear-profile.ts'
import { needFreshSession } from './need-fresh-session.ts'

/**
 * Ends every sign-in on every device and deletes what may be deleted. What was filed goes on and is kept by the rules of archives;
 * number and 查询码 still look it up.
 */
export async function closeAccount(ctx: Context, actor: Resident, { queryCode, idNumber }: CloseAccount): Promise<ClosedAccount> {
  const { personId, door } = actor
  await needFreshSession(ctx, actor)
  // Phone numbers are recycled: whoever has only the number must not cut off whoever has the WeChat account.
  const hasWechat = (await findReachable(ctx.db, ctx.keys, personId, 'wechat')) !== null
  if (door === 'sms' && hasWechat && (await countPetitions(ctx.db, personId)) > 0)
    await proveOwnership(ctx, personId, { queryCode, idNumber })
  return ctx.db.transaction(async (tx) => {
    const closedAt = ctx.now()
    await deleteIdentities(tx, personId)
    await lockPerson(tx, personId)
    await deleteDetails(ctx, tx, personId)
    await endSessionsOf(tx, personId, closedAt)
    return { closedAt: closedAt.toISOString(), openMatters: await countOpenPetitions(tx, personId) }
  })
}
