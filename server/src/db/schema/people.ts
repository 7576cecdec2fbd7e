import { boolean, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.ts'
import { organisation } from './places.ts'

/** A resident. Not a sign-in: a person has many identities. */
export const person = pgTable('person', {
  id: uuid('id').primaryKey(),
  createdAt: instant('created_at').notNull(),
  /** Set when this person turned out to be another one; everything of theirs moved there. */
  mergedInto: uuid('merged_into'),
  /** JSON of the petitioner's own details, encrypted; the next form starts from it. */
  profileCipher: bytes('profile_cipher'),
  idNumberIndex: bytes('id_number_index'),
  realName: boolean('real_name').notNull().default(false),
})

export const identity = pgTable(
  'identity',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: ['wechat', 'phone'] }).notNull(),
    valueCipher: bytes('value_cipher').notNull(),
    valueIndex: bytes('value_index').notNull(),
    verifiedAt: instant('verified_at').notNull(),
    /** When somebody last showed that it is theirs. */
    lastUsedAt: instant('last_used_at').notNull(),
    /** Whose phone number it was before it rested, while nobody has said whether that is the same person. */
    formerPersonId: uuid('former_person_id').references(() => person.id),
    /** WeChat said this openid is dead (40003): nothing more is sent there. */
    deadAt: instant('dead_at'),
  },
  (table) => [uniqueIndex('identity_value').on(table.kind, table.valueIndex), index('identity_person').on(table.personId)],
)

export const staff = pgTable('staff', {
  id: uuid('id').primaryKey(),
  username: text('username').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  name: text('name').notNull(),
  roles: text('roles').array().notNull(),
  organisationId: text('organisation_id')
    .notNull()
    .references(() => organisation.id),
  /** A named person who may read sealed matters of their own bureau or discipline body. */
  readsSealed: boolean('reads_sealed').notNull().default(false),
  failures: integer('failures').notNull().default(0),
  lockedUntil: instant('locked_until'),
  disabledAt: instant('disabled_at'),
  lastSeenAt: instant('last_seen_at'),
  /** Both days count; whoever wrote them down may be a leader of the same body. */
  leaveFromOn: date('leave_from_on', { mode: 'string' }),
  leaveUntilOn: date('leave_until_on', { mode: 'string' }),
  leaveSetById: uuid('leave_set_by_id'),
  createdAt: instant('created_at').notNull(),
})

export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').references(() => person.id),
    staffId: uuid('staff_id').references(() => staff.id),
    /** How a resident signed in: decides the channel (信访形式) of what they file. */
    door: text('door', { enum: ['wechat', 'sms', 'staff'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('session_person').on(table.personId)],
)

export const smsCode = pgTable(
  'sms_code',
  {
    id: uuid('id').primaryKey(),
    phoneIndex: bytes('phone_index').notNull(),
    codeHash: bytes('code_hash').notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('sms_code_phone').on(table.phoneIndex, table.createdAt)],
)

/** Failed look-ups, by the number that was asked for, existing or not. */
export const lookupFailure = pgTable('lookup_failure', {
  number: text('number').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: instant('locked_until'),
  lastAt: instant('last_at').notNull(),
})
