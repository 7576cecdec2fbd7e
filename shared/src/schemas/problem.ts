import * as z from 'zod/mini'
import { TimelineEntry } from './petition.ts'

/** RFC 9457, as every error of the API is sent: `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  /** With 412: what was done since the version that was read, as far as this reader may see it. */
  changes: z.optional(z.array(TimelineEntry)),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))),
})
export type Problem = z.infer<typeof Problem>
