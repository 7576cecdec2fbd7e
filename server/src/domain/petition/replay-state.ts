import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { ExtendedPeriod } from '@petition/shared/vocabulary/clocks'
import type {
  AssignmentStatus,
  Channel,
  Grade,
  Outcome,
  PetitionClass,
  PetitionKind,
  PetitionStatus,
  Purpose,
  RatingObject,
  Route,
} from '@petition/shared/vocabulary/petition'
import type { ProposalKind, ProposalStatus } from '@petition/shared/vocabulary/proposals'
import type { OrganisationKind } from '@petition/shared/vocabulary/roles'
import type { SolvedGrade, TaskKind, TaskStatus } from '@petition/shared/vocabulary/tasks'
import type { Calendar, Day } from '../calendar.ts'
import type { Clock, LocalRules } from '../limits.ts'
import type { Json } from './chain.ts'
import type { AssignmentState } from './matter.ts'

/** An event as its canonical text tells it. */
export type Recorded = {
  id: string
  petition: string
  sequence: number
  kind: EventKind
  at: string
  by: 'petitioner' | 'staff' | 'system'
  organisation: string | null
  assignment: string | null
  data: Data
  contents: Record<string, string>
}

export type Sent = { id: string; organisationId: string; role: 'lead' | 'assist'; kind: OrganisationKind }
export type Answered = { requestId: string; outcome?: Outcome; fulfilOn?: Day | null; solved?: SolvedGrade }

export type NewDecider = { asked: string; since: string; decider: string }

/** The codes an event may hold; which ones depends on its kind. */
export type Data = Partial<{
  number: string
  kind: PetitionKind
  channel: Channel
  regionCode: string
  peopleCount: number
  aboutConduct: boolean
  hideIdentity: boolean
  publishConsent: boolean
  electronicDelivery: boolean
  contentHash: string
  bureau: string
  bureauKind: OrganisationKind
  /** Of a filing that another body than a bureau received: the bureau that follows it. */
  follower: string
  /** Of what staff entered. */
  receivedOn: Day
  canBeTold: boolean
  /** Of a joint petition: who of them represents it. */
  signatories: readonly boolean[]
  requests: readonly string[]
  class: PetitionClass
  purpose: Purpose
  proposedRoute: Route | null
  categoryCode: string | null
  repeatOf: string | null
  /** The class that waits for a second person. */
  proposedClass: PetitionClass
  sealed: boolean
  /** Of a transfer `Sent`, of a withdrawal ids and statuses. */
  assignments: readonly unknown[]
  upheld: boolean
  route: Route | null
  simple: boolean
  issued: boolean
  approved: boolean
  points: readonly Answered[]
  object: RatingObject
  grade: Grade
  counts: boolean
  /** The event of the same act that this one stands beside. */
  beside: string
  withdrawal: string
  days: number
  /** Of an extension; absent: of the 60 days. */
  period: ExtendedPeriod
  late: boolean
  request: string | null
  count: number
  mark: 'repeat' | 'court-related' | null
  earlier: string | null
  leaderConcerned: boolean
  /** Whose head decides a recusal at the first receiver. */
  decider: string
  /** Of a succession: what the closed body was asked to decide, since when, and who decides now. */
  deciders: readonly NewDecider[]
  confirmed: boolean
  /** Of a report of retaliation: who reads it, first who calls back. */
  readers: readonly string[]
  /** Of a recusal that was agreed: who stays away. */
  staff: readonly string[]
  /** The event that asked for what is decided, and the one that contested it. */
  asked: string
  contest: string
  /** Of 不予受理: the matter that is cited. */
  open: string
  openNumber: string
  /** The event by which a task came to be owed. */
  owedBy: string
  of: string
  delivered: string
  from: string
  to: string
  returned: boolean
  /** What a contest took back: the events whose effects are undone. */
  undone: readonly string[]
  /** An answer was undone that everybody could read. */
  unpublished: boolean
  /** Of a mark: this file goes on inside the first one. */
  joined: boolean
  /** Of a publication: who answered, and when. */
  answeredBy: string
  answeredOn: Day
}>

export type ReplayedPetition = {
  id: string
  number: string
  kind: PetitionKind
  channel: Channel
  regionCode: string
  peopleCount: number
  aboutConduct: boolean
  hideIdentity: boolean
  publishConsent: boolean
  electronicDelivery: boolean
  contentHash: string
  status: PetitionStatus
  version: number
  class: PetitionClass | null
  purpose: Purpose | null
  proposedRoute: Route | null
  categoryCode: string | null
  repeatOfId: string | null
  courtRelated: boolean
  urgeAgainOn: Day | null
  undoUntilOn: Day | null
  sealed: boolean
  submittedAt: string
  receivedOn: Day
  bureauId: string
  followerId: string
  organisationId: string
  submissionEventId: string
}

export type ReplayedAssignment = Omit<AssignmentState, 'objectionUntilOn' | 'replyPending' | 'draftedByStaffId'> & {
  route: Route | null
  receivedAt: string
  receivedOn: Day
  acceptedOn: Day | null
  pendingReplyEventId: string | null
}

export type ReplayedRequest = {
  id: string
  position: number
  outcome: Outcome | null
  replyEventId: string | null
  textEventId: string | null
  textField: string | null
  replacedAt: string | null
  solved: SolvedGrade | null
}

export type ReplayedProposal = {
  eventId: string
  kind: ProposalKind
  status: ProposalStatus
  assignmentId: string | null
  proposedOn: Day
  byPetitioner: boolean
  deciderId: string | null
  data: { [key: string]: Json }
}

export type ReplayedTask = { eventId: string; requestId: string | null; kind: TaskKind; status: TaskStatus; organisationId: string }

export type ReplayedClock = Omit<Clock, 'extensionDays' | 'pauses'> & {
  extensionDays: number
  assignmentId: string | null
  organisationId: string | null
  /** Of a task: the point it belongs to; the event that owes it is the one that starts the clock. */
  isOfTask: boolean
  requestId: string | null
  startedByEventId: string
  stoppedByEventId: string | null
}

/** A petition with all its parts, each named by what the events call it. */
export type Replayed = {
  petition: ReplayedPetition
  closedAt: string | null
  signatories: { position: number; representative: boolean }[]
  requests: ReplayedRequest[]
  assignments: ReplayedAssignment[]
  proposals: ReplayedProposal[]
  tasks: ReplayedTask[]
  ratings: { eventId: string; object: RatingObject; grade: Grade; counts: boolean; ratedAt: string }[]
  publications: { eventId: string; organisationId: string; answeredOn: Day; publishedAt: string; endedAt: string | null }[]
  deliveries: { eventId: string; kind: 'agreed-online' | 'opened'; deliveredAt: string; deliveredOn: Day }[]
  clocks: ReplayedClock[]
  /** Papers that open a rating once they have arrived. */
  opensRating: { eventId: string; of: 'transfer-notice' | 'reply' }[]
  openAtWithdrawal: readonly { id: string; status: AssignmentStatus }[]
  /** How often a sender took it back from a body that led. */
  recalls: number
}

/** One event at work. */
export type Scene = { state: Replayed; event: Recorded; data: Data; on: Day; at: string; calendar: Calendar; rules: LocalRules }

/** What an event of each kind does to the petition. */
export type Effects = Partial<Record<EventKind, (scene: Scene) => void>>
