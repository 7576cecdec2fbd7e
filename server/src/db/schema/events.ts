import { eventKinds } from '@petition/shared/vocabulary/acts'
import { date, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.ts'
import { petition } from './petitions.ts'

/** Append-only; the application's role can insert and select, nothing else. */
export const event = pgTable(
  'event',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    sequence: integer('sequence').notNull(),
    kind: text('kind', {
      enum: eventKinds,
    }).notNull(),
    at: instant('at').notNull(),
    /** Null when the petitioner or the system acted. */
    organisationId: text('organisation_id'),
    assignmentId: uuid('assignment_id'),
    audience: text('audience', { enum: ['all', 'staff', 'bureau'] }).notNull(),
    /** The exact text that was hashed. */
    canonical: text('canonical').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [uniqueIndex('event_sequence').on(table.petitionId, table.sequence)],
)

/** Free text of an event: salted, encrypted, committed to by hash; erased only by the guarded function `erase_event_content`. */
export const eventContent = pgTable(
  'event_content',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => event.id),
    field: text('field').notNull(),
    salt: bytes('salt'),
    cipher: bytes('cipher'),
    erasedAt: instant('erased_at'),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.field] })],
)

/** Proves that a paper reached the petitioner; only this starts a period, a notice never does. */
export const delivery = pgTable('delivery', {
  /** The event that issued the paper: one delivery each. */
  eventId: uuid('event_id').primaryKey(),
  petitionId: uuid('petition_id')
    .notNull()
    .references(() => petition.id),
  /** `agreed-online`: electronic delivery chosen beforehand; `opened`: the petitioner opened it. */
  kind: text('kind', { enum: ['agreed-online', 'opened'] }).notNull(),
  deliveredAt: instant('delivered_at').notNull(),
  deliveredOn: date('delivered_on', { mode: 'string' }).notNull(),
})
