import type { Context } from '../../context.ts'
import { countUnreadDeskNotices, setDeskNoticesReadUntil } from '../../db/desk-notices.ts'
import type { Staff } from '../../domain/actor.ts'

/** Marks what was in sight; what came meanwhile stays unread. Answers how many those are. */
export async function readAllDeskNotices(ctx: Context, actor: Staff, until: Date): Promise<number> {
  await setDeskNoticesReadUntil(ctx.db, actor, until, ctx.now())
  return countUnreadDeskNotices(ctx.db, actor)
}
