import type { Context } from '../../context.ts'
import { insertDeskNotices } from '../../db/desk-notices.ts'
import { listUnreadAccusations } from '../../db/warnings.ts'
import { localDate } from '../../domain/calendar.ts'

/**
 * A sealed matter that nobody may read must not lie unseen: the leader of the body that has it hears once a day that a reader has to be named, and no word of
 * what it is about. Where that body is accused itself there is nobody in the city to tell; the operator's log says how many there are.
 */
export async function reportUnreadAccusations(ctx: Context): Promise<number> {
  const at = ctx.now()
  const today = localDate(at)
  const unread = await listUnreadAccusations(ctx.db)
  const untellable = unread.filter(({ accused }) => accused).reduce((sum, { count }) => sum + count, 0)
  if (untellable > 0)
    ctx.log.warn({ count: untellable }, 'sealed matters name every body of the city that could read them: they need the superior authority')
  return insertDeskNotices(
    ctx.db,
    unread
      .filter(({ accused }) => !accused)
      .map(({ bureauId }) => ({
        organisationId: bureauId,
        reader: 'leader' as const,
        kind: 'no-reader' as const,
        petitionId: null,
        subjectId: bureauId,
        on: today,
        createdAt: at,
        cause: `no-reader:${bureauId}:${today}`,
      })),
  )
}
