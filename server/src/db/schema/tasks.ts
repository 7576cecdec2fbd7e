import { taskKinds, taskStatuses } from '@petition/shared/vocabulary/tasks'
import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { petition, request } from './petitions.ts'
import { organisation } from './places.ts'

/** What is owed after an answer. */
export const task = pgTable(
  'task',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    kind: text('kind', { enum: taskKinds }).notNull(),
    status: text('status', { enum: taskStatuses }).notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    requestId: uuid('request_id').references(() => request.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (table) => [index('task_petition').on(table.petitionId)],
)
