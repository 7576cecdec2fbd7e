import type { Context } from '../../context.ts'
import { getSession } from '../../db/sessions.ts'
import type { Resident } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'

const freshMs = 30 * 60_000

/** Taking everything away, or closing the door for good, is not for whoever finds a phone that was signed in last week. @throws 403 */
export async function needFreshSession(ctx: Context, { sessionId }: Resident): Promise<void> {
  const { createdAt } = await getSession(ctx.db, sessionId)
  if (ctx.now().getTime() - createdAt.getTime() > freshMs) throw new Refusal(403, 'sign_in_again')
}
