import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.ts'
import { staff } from './people.ts'
import { petition } from './petitions.ts'

/** Who opened a matter and when; the petitioner sees organisation and role, except of a sealed one. */
export const opening = pgTable(
  'opening',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    organisationId: text('organisation_id').notNull(),
    role: text('role').notNull(),
    what: text('what', { enum: ['matter', 'petitioner'] }).notNull(),
    /** Encrypted; why the petitioner's details were opened. */
    reasonCipher: bytes('reason_cipher'),
    at: instant('at').notNull(),
  },
  (table) => [index('opening_petition').on(table.petitionId, table.at)],
)

/** A person who stays away from a matter (回避): read by every query through `db/visibility.ts`. */
export const recusal = pgTable(
  'recusal',
  {
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    eventId: uuid('event_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.petitionId, table.staffId] })],
)
