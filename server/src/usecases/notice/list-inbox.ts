import type { Context } from '../../context.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import { countUnread, listNotices, type NoticeRow } from '../../db/notices.ts'
import type { Resident } from '../../domain/actor.ts'

export type Inbox = { rows: NoticeRow[]; nextCursor: string | null; unread: number }

/** Newest first, a page at a time; a page stays right while new notices arrive. */
export async function listInbox(
  ctx: Context,
  actor: Resident,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Inbox> {
  const after = cursor === undefined ? null : readCursor(cursor, 'instant')
  const rows = await listNotices(ctx.db, actor.personId, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? writeCursor(last.createdAt.toISOString(), last.id) : null,
    unread: await countUnread(ctx.db, actor.personId),
  }
}
