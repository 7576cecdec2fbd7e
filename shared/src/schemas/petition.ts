import * as z from 'zod/mini'
import { acts, eventKinds } from '../vocabulary/acts.ts'
import {
  assignmentRoles,
  assignmentStatuses,
  channels,
  courtStages,
  crowdBuckets,
  documentKinds,
  earlierFilings,
  grades,
  idTypes,
  outcomes,
  outwardStatuses,
  petitionClasses,
  petitionerTypes,
  petitionKinds,
  petitionStatuses,
  proceedingKinds,
  purposes,
  ratingObjects,
  ratingStates,
  routes,
} from '../vocabulary/petition.ts'
import { markKinds, proposalKinds, proposalStatuses } from '../vocabulary/proposals.ts'
import { solvedGrades, taskKinds, taskStatuses } from '../vocabulary/tasks.ts'
import { AttachmentView } from './attachment.ts'
import { ClockView } from './clock.ts'
import { Accused, SignatoryCode } from './petitioner.ts'
import { Day, Id, Instant, line, OrganisationId } from './text.ts'

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
  /** Of a file that was joined: the first one, which answers this point; its id for who may see it. */
  answeredIn: z.nullable(z.object({ number: z.string(), id: z.nullable(Id) })),
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
  /** For simple handling: found fit by the sender, or accepted so. */
  simple: z.boolean(),
  route: z.nullable(z.enum(routes)),
  /** How often this body or its bodies have sent the matter back. */
  returns: z.number(),
  /** How often the matter was taken back from it or its bodies by whoever had sent it: no doing of the body's. */
  recalls: z.number(),
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

/** Where a repeat that was joined stands now. */
export const FirstFile = { number: z.string(), status: z.enum(petitionStatuses), outwardStatus: z.enum(outwardStatuses) }

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
  /** What the petitioner said of it when filing; null where nothing was said. */
  filedBefore: z.nullable(z.object({ answer: z.enum(earlierFilings), number: z.nullable(z.string()) })),
  atCourt: z.nullable(z.enum(courtStages)),
  sealed: z.boolean(),
  hideIdentity: z.boolean(),
  publishConsent: z.boolean(),
  /** Where everybody can read it, without anything personal; null where nobody can. */
  publishedId: z.nullable(Id),
  electronicDelivery: z.boolean(),
  /** The number of the earlier petition this one repeats. */
  repeatOf: z.nullable(z.string()),
  /** The first file this one was joined to: what becomes of it there is what becomes of this one. */
  joinedTo: z.nullable(z.object({ id: Id, ...FirstFile })),
  /** Filings of the same matter that were joined to this one, oldest first. */
  repeats: z.array(z.object({ id: Id, number: z.string(), submittedAt: Instant })),
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
      /** By when the petitioner answers a rewording; then the original wording stands. */
      answerBy: z.nullable(Day),
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
  /** The body that received it first and follows it, with what may be asked about its own people. */
  firstReceiver: z.object({ ...OrganisationRef.shape, allowedActions: z.array(z.enum(acts)) }),
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
  /** To its owner only, to hand out: each signatory looks the matter up with a code of their own. */
  signatoryCodes: z.optional(z.array(SignatoryCode)),
  receipt: z.optional(Receipt),
})
export type PetitionView = z.infer<typeof PetitionView>

export const OpenPetitioner = z.object({ reason: line('查看理由', 4, 200) })
export type OpenPetitioner = z.infer<typeof OpenPetitioner>
