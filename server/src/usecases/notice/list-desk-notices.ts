import type { ListDeskNotices } from '@petition/shared/schemas/notice'
import type { Context } from '../../context.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import { countUnreadDeskNotices, type DeskNoticeRow, listDeskNotices as list } from '../../db/desk-notices.ts'
import type { Staff } from '../../domain/actor.ts'

export type DeskInbox = { rows: DeskNoticeRow[]; nextCursor: string | null; unread: number }

/** Newest first, a page at a time, as far as this reader may know of what it is about. */
export async function listDeskNotices(ctx: Context, actor: Staff, { cursor, limit, only }: ListDeskNotices): Promise<DeskInbox> {
  const after = cursor === undefined ? null : readCursor(cursor, 'instant')
  const rows = await list(ctx.db, actor, { after, limit: limit + 1, onlyUnread: only === 'unread' })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? writeCursor(last.createdAt.toISOString(), last.id) : null,
    unread: await countUnreadDeskNotices(ctx.db, actor),
  }
}
