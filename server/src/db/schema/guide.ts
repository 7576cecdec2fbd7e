import { guideWays } from '@petition/shared/vocabulary/guide'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/** Which lawful way a matter usually takes (依法分类引导), from the city's own file; advice to residents, never a reason to refuse. */
export const guideWay = pgTable('guide_way', {
  id: text('id').primaryKey(),
  position: integer('position').notNull(),
  topicId: text('topic_id').notNull(),
  topic: text('topic').notNull(),
  question: text('question').notNull(),
  keywords: text('keywords').array().notNull(),
  title: text('title').notNull(),
  way: text('way', { enum: guideWays }).notNull(),
  body: text('body').notNull(),
  period: text('period'),
  basis: text('basis'),
  how: text('how').notNull(),
  situation: text('situation').notNull(),
  result: text('result').notNull(),
})
