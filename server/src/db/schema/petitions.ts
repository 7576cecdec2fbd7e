import {
  channels,
  grades,
  outcomes,
  petitionClasses,
  petitionKinds,
  petitionStatuses,
  purposes,
  ratingObjects,
  routes,
} from '@petition/shared/vocabulary/petition'
import { solvedGrades } from '@petition/shared/vocabulary/tasks'
import { boolean, date, index, integer, pgSequence, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, tsvector } from './columns.ts'
import { person } from './people.ts'
import { organisation, region } from './places.ts'

/** Six digits a day; the day itself is part of the number, so a cycle never meets itself. */
export const petitionNumber = pgSequence('petition_number', { startWith: 1, maxValue: 999999, cycle: true })

/** What the person filed. Free text is not here: it stands encrypted beside the event that brought it. */
export const petition = pgTable(
  'petition',
  {
    id: uuid('id').primaryKey(),
    number: text('number').notNull().unique(),
    kind: text('kind', { enum: petitionKinds }).notNull(),
    channel: text('channel', {
      enum: channels,
    }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    idempotencyKey: uuid('idempotency_key'),
    contentHash: bytes('content_hash').notNull(),
    /** Written only by `projectStatus`. */
    status: text('status', {
      enum: petitionStatuses,
    }).notNull(),
    version: integer('version').notNull().default(1),
    class: text('class', { enum: petitionClasses }),
    purpose: text('purpose', { enum: purposes }),
    proposedRoute: text('proposed_route', {
      enum: routes,
    }),
    categoryCode: text('category_code'),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    peopleCount: integer('people_count').notNull(),
    aboutConduct: boolean('about_conduct').notNull(),
    hideIdentity: boolean('hide_identity').notNull(),
    publishConsent: boolean('publish_consent').notNull(),
    electronicDelivery: boolean('electronic_delivery').notNull(),
    repeatOfId: uuid('repeat_of_id'),
    /** 涉法涉诉, agreed by a second person. */
    courtRelated: boolean('court_related').notNull().default(false),
    urgeAgainOn: date('urge_again_on', { mode: 'string' }),
    undoUntilOn: date('undo_until_on', { mode: 'string' }),
    /** The seal: read by every query through `db/visibility.ts`. */
    sealed: boolean('sealed').notNull(),
    accusedOrganisationIds: text('accused_organisation_ids').array().notNull(),
    accusedStaffIds: uuid('accused_staff_ids').array().notNull(),
    submittedAt: instant('submitted_at').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    clientCreatedAt: instant('client_created_at'),
    /** The body that received it first and sees it to its end (首接负责). */
    bureauId: text('bureau_id')
      .notNull()
      .references(() => organisation.id),
    /** The bureau that follows it (信访部门): the first receiver, or where another body received it directly the bureau of its territory. */
    followerId: text('follower_id')
      .notNull()
      .references(() => organisation.id),
    /** Who has it now: the leaf of the lead assignments, else the bureau. */
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    submissionEventId: uuid('submission_event_id').notNull(),
    queryCodeCipher: bytes('query_code_cipher').notNull(),
    /** Redacted tokens of title, body and requests. */
    search: tsvector('search'),
    /** Head of the chain. */
    lastSequence: integer('last_sequence').notNull(),
    lastHash: text('last_hash').notNull(),
    receiptSignature: text('receipt_signature').notNull(),
  },
  (table) => [
    uniqueIndex('petition_idempotency').on(table.personId, table.idempotencyKey),
    index('petition_person').on(table.personId, table.submittedAt),
    index('petition_newest').on(table.submittedAt, table.id),
    index('petition_organisation').on(table.organisationId, table.status),
    index('petition_bureau').on(table.bureauId, table.status),
    index('petition_follower').on(table.followerId, table.status),
    index('petition_repeat_of').on(table.repeatOfId),
    index('petition_search').using('gin', table.search),
  ],
)

/** A point asked for (诉求点); its text stands beside the submission. */
export const request = pgTable(
  'request',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    position: integer('position').notNull(),
    outcome: text('outcome', { enum: outcomes }),
    /** The reply that answered it. */
    replyEventId: uuid('reply_event_id'),
    /** Where its text stands: the filing, or the rewording the petitioner agreed to. */
    textEventId: uuid('text_event_id'),
    textField: text('text_field'),
    /** Replaced by others the petitioner agreed to. */
    replacedAt: instant('replaced_at'),
    solved: text('solved', { enum: solvedGrades }),
  },
  (table) => [uniqueIndex('request_position').on(table.petitionId, table.position)],
)

/** Who signed a joint petition (联名); names and phones stand encrypted beside the filing. */
export const signatory = pgTable(
  'signatory',
  {
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    position: integer('position').notNull(),
    representative: boolean('representative').notNull(),
    /** A 查询码 of their own. */
    queryCodeCipher: bytes('query_code_cipher'),
  },
  (table) => [primaryKey({ columns: [table.petitionId, table.position] })],
)

/** The first of each object counts in the rates; later ones stand beside it. */
export const rating = pgTable(
  'rating',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    object: text('object', { enum: ratingObjects }).notNull(),
    grade: text('grade', { enum: grades }).notNull(),
    ratedAt: instant('rated_at').notNull(),
    counts: boolean('counts').notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (table) => [index('rating_petition').on(table.petitionId)],
)
