import { type Act, actLabels, acts } from '@petition/shared/vocabulary/acts'
import {
  assignmentStatusLabels,
  type PetitionStatus,
  petitionStatusLabels,
  proposalStatusLabels,
  taskStatusLabels,
} from '@petition/shared/vocabulary/petition'
import type { Actor, Staff } from '../actor.ts'
import { addDays, type Day, readableDay } from '../calendar.ts'
import { forbidden, illegal, invalidField, notFound, stale } from '../errors.ts'
import type { LocalRules } from '../limits.ts'
import { STEPS } from './lifecycle.ts'
import {
  type AssignmentState,
  goesToBureau,
  hasLeft,
  isAnswered,
  leadOf,
  type Matter,
  type ProposalState,
  type TaskState,
} from './matter.ts'
import type { Relation, Step } from './step.ts'

/** The day, and the city's rules in force on it. */
export type Now = { today: Day; rules: Pick<LocalRules, 'urgeBeforeDays'> }

export type Target = { step: Step; assignment: AssignmentState | null; proposal: ProposalState | null; task: TaskState | null }

/** `colleague`: of the organisation the act belongs to, without the role for it. */
type Standing = 'entitled' | 'colleague' | 'stranger'

/** A unit's role gives nothing in a bureau, nor a bureau's in a unit. */
export const isClerk = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-clerk' : 'unit-clerk')
export const isLeader = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-leader' : 'unit-leader')

/**
 * The one question of rights: may this actor do this act on this matter, and on which part of it?
 * The reader is known to see the matter. Order of refusal: no right (403 for colleagues, else 404), stale (412), not legal now (409).
 */
export function authorize(
  actor: Actor,
  act: Act,
  matter: Matter,
  now: Now,
  asked: { assignmentId?: string | null; proposalId?: string | null; taskId?: string | null; version?: number | null },
): Target {
  const targets = targetsOf(act, matter, asked)
  const entitled = targets.filter((target) => standing(actor, target, matter) === 'entitled')
  if (entitled.length === 0) {
    throw targets.some((target) => standing(actor, target, matter) === 'colleague') ? forbidden() : notFound()
  }
  if (asked.version != null && asked.version !== matter.petition.version) throw stale()
  const legal = entitled.filter((target) => isLegal(target, matter, now))
  if (legal.length > 1) throw invalidField(nameOf(legal[0]), '这件信访件有几项都可以这样处理，请指明是哪一项。', 'ambiguous')
  const [target] = legal
  if (!target) throw illegal(whyNot(act, entitled[0], matter, now))
  return target
}

const nameOf = (target: Target | undefined) => (target?.proposal ? 'proposalId' : target?.task ? 'taskId' : 'assignmentId')

/** Acts possible now: on the petition as a whole, and on one of its parts (assignment, proposal, task). */
export function allowedActs(actor: Actor, matter: Matter, now: Now): { petition: Act[]; ofPart: Map<string, Act[]> } {
  const petition = new Set<Act>()
  const ofPart = new Map<string, Act[]>()
  for (const act of acts) {
    for (const target of targetsOf(act, matter, {})) {
      if (standing(actor, target, matter) !== 'entitled' || !isLegal(target, matter, now)) continue
      petition.add(act)
      const part = target.proposal ?? target.task ?? target.assignment
      if (part) ofPart.set(part.id, [...(ofPart.get(part.id) ?? []), act])
    }
  }
  return { petition: [...petition], ofPart }
}

const stepsOf = Map.groupBy(STEPS, (step) => step.act)

type Asked = { assignmentId?: string | null; proposalId?: string | null; taskId?: string | null }

function targetsOf(act: Act, matter: Matter, asked: Asked): Target[] {
  return (stepsOf.get(act) ?? []).flatMap((step) => partsOf(step, matter, asked).map((part) => ({ ...noParts, ...part, step })))
}

const noParts = { assignment: null, proposal: null, task: null }

function partsOf(step: Step, matter: Matter, asked: Asked): Partial<Target>[] {
  const isNamed = (id: string, name: string | null | undefined) => name == null || id === name
  switch (step.on) {
    case 'assignment':
      return matter.assignments.filter((one) => isNamed(one.id, asked.assignmentId)).map((assignment) => ({ assignment }))
    case 'proposal':
      return matter.proposals
        .filter((one) => one.kind === step.kind && isNamed(one.id, asked.proposalId))
        .map((proposal) => ({ proposal, assignment: matter.assignments.find((one) => one.id === proposal.assignmentId) ?? null }))
    case 'task':
      return matter.tasks.filter((one) => one.kind === step.kind && isNamed(one.id, asked.taskId)).map((task) => ({ task }))
    case 'petition':
      // A contact may name the assignment it belongs to; every other act on the petition names none.
      return asked.assignmentId == null || (step.act === 'contact' && matter.assignments.some((one) => one.id === asked.assignmentId))
        ? [{}]
        : []
  }
}

