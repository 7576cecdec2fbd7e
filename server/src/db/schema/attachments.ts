import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { person, staff } from './people.ts'
import { petition } from './petitions.ts'

export const attachment = pgTable(
  'attachment',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').references(() => person.id),
    staffId: uuid('staff_id').references(() => staff.id),
    /** Null until it is used by a filing or an act. */
    petitionId: uuid('petition_id').references(() => petition.id),
    eventId: uuid('event_id'),
    position: integer('position'),
    idempotencyKey: uuid('idempotency_key'),
    mediaType: text('media_type', { enum: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] }).notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** Hex, of the bytes that were sent. */
    sha256: text('sha256').notNull(),
    fileKey: text('file_key').notNull(),
    thumbnailKey: text('thumbnail_key'),
    createdAt: instant('created_at').notNull(),
    /** WeChat's content check; never blocks a petition, only a publication. */
    checkTraceId: text('check_trace_id').unique(),
    checkResult: text('check_result', { enum: ['pass', 'review', 'risky', 'failed'] }),
  },
  (table) => [
    uniqueIndex('attachment_person_key').on(table.personId, table.idempotencyKey),
    uniqueIndex('attachment_staff_key').on(table.staffId, table.idempotencyKey),
    index('attachment_petition').on(table.petitionId),
  ],
)
