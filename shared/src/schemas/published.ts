import * as z from 'zod/mini'
import { outwardStatuses, petitionKinds, petitionStatuses } from '../vocabulary/petition.ts'
import { Cursor, Day, Id, Instant, Limit, line, text } from './text.ts'

export const ListPublished = z.object({
  q: z.optional(line('搜索内容', 1, 100)),
  kind: z.optional(z.enum(petitionKinds, '没有这类来信。')),
  cursor: z.optional(Cursor),
  limit: z._default(Limit, 20),
})
export type ListPublished = z.infer<typeof ListPublished>

const published = { id: Id, title: z.string(), answeredOn: Day, organisation: z.string() }
const letter = { ...published, kind: z.enum(petitionKinds), submittedOn: Day }

/** `GET /api/published`: letters whose writers agreed to it, answered, and released by the bureau without anything personal; newest first. */
export const PublishedPage = z.object({
  items: z.array(z.object({ ...letter, excerpt: z.string() })),
  nextCursor: z.nullable(z.string()),
})
export type PublishedPage = z.infer<typeof PublishedPage>

/** `GET /api/published/:id` */
export const PublishedLetter = z.object({ ...letter, body: z.string(), answer: z.string() })
export type PublishedLetter = z.infer<typeof PublishedLetter>

/** `POST /api/petitions/similar`: what is being written, so far; it stands in no log and is not kept. */
export const AskSimilar = z.object({
  kind: z.enum(petitionKinds, '请选择要办理的事项：信访、市长信箱或人民建议。'),
  title: line('标题', 0, 50),
  body: text('情况说明', 0, 5000),
  regionCode: z.optional(z.nullable(z.string().check(z.regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择事情发生的地方。')))),
})
export type AskSimilar = z.infer<typeof AskSimilar>

/** The reader's own open matters and published letters on the same thing, at most three each. */
export const Similar = z.object({
  own: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      status: z.enum(petitionStatuses),
      outwardStatus: z.enum(outwardStatuses),
      submittedAt: Instant,
    }),
  ),
  published: z.array(z.object(published)),
})
export type Similar = z.infer<typeof Similar>
