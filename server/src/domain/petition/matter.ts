import type { ExtendedPeriod } from '@petition/shared/vocabulary/clocks'
import type {
  AssignmentRole,
  AssignmentStatus,
  PetitionClass,
  PetitionKind,
  PetitionStatus,
  RatingState,
} from '@petition/shared/vocabulary/petition'
import { petitionStatuses } from '@petition/shared/vocabulary/petition'
import type { ProposalKind, ProposalStatus } from '@petition/shared/vocabulary/proposals'
import type { OrganisationKind } from '@petition/shared/vocabulary/roles'
import type { TaskKind, TaskStatus } from '@petition/shared/vocabulary/tasks'
import type { Day } from '../calendar.ts'

export type AssignmentState = {
  id: string
  parentId: string | null
  role: AssignmentRole
  status: AssignmentStatus
  senderId: string
  receiverId: string
  receiverKind: OrganisationKind
  /** A reply waits for the leader's signature. */
  replyPending: boolean
  /** Who drafted it: another leader signs. */
  draftedByStaffId: string | null
  simple: boolean
  /** Last day for an objection; null where the receiver is a bureau and no period runs. */
  objectionUntilOn: Day | null
}

export type ProposalState = {
  id: string
  kind: ProposalKind
  status: ProposalStatus
  assignmentId: string | null
  proposedByStaffId: string | null
  /** Who agreed, as the second person. */
  agreedByStaffId: string | null
  leaderConcerned: boolean
  /** Whose head decides a recusal or a contest, where it was found when it was asked; null where the matter tells it. */
  deciderId: string | null
  /** The day to answer it has passed: it counts no more. */
  lapsed: boolean
  /** What an extension is asked for. */
  period?: ExtendedPeriod | undefined
}

export type TaskState = { id: string; kind: TaskKind; status: TaskStatus; organisationId: string }

/** A petition with its current proceeding, as far as the rules ask of it. */
export type Matter = {
  petition: {
    id: string
    kind: PetitionKind
    status: PetitionStatus
    version: number
    personId: string
    /** Who received it first. */
    bureauId: string
    /** Who follows it as the bureau (信访部门): the first receiver, or the bureau of its territory. */
    followerId: string
    class: PetitionClass | null
    sealed: boolean
    publishConsent: boolean
  }
  assignments: readonly AssignmentState[]
  ratings: { bureau: RatingState; unit: RatingState }
  proposals: readonly ProposalState[]
  tasks: readonly TaskState[]
  /** By assignment: whose leader signs and grants for a body all of whose leaders stay away (第二十八条). */
  signers: Readonly<Record<string, string>>
  /** How often bodies have given it back; what was taken back from one is not its doing, and counts apart. */
  returns: number
  /** How often a sender has taken it back from the body it had sent it to lead. */
  recalls: number
  /** The 60 days (第三十四条): last day, and how many of the 30 are still to be granted; null when they do not run. */
  handling: { legalOn: Day; daysLeftToExtend: number } | null
  /** The answer promised to a letter to the mayor, and the period of handling that it stays inside; null when none runs. */
  mailbox: { legalOn: Day; isExtended: boolean; insideOn: Day | null } | null
  /** The nearest day by which anybody owes the petitioner something. */
  nextOwedOn: Day | null
  /** From when the petitioner may urge again. */
  urgeAgainOn: Day | null
  /** The last day on which the withdrawal can be undone; null where nothing was withdrawn. */
  undoUntilOn: Day | null
  requestCount: number
  /** Everybody can read it now. */
  isPublished: boolean
}

/** The body has to call the petitioner back already: one call hears all of it. */
export const isCallBackOwed = (tasks: readonly Omit<TaskState, 'id'>[], organisationId: string): boolean =>
  tasks.some((one) => one.kind === 'call-back' && one.status === 'open' && one.organisationId === organisationId)

/** Somebody answered it, by a reply or at once; what was only led into another procedure has no answer of ours. */
export const isAnswered = ({ assignments, proposals }: Pick<Matter, 'assignments' | 'proposals'>): boolean =>
  assignments.some(({ status }) => status === 'done') ||
  proposals.some(({ kind, status }) => kind === 'prompt-answer' && status === 'agreed')

/** Given back by the body, or taken back from it: it has no part any more and sees nothing. */
export const hasLeft = ({ status }: { status: AssignmentStatus }): boolean => status === 'returned' || status === 'recalled'

type Part = Pick<AssignmentState, 'id' | 'parentId' | 'role' | 'status'>

/** Led into another lawful procedure (第三十一条第一至四项) by the body that has it: no more the petition route's, unless a contest brings it back. */
export const isLedElsewhere = (assignments: readonly Part[]): boolean => leadOf(assignments)?.status === 'guided'

