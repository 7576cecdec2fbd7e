import * as z from 'zod/mini'
import { acts, eventKinds } from '../vocabulary/acts.ts'
import {
  assignmentRoles,
  assignmentStatuses,
  channels,
  crowdBuckets,
  documentKinds,
  grades,
  idTypes,
  markKinds,
  outcomes,
  outwardStatuses,
  petitionClasses,
  petitionerTypes,
  petitionKinds,
  petitionStatuses,
  proceedingKinds,
  proposalKinds,
  proposalStatuses,
  purposes,
  ratingObjects,
  ratingStates,
  routes,
  solvedGrades,
  taskKinds,
  taskStatuses,
} from '../vocabulary/petition.ts'
import { AttachmentView } from './attachment.ts'
import { ClockView } from './clock.ts'
import { anyPhone, anyPhoneOrNone, Cursor, Day, Id, Instant, Limit, line, lineOrNone, OrganisationId, properName, text } from './text.ts'

export const maxAttachments = 9

/** GB 11643: 17 digits weighed and a check character (ISO 7064 MOD 11-2). */
export function isResidentId(value: string) {
  if (!/^\d{17}[\dX]$/.test(value)) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return '10X98765432'[sum % 11] === value[17]
}

const petitionerFields = {
  type: z.enum(petitionerTypes, '请选择是个人还是单位。'),
  name: properName('姓名（名称）', 60),
  phone: anyPhone,
  address: line('住址', 1, 200),
  idType: z._default(z.nullable(z.enum(idTypes, '请选择证件类型。')), null),
  idNumber: z._default(
    z.nullable(
      z.string('请填写证件号码。').check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z()（）-]{5,30}$/, '证件号码不正确，请检查。')),
    ),
    null,
  ),
}
const rightId = z.refine<{ idType: string | null; idNumber: string | null }>(
  ({ idType, idNumber }) => idType !== 'resident-id' || idNumber === null || isResidentId(idNumber),
  { path: ['idNumber'], error: '身份证号码不正确，请核对18位号码。' },
)

export const Petitioner = z.object(petitionerFields).check(rightId)
export type Petitioner = z.infer<typeof Petitioner>

/** As a letter or a visitor gives it: a phone or an address may be missing. */
export const ReceivedPetitioner = z
  .object({ ...petitionerFields, phone: z._default(anyPhoneOrNone, ''), address: z._default(lineOrNone('住址', 200), '') })
  .check(rightId)

export const Accused = z
  .object({
    name: z.optional(properName('被反映人姓名', 60)),
    organisationId: z.optional(OrganisationId),
    organisationName: z.optional(properName('被反映单位名称', 100)),
    position: z.optional(line('职务', 1, 60)),
  })
  .check(
    z.refine((accused) => Boolean(accused.name || accused.organisationId || accused.organisationName), '请至少填写被反映人的姓名或单位。'),
  )
export type Accused = z.infer<typeof Accused>

/** Who signs a joint petition (联名). */
export const Signatory = z.object({
  name: properName('联名人姓名', 60),
  phone: z.optional(z.nullable(anyPhone)),
  representative: z._default(z.boolean('请选择是否为代表。'), false),
})
export type Signatory = z.infer<typeof Signatory>

