import { routes } from '@petition/shared/vocabulary/petition'
import { organisationKinds, organisationLevels } from '@petition/shared/vocabulary/roles'
import { boolean, date, integer, jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** National codes: a place is its code, never its name. */
export const region = pgTable('region', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  parentCode: text('parent_code'),
  level: text('level', { enum: ['city', 'county', 'town', 'village'] }).notNull(),
})

export const organisation = pgTable('organisation', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', {
    enum: organisationKinds,
  }).notNull(),
  level: text('level', { enum: organisationLevels }).notNull(),
  regionCode: text('region_code')
    .notNull()
    .references(() => region.code),
  /** The bureau of its territory. */
  parentId: text('parent_id'),
  /** The body above in its own system. */
  lineParentId: text('line_parent_id'),
  /** Seals reviews of its answers: the government's review office. */
  sealBodyId: text('seal_body_id'),
  /** May hold sealed matters. */
  receivesSealed: boolean('receives_sealed').notNull().default(false),
  approval: text('approval', { enum: ['none', 'leader'] })
    .notNull()
    .default('none'),
  phone: text('phone'),
  address: text('address'),
  receptionTimes: text('reception_times'),
  /** Split, merged or abolished (第二十四条): who continues its powers, from which day. */
  successorId: text('successor_id'),
  closedOn: date('closed_on', { mode: 'string' }),
})

export const category = pgTable('category', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  parentCode: text('parent_code'),
})

/** Each load of a year or correction of a day is a version; clocks remember theirs. */
export const calendarVersion = pgTable('calendar_version', {
  version: serial('version').primaryKey(),
  loadedAt: instant('loaded_at').notNull(),
  source: text('source').notNull(),
})

export const calendarYear = pgTable('calendar_year', {
  year: integer('year').primaryKey(),
  /** Published by the State Council's notice; else the fixed holidays only. */
  published: boolean('published').notNull(),
  source: text('source').notNull(),
})

/** Only what differs from Monday-to-Friday. */
export const calendarDay = pgTable('calendar_day', {
  on: date('on', { mode: 'string' }).primaryKey(),
  year: integer('year')
    .notNull()
    .references(() => calendarYear.year, { onDelete: 'cascade' }),
  off: boolean('off').notNull(),
  name: text('name').notNull(),
})

/** A city's own limits, each change a version with its first day and reason; clocks remember theirs. */
export const localRules = pgTable('local_rules', {
  version: integer('version').primaryKey(),
  rules: jsonb('rules').notNull(),
  setAt: instant('set_at').notNull(),
  reason: text('reason').notNull(),
})

/** Which lawful procedure, at which body, belongs to a department's matters; unconfirmed rows are examples (示例) and not shown in production. */
export const lawfulRoute = pgTable('lawful_route', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisation.id),
  route: text('route', { enum: routes }).notNull(),
  matter: text('matter').notNull(),
  procedure: text('procedure').notNull(),
  receivingBody: text('receiving_body').notNull(),
  basis: text('basis').notNull(),
  confirmed: boolean('confirmed').notNull(),
})
