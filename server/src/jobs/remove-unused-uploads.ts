import type { Context } from '../context.ts'
import { deleteAttachments, lockUnusedUploads } from '../db/attachments.ts'

const keptForMs = 7 * 24 * 60 * 60 * 1000
const batchSize = 100

/** Uploads that no filing and no act used go after seven days, the file before its row: a crash leaves the row for the next day. */
export async function removeUnusedUploads(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  let removed: number
  do {
    removed = await ctx.db.transaction(async (tx) => {
      const rows = await lockUnusedUploads(tx, before, batchSize)
      for (const { fileKey, thumbnailKey } of rows) {
        await ctx.files.remove(fileKey)
        if (thumbnailKey) await ctx.files.remove(thumbnailKey)
      }
      await deleteAttachments(
        tx,
        rows.map(({ id }) => id),
      )
      return rows.length
    })
  } while (removed === batchSize)
}
