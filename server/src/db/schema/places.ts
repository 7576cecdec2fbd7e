import { boolean, date, integer, pgTable, serial, text } from 'drizzle-orm/pg-core'
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
    enum: ['bureau', 'department', 'town', 'park', 'discipline', 'political-legal', 'review-office', 'institution'],
  }).notNull(),
  level: text('level', { enum: ['city', 'county', 'town'] }).notNull(),
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