/** What every filing holds, through whichever door it comes. */
export const filingFields = {
  kind: z.enum(petitionKinds, '请选择要办理的事项：信访、市长信箱或人民建议。'),
  title: line('标题', 4, 50),
  body: text('情况说明', 10, 5000),
  requests: z._default(z.array(text('诉求', 2, 200), '请填写诉求。').check(z.maxLength(5, '诉求最多5条，可以合并相近的诉求。')), []),
  regionCode: z.string('请选择事情发生的地方。').check(z.regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择事情发生的地方。')),
  place: z.optional(
    z.nullable(
      z.object({
        text: z.optional(z.nullable(line('具体地点', 1, 200))),
        longitude: z.optional(
          z.nullable(z.number('位置不正确。').check(z.minimum(73, '位置不在国内。'), z.maximum(136, '位置不在国内。'))),
        ),
        latitude: z.optional(z.nullable(z.number('位置不正确。').check(z.minimum(3, '位置不在国内。'), z.maximum(54, '位置不在国内。')))),
      }),
    ),
  ),
  categoryCode: z._default(z.nullable(z.string('请选择内容分类。').check(z.regex(/^\d{6}$/, '请选择内容分类。'))), null),
  peopleCount: z._default(
    z.number('人数应为整数。').check(z.int('人数应为整数。'), z.minimum(1, '人数至少为1。'), z.maximum(100000, '人数太多，请检查。')),
    1,
  ),
  attachmentIds: z._default(
    z.array(Id, '附件不正确，请重新上传。').check(
      z.maxLength(maxAttachments, `附件最多${maxAttachments}个。`),
      z.refine((ids) => new Set(ids).size === ids.length, '同一个附件添加了两次，请删去重复的。'),
    ),
    [],
  ),
  petitioner: z.optional(Petitioner),
  aboutConduct: z._default(z.boolean('请选择是否反映他人的违纪违法问题。'), false),
  accused: z._default(z.array(Accused, '被反映人不正确。').check(z.maxLength(20, '被反映的人或单位最多填写20个。')), []),
  hideIdentity: z._default(z.boolean(), false),
  publishConsent: z._default(z.boolean(), false),
  signatories: z._default(z.array(Signatory, '联名人不正确。').check(z.maxLength(200, '联名人最多填写200人。')), []),
}

type Filed = {
  kind: string
  requests: readonly string[]
  aboutConduct: boolean
  accused: readonly unknown[]
  peopleCount: number
  signatories: readonly unknown[]
}
export const filingRules = [
  z.refine<Filed>((petition) => petition.kind !== 'petition' || petition.requests.length > 0, {
    path: ['requests'],
    error: '请写明您的诉求，至少1条。',
  }),
  z.refine<Filed>((petition) => petition.aboutConduct || petition.accused.length === 0, {
    path: ['accused'],
    error: '填写了被反映人时，请选择“反映他人的违纪违法问题”。',
  }),
  z.refine<Filed>((petition) => petition.peopleCount >= petition.signatories.length, {
    path: ['peopleCount'],
    error: '人数不能少于联名人数。',
  }),
] as const

export const SubmitPetition = z
  .object({
    ...filingFields,
    electronicDelivery: z._default(z.boolean(), true),
    clientCreatedAt: z.optional(z.nullable(Instant)),
  })
  .check(...filingRules)
export type SubmitPetition = z.infer<typeof SubmitPetition>

export const OrganisationRef = z.object({ id: OrganisationId, name: z.string() })
export type OrganisationRef = z.infer<typeof OrganisationRef>

export const RequestView = z.object({
  id: Id,
  position: z.number(),
  text: z.string(),
  outcome: z.nullable(z.enum(outcomes)),
  answer: z.nullable(z.string()),
  basis: z.nullable(z.string()),
  /** What the petitioner says became of it. */
  solved: z.nullable(z.enum(solvedGrades)),
})

export const AssignmentView = z.object({
  id: Id,
  parentId: z.nullable(Id),
  proceeding: z.enum(proceedingKinds),
  role: z.enum(assignmentRoles),
  status: z.enum(assignmentStatuses),
  sender: OrganisationRef,
  organisation: OrganisationRef,
  receivedAt: Instant,
  receivedOn: Day,
  acceptedOn: z.nullable(Day),
  route: z.nullable(z.enum(routes)),
  /** How often this body or its bodies have sent the matter back. */
  returns: z.number(),
  /** A reply waits for the leader's signature; its text is shown to colleagues only. */
  replyAwaitsApproval: z.boolean(),
  allowedActions: z.array(z.enum(acts)),
})
export type AssignmentView = z.infer<typeof AssignmentView>

export const TimelineEntry = z.object({
  sequence: z.number(),
  kind: z.enum(eventKinds),
  label: z.string(),
  at: Instant,
  on: Day,
  /** The organisation that acted; null when the petitioner or the system did. */
  organisation: z.nullable(OrganisationRef),
  by: z.enum(['petitioner', 'staff', 'system']),
  /** One plain sentence: what happened. */
  summary: z.string(),
  text: z.nullable(z.string()),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const DocumentView = z.object({
  id: Id,
  kind: z.enum(documentKinds),
  title: z.string(),
  organisation: OrganisationRef,
  issuedAt: Instant,
  issuedOn: Day,
  text: z.nullable(z.string()),
  deliveredOn: z.nullable(Day),
  attachments: z.array(AttachmentView),
})

export const RatingView = z.object({
  object: z.enum(ratingObjects),
  grade: z.enum(grades),
  reason: z.nullable(z.string()),
  ratedAt: Instant,
  /** The first rating counts in the rates; later ones stand beside it. */
  counts: z.boolean(),
  /** For staff, of a later rating: every contact since the one that counts. */
  contacts: z.array(TimelineEntry),
})

export const Receipt = z.object({
  number: z.string(),
  submittedAt: Instant,
  /** SHA-256 of the filed content in canonical form, and of the first event of the chain. */
  contentHash: z.string(),
  eventHash: z.string(),
  keyId: z.string(),
  /** Ed25519 over `number|submittedAt|contentHash|eventHash`, base64url. */
  signature: z.string(),
})

export type Receipt = z.infer<typeof Receipt>

export const PetitionerView = z.object({
  type: z.enum(petitionerTypes),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  idType: z.nullable(z.enum(idTypes)),
  idNumber: z.nullable(z.string()),
  masked: z.boolean(),
})

export const PetitionView = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(petitionKinds),
  channel: z.enum(channels),
  title: z.string(),
  body: z.string(),
  status: z.enum(petitionStatuses),
  outwardStatus: z.enum(outwardStatuses),
  version: z.number(),
  submittedAt: Instant,
  receivedOn: Day,
  clientCreatedAt: z.nullable(Instant),
  /** Who has it now. */
  organisation: OrganisationRef,
  class: z.nullable(z.enum(petitionClasses)),
  purpose: z.nullable(z.enum(purposes)),
  proposedRoute: z.nullable(z.enum(routes)),
  categoryCode: z.nullable(z.string()),
  regionCode: z.string(),
  regionName: z.string(),
  place: z.nullable(z.object({ text: z.nullable(z.string()), longitude: z.nullable(z.number()), latitude: z.nullable(z.number()) })),
  peopleCount: z.number(),
  /** A joint petition or a crowd; null for fewer than five people without signatures. */
  crowd: z.nullable(
    z.object({
      count: z.number(),
      bucket: z.nullable(z.enum(crowdBuckets)),
      signatories: z.number(),
      /** Masked for staff. */
      representatives: z.array(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
    }),
  ),
  sealed: z.boolean(),
  hideIdentity: z.boolean(),
  publishConsent: z.boolean(),
  electronicDelivery: z.boolean(),
  /** The number of the earlier petition this one repeats. */
  repeatOf: z.nullable(z.string()),
  /** Masked for staff; null where the petitioner asked to stay unknown to this body. */
  petitioner: z.nullable(PetitionerView),
  accused: z.array(Accused),
  /** Of a sealed matter that the reader may send on: the discipline bodies by cadre authority; a person decides. */
  suggestedReceivers: z.array(OrganisationRef),
  requests: z.array(RequestView),
  attachments: z.array(AttachmentView),
  assignments: z.array(AssignmentView),
  clocks: z.array(ClockView),
  /** The running clock that falls due first. */
  nextDue: z.nullable(ClockView),
  timeline: z.array(TimelineEntry),
  documents: z.array(DocumentView),
  ratings: z.array(RatingView),
  ratingStates: z.object({ bureau: z.enum(ratingStates), unit: z.enum(ratingStates) }),
  proposals: z.array(
    z.object({
      id: Id,
      kind: z.enum(proposalKinds),
      status: z.enum(proposalStatuses),
      assignmentId: z.nullable(Id),
      /** The point that a rewording is about. */
      requestId: z.nullable(Id),
      proposedOn: Day,
      /** One plain sentence: what is asked for, and why. */
      text: z.string(),
      allowedActions: z.array(z.enum(acts)),
    }),
  ),
  tasks: z.array(
    z.object({
      id: Id,
      kind: z.enum(taskKinds),
      status: z.enum(taskStatuses),
      organisation: OrganisationRef,
      requestId: z.nullable(Id),
      dueOn: Day,
      /** What the body last said of how it was carried out. */
      proof: z.nullable(z.string()),
      /** What the body showed as proof of having carried it out. */
      attachments: z.array(AttachmentView),
      allowedActions: z.array(z.enum(acts)),
    }),
  ),
  /** Marks in force: what takes the matter out of a rate, with the right to contest. */
  marks: z.array(z.enum(markKinds)),
  /** A reply that waits for the leader's signature, for the organisation that wrote it. */
  replyDraft: z.nullable(
    z.object({
      assignmentId: Id,
      body: z.string(),
      points: z.array(z.object({ requestId: Id, outcome: z.enum(outcomes), text: z.string(), basis: z.string() })),
      attachments: z.array(AttachmentView),
    }),
  ),
  allowedActions: z.array(z.enum(acts)),
  /** The city's own rules behind the petitioner's acts: those in force, and the day that was set when something began. */
  limits: z.object({
    withdrawalUndoDays: z.number(),
    urgeBeforeDays: z.number(),
    urgeIntervalDays: z.number(),
    /** The last day to undo the withdrawal. */
    undoUntilOn: z.nullable(Day),
  }),
  /** To its owner only. */
  queryCode: z.optional(z.string()),
  receipt: z.optional(Receipt),
})
export type PetitionView = z.infer<typeof PetitionView>

export const PetitionSummary = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(petitionKinds),
  title: z.string(),
  status: z.enum(petitionStatuses),
  outwardStatus: z.enum(outwardStatuses),
  version: z.number(),
  submittedAt: Instant,
  receivedOn: Day,
  organisation: OrganisationRef,
  regionName: z.string(),
  sealed: z.boolean(),
  peopleCount: z.number(),
  nextDue: z.nullable(ClockView),
  /** What waits for the reader: of staff any act that is possible, of the petitioner what somebody wants to hear. */
  awaits: z.array(z.enum(acts)),
  awaitsYou: z.boolean(),
})
export type PetitionSummary = z.infer<typeof PetitionSummary>

