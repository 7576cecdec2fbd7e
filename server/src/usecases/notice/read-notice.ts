import type { Context } from '../../context.ts'
import { findNotice, type NoticeRow, setRead } from '../../db/notices.ts'
import type { Resident } from '../../domain/actor.ts'
import { notFound } from '../../domain/errors.ts'

/** A notice read tells nothing about delivery: it starts no period. */
export async function readNotice(ctx: Context, actor: Resident, id: string): Promise<NoticeRow> {
  const notice = await findNotice(ctx.db, actor.personId, id)
  if (!notice) throw notFound()
  if (notice.readAt) return notice
  const readAt = ctx.now()
  await setRead(ctx.db, id, readAt)
  return { ...notice, readAt }
}
