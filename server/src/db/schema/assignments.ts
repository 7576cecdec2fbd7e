import { assignmentRoles, assignmentStatuses, proceedingKinds, routes } from '@petition/shared/vocabulary/petition'
import { boolean, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { petition } from './petitions.ts'
import { organisation } from './places.ts'

/** One round before one body: handling, review, re-review. */
export const proceeding = pgTable(
  'proceeding',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    kind: text('kind', { enum: proceedingKinds }).notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [index('proceeding_petition').on(table.petitionId)],
)

/** One body's task in a proceeding. */
export const assignment = pgTable(
  'assignment',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    proceedingId: uuid('proceeding_id')
      .notNull()
      .references(() => proceeding.id),
    parentId: uuid('parent_id'),
    senderId: text('sender_id')
      .notNull()
      .references(() => organisation.id),
    receiverId: text('receiver_id')
      .notNull()
      .references(() => organisation.id),
    role: text('role', { enum: assignmentRoles }).notNull(),
    status: text('status', { enum: assignmentStatuses }).notNull(),
    route: text('route', { enum: routes }),
    receivedAt: instant('received_at').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    acceptedOn: date('accepted_on', { mode: 'string' }),
    /** Simple handling (简易办理). */
    simple: boolean('simple').notNull().default(false),
    /** A reply that waits for the leader's signature. */
    pendingReplyEventId: uuid('pending_reply_event_id'),
    /** Who drafted it, and therefore does not sign it. */
    draftedByStaffId: uuid('drafted_by_staff_id'),
  },
  (table) => [
    index('assignment_petition').on(table.petitionId),
    index('assignment_receiver').on(table.receiverId, table.status),
    index('assignment_sender').on(table.senderId, table.status),
  ],
)
