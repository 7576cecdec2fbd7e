import { deskNoticeKinds, noticeKinds } from '@petition/shared/vocabulary/notices'
import { date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { clock } from './clocks.ts'
import { instant } from './columns.ts'
import { event } from './events.ts'
import { identity, person } from './people.ts'
import { petition } from './petitions.ts'
import { organisation } from './places.ts'

/** The in-app inbox, and the outbox's order: one per event and recipient. */
export const notice = pgTable(
  'notice',
  {
    id: uuid('id').primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => event.id),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', {
      enum: noticeKinds,
    }).notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [uniqueIndex('notice_event').on(table.eventId, table.personId), index('notice_person').on(table.personId, table.createdAt)],
)

/** One try to reach a person on one channel. */
export const sending = pgTable(
  'sending',
  {
    id: uuid('id').primaryKey(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notice.id),
    channel: text('channel', { enum: ['wechat', 'sms'] }).notNull(),
    /** `unknown`: it may have gone out; only WeChat's own event settles it. */
    state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'unknown'] }).notNull(),
    /** Stable code: not-subscribed, openid-dead, template-unknown, field-invalid, no-identity … */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    claimedAt: instant('claimed_at'),
    externalId: text('external_id'),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [uniqueIndex('sending_notice').on(table.noticeId, table.channel), index('sending_external').on(table.externalId)],
)

/** WeChat pushes an event up to four times; each is taken once. */
export const callbackEvent = pgTable('callback_event', {
  dedupeKey: text('dedupe_key').primaryKey(),
  kind: text('kind').notNull(),
  receivedAt: instant('received_at').notNull(),
})

/** What a desk is told: a date near or past, a body nobody works in, a refusal to carry out. One row per cause, addressee and day. */
export const deskNotice = pgTable(
  'desk_notice',
  {
    id: uuid('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** Clerks handle, leaders are warned when clerks did not. */
    reader: text('reader', { enum: ['clerk', 'leader'] }).notNull(),
    kind: text('kind', {
      enum: deskNoticeKinds,
    }).notNull(),
    petitionId: uuid('petition_id').references(() => petition.id),
    clockId: uuid('clock_id').references(() => clock.id),
    /** What an idle organisation's alarm is about. */
    subjectId: text('subject_id'),
    on: date('on', { mode: 'string' }).notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    /** Everything that makes it the same notice. */
    cause: text('cause').notNull(),
  },
  (table) => [
    uniqueIndex('desk_notice_once').on(table.organisationId, table.reader, table.cause),
    index('desk_notice_reader').on(table.organisationId, table.createdAt),
  ],
)

/** How many messages WeChat may still send to an openid by a template: what was accepted, less what was sent. Goes with the sign-in. */
export const messageConsent = pgTable(
  'message_consent',
  {
    identityId: uuid('identity_id')
      .notNull()
      .references(() => identity.id, { onDelete: 'cascade' }),
    templateId: text('template_id').notNull(),
    remaining: integer('remaining').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.identityId, table.templateId] })],
)
