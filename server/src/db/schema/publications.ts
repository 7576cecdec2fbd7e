import { sql } from 'drizzle-orm'
import { date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, tsvector } from './columns.ts'
import { petition } from './petitions.ts'
import { organisation } from './places.ts'

/** A letter and its answer that everybody may read; the redacted texts stand beside the event that released them. */
export const publication = pgTable(
  'publication',
  {
    /** Known to the public; says nothing of the petition behind it. */
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    eventId: uuid('event_id').notNull(),
    /** Who answered, and when. */
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    answeredOn: date('answered_on', { mode: 'string' }).notNull(),
    publishedAt: instant('published_at').notNull(),
    /** Taken off by the bureau, or by the petitioner's withdrawn consent. */
    endedAt: instant('ended_at'),
    search: tsvector('search'),
  },
  (table) => [
    uniqueIndex('publication_live').on(table.petitionId).where(sql`${table.endedAt} is null`),
    index('publication_newest').on(table.publishedAt, table.id),
    index('publication_search').using('gin', table.search),
  ],
)
