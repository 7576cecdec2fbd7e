import * as z from 'zod/mini'
import { guideWays } from '../vocabulary/guide.ts'

/** `GET /api/guide`: which lawful way a matter usually takes. Advice only: everybody may file here all the same. */
export const GuideView = z.object({
  /** One sentence that belongs beside every way: it advises and never blocks. */
  advice: z.string(),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  ways: z.array(
    z.object({
      id: z.string(),
      topicId: z.string(),
      /** As a resident would ask it. */
      question: z.string(),
      keywords: z.array(z.string()),
      title: z.string(),
      way: z.enum(guideWays),
      /** Which body takes it. */
      body: z.string(),
      /** By when, where the law sets a period, and on which article. */
      period: z.nullable(z.string()),
      basis: z.nullable(z.string()),
      how: z.string(),
      /** Made up: no real person's matter. */
      example: z.object({ situation: z.string(), result: z.string() }),
    }),
  ),
})
export type GuideView = z.infer<typeof GuideView>
