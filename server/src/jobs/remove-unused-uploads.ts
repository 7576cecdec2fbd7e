import type { Context } from '../context.ts'
import { lockUnusedUploads } from '../db/attachments.ts'
import { removeUploads } from '../usecases/attachment/remove-uploads.ts'

const keptForMs = 7 * 24 * 60 * 60 * 1000
const batchSize = 100

/** Uploads that no filing and no act used go after seven days. */
export async function removeUnusedUploads(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  let removed: number
  do {
    removed = await ctx.db.transaction(async (tx) => {
      const rows = await lockUnusedUploads(tx, before, batchSize)
      await removeUploads(ctx, tx, rows)
      return rows.length
    })
  } while (removed === batchSize)
}
