import { clockKinds, clockUnits } from '@petition/shared/vocabulary/clocks'
import { boolean, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { assignment } from './assignments.ts'
import { petition } from './petitions.ts'

/** A stored projection of events, rules and calendar; "overdue" is asked, never stored. */
export const clock = pgTable(
  'clock',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    assignmentId: uuid('assignment_id').references(() => assignment.id),
    kind: text('kind', {
      enum: clockKinds,
    }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    days: integer('days').notNull(),
    unit: text('unit', { enum: clockUnits }).notNull(),
    /** The article or the local rule, as it was when the clock started. */
    basis: text('basis').notNull(),
    plainOn: date('plain_on', { mode: 'string' }),
    legalOn: date('legal_on', { mode: 'string' }).notNull(),
    provisional: boolean('provisional').notNull(),
    rulesVersion: integer('rules_version').notNull(),
    calendarVersion: integer('calendar_version').notNull(),
    /** Of a task: what is owed after an answer. */
    taskId: uuid('task_id'),
    /** Days added by a decision (第三十四条: 不得超过30日); the whole is one longer period. */
    extensionDays: integer('extension_days').notNull().default(0),
    /** Whose task it is: the organisation that must act, null for the petitioner's own periods. */
    organisationId: text('organisation_id'),
    stoppedOn: date('stopped_on', { mode: 'string' }),
    cancelled: boolean('cancelled').notNull().default(false),
    startedByEventId: uuid('started_by_event_id').notNull(),
    stoppedByEventId: uuid('stopped_by_event_id'),
  },
  (table) => [index('clock_petition').on(table.petitionId), index('clock_due').on(table.organisationId, table.stoppedOn, table.legalOn)],
)