export const ListPetitions = z.object({
  cursor: z.optional(Cursor),
  limit: z._default(Limit, 20),
  status: z.optional(z.enum(petitionStatuses, '没有这个状态。')),
  /** `mine`: my organisation has to act; `all`: everything my organisation may see. */
  queue: z.optional(z.enum(['mine', 'all', 'overdue'], '没有这个列表。')),
  organisationId: z.optional(OrganisationId),
  q: z.optional(line('搜索内容', 1, 100)),
  dueBefore: z.optional(Day),
  sort: z.optional(z.enum(['due', 'newest'], '没有这种排序。')),
})
export type ListPetitions = z.infer<typeof ListPetitions>

export const PetitionPage = z.object({
  items: z.array(PetitionSummary),
  nextCursor: z.nullable(z.string()),
  /** Exact to 1,000, then `"1000+"`. */
  total: z.union([z.number(), z.literal('1000+')]),
})
export type PetitionPage = z.infer<typeof PetitionPage>

export const TimelineItem = z.object({
  sequence: z.number(),
  previousHash: z.string(),
  hash: z.string(),
  hidden: z.boolean(),
  /** The exact text that was hashed: hash = SHA-256(previousHash + "\n" + canonical). Absent on hidden events. */
  canonical: z.optional(z.string()),
  /** What the event commits to and this reader may see: commitment = SHA-256(salt bytes + UTF-8 text). */
  contents: z.optional(
    z.array(z.object({ field: z.string(), salt: z.nullable(z.string()), text: z.nullable(z.string()), erased: z.boolean() })),
  ),
  entry: z.optional(TimelineEntry),
})
export const Timeline = z.object({ petitionId: Id, algorithm: z.literal('SHA-256'), items: z.array(TimelineItem) })
export type Timeline = z.infer<typeof Timeline>

export const OpenPetitioner = z.object({ reason: line('查看理由', 4, 200) })
export type OpenPetitioner = z.infer<typeof OpenPetitioner>

export const Lookup = z.object({
  number: z.string('请填写信访件编号。').check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9]{6,20}$/, '请填写信访件编号。')),
  queryCode: z.string('请填写10位查询码。').check(
    z.overwrite((value) => value.replace(/\s/g, '')),
    z.regex(/^\d{10}$/, '请填写10位查询码。'),
  ),
})
export type Lookup = z.infer<typeof Lookup>

export const LookupView = z.object({
  number: z.string(),
  kind: z.enum(petitionKinds),
  status: z.enum(petitionStatuses),
  outwardStatus: z.enum(outwardStatuses),
  submittedOn: Day,
  /** Who has it now; null for a sealed matter. */
  organisation: z.nullable(OrganisationRef),
  nextDueOn: z.nullable(Day),
  steps: z.array(z.object({ label: z.string(), on: Day, organisation: z.nullable(OrganisationRef) })),
})
export type LookupView = z.infer<typeof LookupView>
