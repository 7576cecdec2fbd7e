import type { Context } from '../../context.ts'
import { type DeskNoticeRow, findDeskNotice, setDeskNoticeRead } from '../../db/desk-notices.ts'
import type { Staff } from '../../domain/actor.ts'
import { notFound } from '../../domain/errors.ts'

/** Read by one, read for the desk. */
export async function readDeskNotice(ctx: Context, actor: Staff, id: string): Promise<DeskNoticeRow> {
  const notice = await findDeskNotice(ctx.db, actor, id)
  if (!notice) throw notFound()
  if (notice.readAt) return notice
  const readAt = ctx.now()
  await setDeskNoticeRead(ctx.db, id, readAt)
  return { ...notice, readAt }
}
