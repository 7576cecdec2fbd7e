import * as z from 'zod/mini'
import { TimelineEntry } from './petition.ts'
import { Id } from './text.ts'

export const TimelineItem = z.object({
  sequence: z.number(),
  previousHash: z.string(),
  hash: z.string(),
  hidden: z.boolean(),
  /** The exact text that was hashed: hash = SHA-256(previousHash + "\n" + canonical). Absent on hidden events. */
  canonical: z.optional(z.string()),
  /** What the event commits to and this reader may see: commitment = SHA-256(salt bytes + UTF-8 text). */
  contents: z.optional(
    z.array(z.object({ field: z.string(), salt: z.nullable(z.string()), text: z.nullable(z.string()), erased: z.boolean() })),
  ),
  entry: z.optional(TimelineEntry),
})

export const Timeline = z.object({ petitionId: Id, algorithm: z.literal('SHA-256'), items: z.array(TimelineItem) })
export type Timeline = z.infer<typeof Timeline>
