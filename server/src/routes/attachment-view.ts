import type { AttachmentView } from '@petition/shared/schemas/attachment'
import type { Context } from '../context.ts'
import type { AttachmentRow } from '../db/attachments.ts'
import { type FileVariant, maxFileUrlTtlMs, signFileUrl } from '../files/signed-url.ts'

/** Made for a reader who may see the attachment: the links in it need no token. */
export function viewAttachment(
  ctx: Context,
  { id, mediaType, sizeBytes, sha256, thumbnailKey }: AttachmentRow,
  caption: string | null = null,
): AttachmentView {
  const link = (variant: FileVariant) =>
    signFileUrl({ key: ctx.config.FILE_URL_KEY, attachmentId: id, variant, now: ctx.now(), ttlMs: maxFileUrlTtlMs })
  return { id, mediaType, sizeBytes, sha256, caption, url: link('original'), ...(thumbnailKey && { thumbnailUrl: link('thumbnail') }) }
}
