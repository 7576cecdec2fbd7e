import { boolean, date, index, integer, jsonb, pgSequence, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, tsvector } from './columns.ts'
import { person, staff } from './people.ts'
import { organisation, region } from './places.ts'

/** Six digits a day; the day itself is part of the number, so a cycle never meets itself. */
export const petitionNumber = pgSequence('petition_number', { startWith: 1, maxValue: 999999, cycle: true })

/** What the person filed. Free text is not here: it stands encrypted beside the event that brought it. */
export const petition = pgTable(
  'petition',
  {
    id: uuid('id').primaryKey(),
    number: text('number').notNull().unique(),
    kind: text('kind', { enum: ['petition', 'mailbox', 'suggestion'] }).notNull(),
    channel: text('channel', {
      enum: ['letter', 'visit', 'web', 'mobile', 'wechat', 'web-suggestion', 'phone', 'leader-mailbox'],
    }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    idempotencyKey: uuid('idempotency_key'),
    contentHash: bytes('content_hash').notNull(),
    /** Written only by `projectStatus`. */
    status: text('status', {
      enum: ['submitted', 'registered', 'transferred', 'accepted', 'guided', 'replied', 'concluded', 'withdrawn', 'refused'],
    }).notNull(),
    version: integer('version').notNull().default(1),
    class: text('class', { enum: ['appeal', 'suggestion', 'accusation'] }),
    purpose: text('purpose', { enum: ['request', 'opinion', 'appeal', 'accusation', 'other'] }),
    proposedRoute: text('proposed_route', {
      enum: ['judicial', 'arbitration', 'party-appeal', 'administrative', 'duty', 'petition'],
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
    lastUrgedOn: date('last_urged_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    /** The seal: read by every query through `db/visibility.ts`. */
    sealed: boolean('sealed').notNull(),
    accusedOrganisationIds: text('accused_organisation_ids').array().notNull(),
    accusedStaffIds: uuid('accused_staff_ids').array().notNull(),
    submittedAt: instant('submitted_at').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    clientCreatedAt: instant('client_created_at'),
    /** The bureau that received it first and follows it to its end (首接负责). */
    bureauId: text('bureau_id')
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
    outcome: text('outcome', { enum: ['supported', 'explained', 'not-supported', 'adopted', 'partly-adopted', 'not-adopted'] }),
    /** The reply that answered it. */
    replyEventId: uuid('reply_event_id'),
    /** Where its text stands: the filing, or the rewording the petitioner agreed to. */
    textEventId: uuid('text_event_id'),
    textField: text('text_field'),
    /** Replaced by others the petitioner agreed to. */
    replacedAt: instant('replaced_at'),
    solved: text('solved', { enum: ['solved', 'partly', 'not'] }),
  },
  (table) => [uniqueIndex('request_position').on(table.petitionId, table.position)],
)

/** One round before one body: handling, review, re-review. */
export const proceeding = pgTable(
  'proceeding',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    kind: text('kind', { enum: ['handling', 'review', 're-review'] }).notNull(),
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
    role: text('role', { enum: ['lead', 'assist'] }).notNull(),
    status: text('status', { enum: ['offered', 'objected', 'passed-on', 'accepted', 'guided', 'done', 'returned', 'closed'] }).notNull(),
    route: text('route', { enum: ['judicial', 'arbitration', 'party-appeal', 'administrative', 'duty', 'petition'] }),
    receivedAt: instant('received_at').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    acceptedOn: date('accepted_on', { mode: 'string' }),
    /** Simple handling (简易办理). */
    simple: boolean('simple').notNull().default(false),
    /** A reply that waits for the leader's signature. */
    pendingReplyEventId: uuid('pending_reply_event_id'),
  },
  (table) => [
    index('assignment_petition').on(table.petitionId),
    index('assignment_receiver').on(table.receiverId, table.status),
    index('assignment_sender').on(table.senderId, table.status),
  ],
)

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
      enum: [
        'submission',
        'registration',
        'transfer',
        'objection',
        'objection-decision',
        'acceptance',
        'procedural-notice',
        'reply',
        'reply-approval',
        'rating',
        'conclusion',
        'withdrawal',
        'contact',
        'delivery',
        'succession',
        'calendar-change',
        'reminder',
        'withdrawal-undo',
        'prompt-answer',
        'refusal',
        'recall',
        'extension',
        'extension-decision',
        'ordinary-handling',
        'ordinary-handling-decision',
        'supplement-request',
        'supplement',
        'urge',
        'rewording',
        'rewording-answer',
        'hearing',
        'agreement',
        'procedure-result',
        'mark',
        'mark-decision',
        'mark-contest',
        'mark-contest-decision',
        'recusal',
        'recusal-decision',
        'fulfilment-proof',
        'fulfilment-refusal',
        'fulfilment-confirmation',
        'call-back',
        'contact-change',
        'retaliation-report',
        'urgent-report',
      ],
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
      enum: [
        'dispatch',
        'inform',
        'objection',
        'objection-decision',
        'handle',
        'mailbox-acceptance',
        'mailbox-answer',
        'suggestion-answer',
        'rating-bureau',
        'rating-unit',
        'simple-answer',
        'fulfilment',
        'call-back',
        'recusal-decision',
      ],
    }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    days: integer('days').notNull(),
    unit: text('unit', { enum: ['calendar', 'working'] }).notNull(),
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

/** The first of each object counts in the rates; later ones stand beside it. */
export const rating = pgTable(
  'rating',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    object: text('object', { enum: ['bureau', 'unit'] }).notNull(),
    grade: text('grade', { enum: ['satisfied', 'basically-satisfied', 'unsatisfied'] }).notNull(),
    ratedAt: instant('rated_at').notNull(),
    counts: boolean('counts').notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (table) => [index('rating_petition').on(table.petitionId)],
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

export const attachment = pgTable(
  'attachment',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').references(() => person.id),
    staffId: uuid('staff_id').references(() => staff.id),
    /** Null until it is used by a filing or an act. */
    petitionId: uuid('petition_id').references(() => petition.id),
    eventId: uuid('event_id'),
    position: integer('position'),
    idempotencyKey: uuid('idempotency_key'),
    mediaType: text('media_type', { enum: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] }).notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** Hex, of the bytes that were sent. */
    sha256: text('sha256').notNull(),
    fileKey: text('file_key').notNull(),
    thumbnailKey: text('thumbnail_key'),
    createdAt: instant('created_at').notNull(),
    /** WeChat's content check; never blocks a petition, only a publication. */
    checkTraceId: text('check_trace_id').unique(),
    checkResult: text('check_result', { enum: ['pass', 'review', 'risky', 'failed'] }),
  },
  (table) => [
    uniqueIndex('attachment_person_key').on(table.personId, table.idempotencyKey),
    uniqueIndex('attachment_staff_key').on(table.staffId, table.idempotencyKey),
    index('attachment_petition').on(table.petitionId),
  ],
)

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

/** Asked by one, decided by another. The free text of both stands beside their events. */
export const proposal = pgTable(
  'proposal',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    assignmentId: uuid('assignment_id').references(() => assignment.id),
    kind: text('kind', { enum: ['extension', 'ordinary-handling', 'rewording', 'mark', 'recusal'] }).notNull(),
    status: text('status', { enum: ['open', 'agreed', 'refused', 'contested', 'lifted'] }).notNull(),
    /** Null where the petitioner asked. */
    proposedByStaffId: uuid('proposed_by_staff_id'),
    proposedOn: date('proposed_on', { mode: 'string' }).notNull(),
    eventId: uuid('event_id').notNull(),
    /** Days of an extension, the mark, the request of a rewording, whether a leader is concerned. */
    data: jsonb('data').$type<ProposalData>().notNull(),
  },
  (table) => [index('proposal_petition').on(table.petitionId)],
)

export type ProposalData = {
  days?: number
  mark?: 'repeat' | 'court-related'
  earlierPetitionId?: string | null
  earlierNumber?: string | null
  requestId?: string
  count?: number
  leaderConcerned?: boolean
}

/** What is owed after an answer. */
export const task = pgTable(
  'task',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    kind: text('kind', { enum: ['fulfilment', 'call-back'] }).notNull(),
    status: text('status', { enum: ['open', 'proved', 'contested', 'confirmed', 'refused', 'done'] }).notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    requestId: uuid('request_id').references(() => request.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    eventId: uuid('event_id').notNull(),
  },
  (table) => [index('task_petition').on(table.petitionId)],
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

/** Who signed a joint petition (联名); names and phones stand encrypted beside the filing. */
export const signatory = pgTable(
  'signatory',
  {
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    position: integer('position').notNull(),
    representative: boolean('representative').notNull(),
  },
  (table) => [primaryKey({ columns: [table.petitionId, table.position] })],
)