function standing(actor: Actor, target: Target, matter: Matter): Standing {
  const { step } = target
  if (step.who === 'petitioner') return actor.kind === 'resident' && actor.personId === matter.petition.personId ? 'entitled' : 'stranger'
  if (actor.kind !== 'staff') return 'stranger'
  const organisations = organisationsOf(step.who, target, matter)
  if (!organisations.includes(actor.organisationId)) return 'stranger'
  return hasRole(step.who, actor, target) ? 'entitled' : 'colleague'
}

function organisationsOf(who: Relation, { step, assignment, proposal, task }: Target, matter: Matter): string[] {
  switch (who) {
    case 'petitioner':
      return []
    case 'bureau-clerk':
    case 'bureau-clerk-or-leader':
    case 'bureau-leader':
      return [matter.petition.bureauId]
    case 'holder-clerk':
    case 'holder-staff':
      return assignment ? [assignment.receiverId] : []
    case 'handler-clerk':
    case 'handler-leader':
    case 'handler-clerk-or-leader':
      return assignment && assignment.receiverKind !== 'bureau' ? [assignment.receiverId] : []
    case 'sender-clerk':
      if (!assignment) return []
      return [step.act === 'objection-decision' && goesToBureau(matter) ? matter.petition.bureauId : assignment.senderId]
    case 'head':
      if (proposal?.deciderId) return [proposal.deciderId]
      return assignment ? [proposal?.leaderConcerned ? assignment.senderId : assignment.receiverId] : []
    case 'debtor-clerk':
      return task ? [task.organisationId] : []
    case 'involved-staff':
      return [matter.petition.bureauId, ...matter.assignments.filter((one) => !hasLeft(one)).map((one) => one.receiverId)]
  }
}

const clerkOrLeader: readonly Relation[] = ['holder-staff', 'handler-clerk-or-leader', 'bureau-clerk-or-leader', 'involved-staff']

const contestDecisions: readonly Act[] = ['mark-contest-decision', 'route-contest-decision']

function hasRole(who: Relation, staff: Staff, { step, proposal }: Target) {
  // Who proposed never decides, nor who agreed on the contest of it.
  if (proposal?.proposedByStaffId === staff.staffId) return false
  if (contestDecisions.includes(step.act) && proposal?.agreedByStaffId === staff.staffId) return false
  if (who === 'handler-leader' || who === 'bureau-leader' || who === 'head') return isLeader(staff)
  if (clerkOrLeader.includes(who)) return isClerk(staff) || isLeader(staff)
  return isClerk(staff)
}

function isLegal(target: Target, matter: Matter, now: Now): boolean {
  const { step, assignment, proposal, task } = target
  if (isHeldByRecusal(target, matter) || (proposal && !isAlive(matter, proposal))) return false
  const statuses: readonly string[] = step.from
  const at = { petition: matter.petition.status, assignment: assignment?.status, proposal: proposal?.status, task: task?.status }[step.on]
  return at !== undefined && statuses.includes(at) && conditions(target, matter, now)
}

const actsOfHolder: readonly Relation[] = ['holder-clerk', 'handler-clerk', 'handler-leader', 'handler-clerk-or-leader']

const actsOfFirstReceiver: readonly Relation[] = ['bureau-clerk', 'bureau-clerk-or-leader', 'bureau-leader']

/** While a recusal is undecided the body whose person it concerns does nothing on its assignment (第二十八条). */
function isHeldByRecusal({ step, assignment }: Target, matter: Matter): boolean {
  const isAsked = (assignmentId: string | null) =>
    matter.proposals.some((one) => one.kind === 'recusal' && one.status === 'open' && one.assignmentId === assignmentId)
  if (assignment !== null && actsOfHolder.includes(step.who) && isAsked(assignment.id)) return true
  return actsOfFirstReceiver.includes(step.who) && isBeforeTransfer(matter) && isAsked(null)
}

const isBeforeTransfer = ({ petition }: Matter) => petition.status === 'submitted' || petition.status === 'registered'

