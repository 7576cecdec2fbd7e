import * as z from 'zod/mini'
import { Id } from './text.ts'

export const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type MediaType = (typeof mediaTypes)[number]

export const AttachmentView = z.object({
  id: Id,
  mediaType: z.enum(mediaTypes),
  sizeBytes: z.number(),
  /** Of the bytes that were sent, before a photo is re-encoded. */
  sha256: z.string(),
  /** What the petitioner wrote under it when filing. */
  caption: z.nullable(z.string()),
  /** Signed, good for at most 10 minutes. */
  url: z.optional(z.string()),
  thumbnailUrl: z.optional(z.string()),
})
export type AttachmentView = z.infer<typeof AttachmentView>