const isGone = (one: { status: AssignmentStatus }) => hasLeft(one) || one.status === 'closed'

/** Nobody owes it any more. */
export const isSettled = (status: TaskStatus): boolean => status === 'confirmed' || status === 'done' || status === 'lifted'

/** What a body asked for or found goes with its part when that is taken back; the class of the matter stays in question. */
export const goesWithPart = ({ kind, status }: { kind: ProposalKind; status: ProposalStatus }): boolean =>
  status === 'open' || kind === 'duty' || (kind === 'procedural-notice' && status === 'contested')

/** What ends when the matter is answered, concluded or withdrawn. */
export const endsWithMatter = ({ status }: { status: AssignmentStatus }): boolean => ['offered', 'objected', 'accepted'].includes(status)

/** The end of the chain of lead assignments: the body that has the matter now. */
export function leadOf<One extends Part>(assignments: readonly One[], parentId: string | null = null): One | null {
  const lead = assignments.find((one) => one.role === 'lead' && one.parentId === parentId && !isGone(one))
  if (!lead) return null
  return leadOf(assignments, lead.id) ?? lead
}

/** First to last the body that received it first has acts on it; what was withdrawn rests until that is undone. */
export const followed: readonly PetitionStatus[] = petitionStatuses.filter((status) => status !== 'withdrawn')
export const isFollowed = ({ status }: { status: PetitionStatus }): boolean => followed.includes(status)

/** The third time a matter goes back, given or taken, the bureau that received it first decides where it belongs. */
export const goesToBureau = ({ returns, recalls }: Pick<Matter, 'returns' | 'recalls'>) => returns + recalls >= 2

/** The bodies below one, however far. */
export const below = <One extends { id: string; parentId: string | null }>(all: readonly One[], parentId: string): One[] =>
  all.filter((one) => one.parentId === parentId).flatMap((one) => [one, ...below(all, one.id)])

/** Where a recall begins: at the body itself, the third time at the top of its chain of leads, so that the matter stands at the first bureau again. */
export function recalledFrom<One extends Pick<AssignmentState, 'id' | 'parentId' | 'role'>>(
  all: readonly One[],
  one: One,
  counts: Pick<Matter, 'returns' | 'recalls'>,
): One {
  const parent = one.role === 'lead' && goesToBureau(counts) ? all.find(({ id }) => id === one.parentId) : undefined
  return parent ? recalledFrom(all, parent, counts) : one
}

/** Who has to send the matter on again after a body gave it back: the assignment above, unless somebody below still has its part. */
export function backTo(assignments: readonly AssignmentState[], returned: { id: string; parentId: string | null }): AssignmentState | null {
  const parent = assignments.find((one) => one.id === returned.parentId)
  if (parent?.status !== 'passed-on') return null
  const below = assignments.filter((one) => one.parentId === parent.id && one.id !== returned.id && !isGone(one))
  // Bodies that assist cannot lead: with its lead gone the matter is the sender's again.
  return below.some((one) => one.role === parent.role) ? null : parent
}

/** Where the matter lies again because a body gave it back, or lost it: each has to send it on anew; null is the first receiver. */
export function sendsAnew(status: PetitionStatus, assignments: readonly AssignmentState[]): (AssignmentState | null)[] {
  if (status === 'replied' || ended.includes(status)) return []
  const bodies = assignments.filter((one) => one.status === 'offered' && assignments.some(({ parentId }) => parentId === one.id))
  return assignments.length > 0 && leadOf(assignments) === null ? [null, ...bodies] : bodies
}

/** Who received the matter first keeps it to handle it: the period that began with the receipt goes on. */
export const keepsFirst = (
  sent: { organisationId: string; role: AssignmentRole },
  { bureauId }: { bureauId: string },
  earlier: readonly { receiverId: string }[],
): boolean => sent.role === 'lead' && sent.organisationId === bureauId && earlier.every(({ receiverId }) => receiverId === bureauId)

const statusOfLead: Partial<Record<AssignmentStatus, PetitionStatus>> = {
  offered: 'transferred',
  objected: 'transferred',
  'passed-on': 'transferred',
  accepted: 'accepted',
  guided: 'guided',
  done: 'replied',
}

const ended: readonly PetitionStatus[] = ['concluded', 'withdrawn', 'refused', 'joined']

/** A petition's status while bodies work on it; what the petitioner or the bureau ended stays ended. */
export function projectStatus(current: PetitionStatus, assignments: readonly AssignmentState[]): PetitionStatus {
  if (ended.includes(current)) return current
  const lead = leadOf(assignments)
  if (lead) return statusOfLead[lead.status] ?? current
  return current === 'submitted' ? 'submitted' : 'registered'
}
