import { type ExtendedPeriod, extendedPeriods } from '@petition/shared/vocabulary/clocks'
import type { PetitionClass, PetitionStatus } from '@petition/shared/vocabulary/petition'
import { addDays, type Day } from '../calendar.ts'
import type { LocalRules } from '../limits.ts'
import { bodiesOf } from './bodies.ts'
import { type AssignmentState, isAnswered, isFollowed, type Matter, type ProposalState, type TaskState } from './matter.ts'
import type { Relation, Step } from './step.ts'

/** The day, and the city's rules in force on it. */
export type Now = { today: Day; rules: Pick<LocalRules, 'urgeBeforeDays'> }

export type Target = { step: Step; assignment: AssignmentState | null; proposal: ProposalState | null; task: TaskState | null }

/** Whether the act is possible now on this part of the matter, whoever does it. */
export function isLegal(target: Target, matter: Matter, now: Now): boolean {
  const { step, assignment, proposal, task } = target
  if (isHeldByRecusal(target, matter) || (proposal && !isAlive(matter, proposal))) return false
  const statuses: readonly string[] = step.from
  const at = { petition: matter.petition.status, assignment: assignment?.status, proposal: proposal?.status, task: task?.status }[step.on]
  return at !== undefined && statuses.includes(at) && conditions(target, matter, now)
}

const actsOfHolder: readonly Relation[] = [
  'holder-clerk',
  'handler-clerk',
  'handler-leader',
  'handler-clerk-or-leader',
  'asker-clerk-or-leader',
]

/** While a recusal is undecided the body whose person it concerns does nothing on its assignment, the first receiver nothing on the matter (第二十八条). */
export function isHeldByRecusal(target: Target, matter: Matter): boolean {
  const { step, assignment } = target
  if (assignment !== null && actsOfHolder.includes(step.who) && isAsked(matter, assignment.id)) return true
  return isRecusalOpen(matter, null) && isOfFirstReceiver(target, matter) && !isNeverHeld(target, matter)
}

/** About people of that part's body; null: of the first receiver. */
export const isRecusalOpen = (matter: Matter, assignmentId: string | null) =>
  matter.proposals.some((one) => isAsked({ proposals: [one] }, assignmentId) && isAlive(matter, one))

const isAsked = ({ proposals }: Pick<Matter, 'proposals'>, assignmentId: string | null) =>
  proposals.some((one) => one.kind === 'recusal' && one.status === 'open' && one.assignmentId === assignmentId)

const isOfFirstReceiver = (target: Target, matter: Matter) => bodiesOf(target, matter).includes(matter.petition.bureauId)

/** To decide it or declare another interest, what was said to whom, a danger to report, what must come off the public list, an accusation that went to the wrong body. */
const isNeverHeld = ({ step, proposal }: Target, { petition }: Matter) =>
  step.who === 'involved-staff' ||
  step.act === 'recusal' ||
  step.act === 'publication-end' ||
  (proposal?.kind === 'recusal' && proposal.assignmentId === null) ||
  (step.act === 'recall' && petition.sealed)

export const hasOpen = (matter: Matter, kind: ProposalState['kind'], assignmentId?: string) =>
  matter.proposals.some(
    (one) =>
      one.kind === kind &&
      one.status === 'open' &&
      isAlive(matter, one) &&
      (assignmentId === undefined || one.assignmentId === assignmentId),
  )

/** What the first receiver asks for while nobody else has the matter. */
const endsWithTransfer: readonly ProposalState['kind'][] = ['refusal', 'class']
const isBeforeTransfer = ({ petition }: Matter) => petition.status === 'submitted' || petition.status === 'registered'

/** What a body asked for rests with its assignment: recalled, answered or withdrawn, or not answered in time, nobody decides it and it holds nobody up. */
function isAlive(matter: Matter, { kind, status, assignmentId, lapsed }: ProposalState): boolean {
  if (lapsed) return false
  if (kind === 'recusal' && assignmentId === null) return isFollowed(matter.petition)
  if (assignmentId === null && status === 'open' && endsWithTransfer.includes(kind)) return isBeforeTransfer(matter)
  const stands = matter.assignments.find((one) => one.id === assignmentId)?.status
  if (kind === 'class') return status !== 'open' || assignmentId === null || stands === 'offered'
  if (kind === 'duty') return stands === 'accepted' || (stands === 'done' && status !== 'open')
  if (kind === 'dispute') return stands === 'objected'
  if (kind === 'procedural-notice') return stands === (status === 'open' ? 'offered' : 'guided')
  return assignmentId === null || stands === 'offered' || stands === 'accepted'
}

/** What took the matter out of a clock, a rate or a remedy is not agreed to by its petitioner, and nobody has decided on that. */
export const isContested = (matter: Matter) => matter.proposals.some((one) => one.status === 'contested' && isAlive(matter, one))

/** What kind of answer is owed is in question: its class, or whether it is a duty. */
export const isAnswerContested = (matter: Matter) =>
  matter.proposals.some((one) => (one.kind === 'class' || one.kind === 'duty') && one.status === 'contested' && isAlive(matter, one))

