import { problemSentences } from '@petition/shared/vocabulary/problems'
import type * as z from 'zod/mini'
import { Problem } from './client'

/** What the service would refuse is refused before sending, field by field. */
export function checked<Content>(schema: z.ZodMiniType<Content>, content: unknown): Content {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Problem('invalid_input', problemSentences.invalid_input, fields)
}
