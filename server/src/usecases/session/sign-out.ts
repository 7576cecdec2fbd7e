import type { Context } from '../../context.ts'
import { endSession } from '../../db/sessions.ts'
import type { Actor } from '../../domain/actor.ts'

/** The token is dead at once: every request asks for its session. */
export async function signOut(ctx: Context, actor: Actor): Promise<void> {
  await endSession(ctx.db, actor.sessionId, ctx.now())
}
