import * as z from 'zod/mini'

/** RFC 9457, as every error of the API is sent: `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))),
})
export type Problem = z.infer<typeof Problem>