const hasOpen = (matter: Matter, kind: ProposalState['kind'], assignmentId?: string) =>
  matter.proposals.some(
    (one) =>
      one.kind === kind &&
      one.status === 'open' &&
      isAlive(matter, one) &&
      (assignmentId === undefined || one.assignmentId === assignmentId),
  )

/** What a body asked for rests with its assignment: recalled, answered or withdrawn, or not answered in time, nobody decides it and it holds nobody up. */
function isAlive(matter: Matter, { kind, status, assignmentId, lapsed }: ProposalState): boolean {
  if (lapsed) return false
  if (kind === 'recusal' && assignmentId === null) return isBeforeTransfer(matter)
  const stands = matter.assignments.find((one) => one.id === assignmentId)?.status
  if (kind === 'procedural-notice') return stands === (status === 'open' ? 'offered' : 'guided')
  return assignmentId === null || stands === 'offered' || stands === 'accepted'
}

/** Led into another procedure or answered at once, and the petitioner does not agree. */
const isContested = (matter: Matter) =>
  matter.proposals.some(
    (one) => (one.kind === 'procedural-notice' || one.kind === 'prompt-answer') && one.status === 'contested' && isAlive(matter, one),
  )

/** What a status cannot say. */
function conditions({ step, assignment }: Target, matter: Matter, now: Now): boolean {
  const { today } = now
  switch (step.act) {
    case 'objection':
      // 第二十三条: 应当自收到之日起5个工作日内提出异议; nobody objects to what they gave themselves.
      return (
        assignment?.senderId !== assignment?.receiverId && (assignment?.objectionUntilOn == null || today <= assignment.objectionUntilOn)
      )
    case 'reply':
      // A point whose wording is in question cannot be answered before the petitioner has said yes or no.
      return assignment?.role === 'lead' && !assignment.replyPending && !hasOpen(matter, 'rewording')
    case 'reply-approval':
      return assignment?.replyPending === true
    case 'procedural-notice':
      return !hasOpen(matter, 'procedural-notice', assignment?.id)
    case 'route-contest':
      return mayContestRoute(assignment, matter)
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
      // 第三十四条: 情况复杂的…可以适当延长办理期限，但延长期限不得超过30日; asked for and decided before the period ends.
      return (
        assignment?.role === 'lead' &&
        matter.handling !== null &&
        today <= matter.handling.legalOn &&
        matter.handling.daysLeftToExtend > 0 &&
        !hasOpen(matter, 'extension')
      )
    case 'extension-decision':
      return matter.handling !== null && today <= matter.handling.legalOn
    case 'ordinary-handling':
      return assignment?.simple === true && !hasOpen(matter, 'ordinary-handling', assignment.id)
    case 'rewording':
      return assignment?.role === 'lead' && !assignment.replyPending && !hasOpen(matter, 'rewording')
    case 'recusal':
      // While a body below has the matter the interest is named there.
      return !hasOpen(matter, 'recusal', assignment?.id) && (assignment !== null || leadOf(matter.assignments) === null)
    case 'mark':
      return !hasOpen(matter, 'mark') && !matter.petition.sealed
    case 'urge':
      return mayUrge(matter, now)
    case 'withdrawal-undo':
      return matter.undoUntilOn !== null && today <= matter.undoUntilOn
    case 'prompt-answer':
      return mayAnswerPromptly(matter) && !hasOpen(matter, 'prompt-answer')
    case 'prompt-answer-decision':
      return matter.petition.status === 'registered' && mayAnswerPromptly(matter)
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

const isOver = (status: PetitionStatus) => status === 'guided' || status === 'replied' || status === 'concluded'

/** Consultation and thanks only: what asks for something goes to the body that can give it. */
const mayAnswerPromptly = ({ requestCount, petition }: Matter) => requestCount === 0 && !petition.sealed && petition.class !== 'suggestion'

/** What ended the matter can be contested also after its conclusion; what only assisted, until the lead has answered. */
function mayContestRoute(assignment: AssignmentState | null, { petition }: Matter): boolean {
  if (assignment?.role === 'assist') return ['transferred', 'accepted', 'guided'].includes(petition.status)
  return assignment ? true : petition.status === 'concluded'
}

function mayUrge({ nextOwedOn, urgeAgainOn }: Matter, { today, rules }: Now): boolean {
  if (nextOwedOn === null || today < addDays(nextOwedOn, -rules.urgeBeforeDays)) return false
  return urgeAgainOn === null || today >= urgeAgainOn
}

function whyNotUrge({ nextOwedOn, urgeAgainOn }: Matter, { today, rules }: Now): string {
  if (urgeAgainOn && today < urgeAgainOn) return `您已经催办过，${readableDay(urgeAgainOn)}起可以再次催办。`
  const fromOn = nextOwedOn && addDays(nextOwedOn, -rules.urgeBeforeDays)
  return fromOn && today < fromOn ? `现在离期限还早，${readableDay(fromOn)}起可以催办。` : '这件事目前没有临近或超过的期限，不能催办。'
}

/** A later rating stands beside the first one; a lapsed window stays lapsed. */
export const isRateable = (state: Matter['ratings']['unit']) => state === 'waiting' || state === 'rated'

function whyNotPublish(act: Act, matter: Matter): string {
  if (matter.petition.sealed) return '检举控告一律不公开。'
  if (act === 'publication-end') return '这封来信没有公开，不需要撤下。'
  if (matter.isPublished) return '这封来信已经公开。需要修改的，请先撤下再公开。'
  return matter.petition.publishConsent ? '还没有答复，不能公开。' : '信访人没有同意公开，不能公开。'
}

function whyNot(act: Act, target: Target | undefined, matter: Matter, now: Now) {
  const { today } = now
  const assignment = target?.assignment
  const verb = actLabels[act]
  if (act === 'objection' && assignment?.status === 'offered' && assignment.objectionUntilOn && today > assignment.objectionUntilOn) {
    return '已经超过收到之日起5个工作日的异议期，不能再提出异议。'
  }
  if (act === 'reply' && assignment?.replyPending) return '答复已经送负责人签发，签发前不能再次答复。'
  if (act === 'reply' && assignment?.role === 'assist') return '答复由主办单位作出，协办单位请把情况提供给主办单位。'
  if (target && isHeldByRecusal(target, matter)) return '有人申请回避，决定之前不能办理。'
  if (target?.proposal?.lapsed) return '答复的期限已过，诉求按原来的表述办理。'
  if (target?.proposal && !target.step.from.some((status) => status === target.proposal?.status)) {
    return `这一项目前是“${proposalStatusLabels[target.proposal.status]}”，不能${verb}。`
  }
  if (act === 'extension' && hasOpen(matter, 'extension')) return '已经申请延期，请等负责人审批。'
  if (act === 'extension-decision' || act === 'extension') return '延期只用于信访程序，应当在办理期限届满前申请并批准，累计不超过30日。'
  if (act === 'urge' && target?.step.from.some((status) => status === matter.petition.status)) return whyNotUrge(matter, now)
  if (act === 'withdrawal-undo' && matter.undoUntilOn !== null) return '撤回已超过可以取消的时间，请重新提交。'
  if (act === 'procedural-notice' && assignment && hasOpen(matter, act, assignment.id)) return '已提出导入其他程序，请等本单位另一人复核。'
  if (act === 'recall' && isOver(matter.petition.status)) return '已经答复、办结或者导入其他程序，不能收回。'
  if (act === 'conclusion' && isContested(matter)) return '信访人对办理方式提出的异议还没有审核，请先由负责人审核。'
  if (act === 'prompt-answer' && hasOpen(matter, act)) return '已有一份当场答复在等另一人复核。'
  if (act === 'prompt-answer' && matter.petition.status === 'registered') return '只有没有具体诉求的咨询、感谢可以当场答复。'
  if (act === 'mark' && hasOpen(matter, 'mark')) return '已有一项标记在等另一人复核，请先复核。'
  if (act === 'mark' && matter.petition.sealed) return '密封信访件不参与评价和统计，不需要标记。'
  if (act === 'recusal' && hasOpen(matter, 'recusal', assignment?.id)) return '已有一项回避申请在等决定。'
  if (act === 'reply' && hasOpen(matter, 'rewording')) return '诉求表述的调整还在等信访人答复，暂时不能答复。'
  if (target?.task) return `这一项目前是“${taskStatusLabels[target.task.status]}”，不能${verb}。`
  if (act === 'withdrawal' && matter.petition.sealed) return '检举控告不因撤回而停止办理。如有补充，请联系受理机关。'
  if (act.startsWith('publication')) return whyNotPublish(act, matter)
  const status = assignment ? assignmentStatusLabels[assignment.status] : petitionStatusLabels[matter.petition.status]
  return `这件事目前是“${status}”，不能${verb}。`
}

/** A petitioner who asked to stay unknown is known to the bureau and the discipline body only. */
export function mayKnowPetitioner(actor: Staff, petition: { hideIdentity: boolean }): boolean {
  return !petition.hideIdentity || actor.organisationKind === 'bureau' || actor.organisationKind === 'discipline'
}
