import type { Context } from '../../context.ts'
import { type AttachmentRow, deleteAttachments } from '../../db/attachments.ts'
import type { Tx } from '../../db/client.ts'

/** The file before its row: a crash leaves the row, and with it the knowledge of what is left to remove. */
export async function removeUploads(ctx: Context, tx: Tx, rows: readonly AttachmentRow[]): Promise<void> {
  for (const { fileKey, thumbnailKey } of rows) {
    await ctx.files.remove(fileKey)
    if (thumbnailKey) await ctx.files.remove(thumbnailKey)
  }
  await deleteAttachments(
    tx,
    rows.map(({ id }) => id),
  )
}
