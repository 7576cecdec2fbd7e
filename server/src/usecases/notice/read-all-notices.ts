import type { Context } from '../../context.ts'
import { countUnread, setReadUntil } from '../../db/notices.ts'
import type { Resident } from '../../domain/actor.ts'

/** Marks what was in sight; what came meanwhile stays unread. Answers how many those are. */
export async function readAllNotices(ctx: Context, actor: Resident, until: Date): Promise<number> {
  await setReadUntil(ctx.db, actor.personId, until, ctx.now())
  return countUnread(ctx.db, actor.personId)
}