/** What a status cannot say. */
function conditions({ step, assignment, proposal }: Target, matter: Matter, now: Now): boolean {
  const { today } = now
  switch (step.act) {
    case 'dispute':
      return !hasOpen(matter, 'dispute', assignment?.id)
    case 'objection-decision':
      // Put to others it is not decided here any more.
      return step.on === 'proposal' || !hasOpen(matter, 'dispute', assignment?.id)
    case 'objection':
      // 第二十三条: 应当自收到之日起5个工作日内提出异议; nobody objects to what they gave themselves.
      return (
        assignment?.senderId !== assignment?.receiverId && (assignment?.objectionUntilOn == null || today <= assignment.objectionUntilOn)
      )
    case 'reply':
      // A point whose wording is in question cannot be answered before the petitioner has said yes or no.
      return assignment?.role === 'lead' && !assignment.replyPending && !hasOpen(matter, 'rewording') && !isAnswerContested(matter)
    case 'reply-approval':
      return assignment?.replyPending === true && !isAnswerContested(matter)
    case 'procedural-notice':
      return !hasOpen(matter, 'procedural-notice', assignment?.id)
    case 'route-contest':
      return proposal !== null && mayContest(proposal, assignment, matter)
    case 'route-contest-decision':
      // Who contested in time is answered, also when the lead has replied meanwhile; what the petitioner withdrew stays so.
      return matter.petition.status !== 'withdrawn'
    case 'recall':
      // An answer, or a way into another procedure, stands: it is contested and reviewed, not taken back with the transfer.
      return assignment?.role !== 'lead' || !isOver(matter.petition.status)
    case 'conclusion':
      return !isContested(matter)
    case 'withdrawal':
      // An accusation is handled to its end, whatever its petitioner is talked into.
      return !matter.petition.sealed
    case 'rating':
      return isRateable(matter.ratings.bureau) || isRateable(matter.ratings.unit)
    case 'extension':
      return (
        assignment?.role === 'lead' && extendedPeriods.some((period) => mayExtend(matter, period, today)) && !hasOpen(matter, 'extension')
      )
    case 'extension-decision':
      return isInTime(matter, proposal?.period ?? 'handling', today)
    case 'ordinary-handling':
      return assignment?.simple === true && !hasOpen(matter, 'ordinary-handling', assignment.id)
    case 'rewording':
      return assignment?.role === 'lead' && !assignment.replyPending && !hasOpen(matter, 'rewording')
    case 'recusal':
      return !isRecusalOpen(matter, assignment?.id ?? null)
    case 'refusal':
      return !hasOpen(matter, 'refusal') && !isContested(matter)
    case 'refusal-decision':
      // Nothing ends while what was done to it before is in question.
      return !isContested(matter)
    case 'class-change':
      return !hasOpen(matter, 'class') && (assignment === null || (assignment.role === 'lead' && !matter.petition.sealed))
    case 'acceptance':
      return !hasOpen(matter, 'class', assignment?.id)
    case 'transfer':
      // Where it goes depends on what it is.
      return assignment !== null || !hasOpen(matter, 'class')
    case 'mark':
      return !hasOpen(matter, 'mark') && !matter.petition.sealed
    case 'urge':
      return mayUrge(matter, now)
    case 'withdrawal-undo':
      return matter.undoUntilOn !== null && today <= matter.undoUntilOn
    case 'prompt-answer':
      return mayAnswerPromptly(matter) && !hasOpen(matter, 'prompt-answer') && !isContested(matter)
    case 'prompt-answer-decision':
      return matter.petition.status === 'registered' && mayAnswerPromptly(matter) && !isContested(matter)
    case 'publication':
      return matter.petition.publishConsent && !matter.petition.sealed && isAnswered(matter) && !matter.isPublished
    case 'publication-end':
      return matter.isPublished
    case 'publication-consent':
      // An accusation is never published, whatever was ticked.
      return !matter.petition.sealed
    default:
      return true
  }
}

/** Asked for and decided before the period ends. */
const isInTime = ({ handling, mailbox }: Matter, period: ExtendedPeriod, today: Day) => {
  const running = period === 'mailbox' ? mailbox : handling
  return running !== null && today <= running.legalOn
}

/** 第三十四条: 情况复杂的…可以适当延长办理期限，但延长期限不得超过30日; a letter to the mayor once, inside that period. */
export function mayExtend(matter: Matter, period: ExtendedPeriod, today: Day): boolean {
  if (!isInTime(matter, period, today)) return false
  const { handling, mailbox } = matter
  if (period === 'handling') return handling !== null && handling.daysLeftToExtend > 0
  return mailbox !== null && !mailbox.isExtended && (mailbox.insideOn === null || mailbox.legalOn < mailbox.insideOn)
}

export const isOver = (status: PetitionStatus) => status === 'guided' || status === 'replied' || status === 'concluded'

/** Consultation and thanks only: what asks for something goes to the body that can give it. */
const mayAnswerPromptly = ({ requestCount, petition }: Matter) => requestCount === 0 && !petition.sealed && petition.class !== 'suggestion'

/** What ended the matter can be contested also after its conclusion; what only assisted, until the lead has answered. */
function mayContest({ kind }: ProposalState, assignment: AssignmentState | null, { petition }: Matter): boolean {
  if (kind === 'class') return contestableAs[petition.class ?? 'appeal'].includes(petition.status)
  if (assignment?.role === 'assist') return ['transferred', 'accepted', 'guided'].includes(petition.status)
  return assignment ? true : petition.status === (kind === 'refusal' ? 'refused' : 'concluded')
}

/** A suggestion has no remedy, so its class is never past contest. The class of an accusation is confirmed by the body by cadre authority that accepts it. */
const contestableAs: Record<PetitionClass, readonly PetitionStatus[]> = {
  suggestion: ['registered', 'transferred', 'accepted', 'replied', 'concluded'],
  accusation: ['registered', 'transferred'],
  appeal: ['registered'],
}

function mayUrge({ nextOwedOn, urgeAgainOn }: Matter, { today, rules }: Now): boolean {
  if (nextOwedOn === null || today < addDays(nextOwedOn, -rules.urgeBeforeDays)) return false
  return urgeAgainOn === null || today >= urgeAgainOn
}

/** A later rating stands beside the first one; a lapsed window stays lapsed. */
export const isRateable = (state: Matter['ratings']['unit']) => state === 'waiting' || state === 'rated'
