import { type Act, actLabels, acts } from '@petition/shared/vocabulary/acts'
import { assignmentStatusLabels, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import type { Actor, Staff } from '../actor.ts'
import type { Day } from '../calendar.ts'
import { forbidden, illegal, invalidField, notFound, stale } from '../errors.ts'
import { type Relation, STEPS, type Step } from './lifecycle.ts'
import type { AssignmentState, Matter } from './matter.ts'

export type Target = { step: Step; assignment: AssignmentState | null }

/** `colleague`: of the organisation the act belongs to, without the role for it. */
type Standing = 'entitled' | 'colleague' | 'stranger'

/** A unit's role gives nothing in a bureau, nor a bureau's in a unit. */
const isClerk = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-clerk' : 'unit-clerk')
const isLeader = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-leader' : 'unit-leader')

/**
 * The one question of rights: may this actor do this act on this matter, and on which part of it?
 * The reader is known to see the matter. Order of refusal: no right (403 for colleagues, else 404), stale (412), not legal now (409).
 */
export function authorize(
  actor: Actor,
  act: Act,
  matter: Matter,
  today: Day,
  asked: { assignmentId?: string | null; version?: number | null },
): Target {
  const targets = targetsOf(act, matter, asked.assignmentId ?? null)
  const entitled = targets.filter((target) => standing(actor, target, matter) === 'entitled')
  if (entitled.length === 0) {
    throw targets.some((target) => standing(actor, target, matter) === 'colleague') ? forbidden() : notFound()
  }
  if (asked.version != null && asked.version !== matter.petition.version) throw stale()
  const legal = entitled.filter((target) => isLegal(target, matter, today))
  if (legal.length > 1) throw invalidField('assignmentId', '这件信访件有几项交办都可以这样处理，请指明是哪一项。', 'assignment_ambiguous')
  const [target] = legal
  if (!target) throw illegal(whyNot(act, entitled[0], matter, today))
  return target
}

/** Acts possible now: on the petition as a whole, and on one of its assignments. */
export function allowedActs(actor: Actor, matter: Matter, today: Day): { petition: Act[]; ofAssignment: Map<string, Act[]> } {
  const petition = new Set<Act>()
  const ofAssignment = new Map<string, Act[]>()
  for (const act of acts) {
    for (const target of targetsOf(act, matter, null)) {
      if (standing(actor, target, matter) !== 'entitled' || !isLegal(target, matter, today)) continue
      petition.add(act)
      if (target.assignment) ofAssignment.set(target.assignment.id, [...(ofAssignment.get(target.assignment.id) ?? []), act])
    }
  }
  return { petition: [...petition], ofAssignment }
}

function targetsOf(act: Act, matter: Matter, assignmentId: string | null): Target[] {
  return STEPS.filter((step) => step.act === act).flatMap((step): Target[] => {
    if (step.on === 'assignment') {
      return matter.assignments
        .filter((one) => assignmentId === null || one.id === assignmentId)
        .map((assignment) => ({ step, assignment }))
    }
    // A contact may name the assignment it belongs to; every other act on the petition names none.
    const named = act === 'contact' && matter.assignments.some((one) => one.id === assignmentId)
    return assignmentId === null || named ? [{ step, assignment: null }] : []
  })
}

function standing(actor: Actor, { step, assignment }: Target, matter: Matter): Standing {
  if (step.who === 'petitioner') return actor.kind === 'resident' && actor.personId === matter.petition.personId ? 'entitled' : 'stranger'
  if (actor.kind !== 'staff') return 'stranger'
  const organisations = organisationsOf(step.who, assignment, matter)
  if (!organisations.includes(actor.organisationId)) return 'stranger'
  return hasRole(step.who, actor) ? 'entitled' : 'colleague'
}

function organisationsOf(who: Relation, assignment: AssignmentState | null, matter: Matter): string[] {
  switch (who) {
    case 'petitioner':
      return []
    case 'bureau-clerk':
    case 'bureau-clerk-or-leader':
      return [matter.petition.bureauId]
    case 'holder-clerk':
      return assignment ? [assignment.receiverId] : []
    case 'handler-clerk':
    case 'handler-leader':
      return assignment && assignment.receiverKind !== 'bureau' ? [assignment.receiverId] : []
    case 'sender-clerk':
      return assignment ? [assignment.senderId] : []
    case 'involved-staff':
      return [matter.petition.bureauId, ...matter.assignments.filter((one) => one.status !== 'returned').map((one) => one.receiverId)]
  }
}

function hasRole(who: Relation, staff: Staff) {
  if (who === 'handler-leader') return isLeader(staff)
  if (who === 'bureau-clerk-or-leader' || who === 'involved-staff') return isClerk(staff) || isLeader(staff)
  return isClerk(staff)
}

function isLegal(target: Target, matter: Matter, today: Day): boolean {
  const { step, assignment } = target
  if (step.on === 'petition') return step.from.includes(matter.petition.status) && conditions(target, matter, today)
  return assignment !== null && step.from.includes(assignment.status) && conditions(target, matter, today)
}

/** What a status cannot say. */
function conditions({ step, assignment }: Target, matter: Matter, today: Day): boolean {
  switch (step.act) {
    case 'objection':
      // 第二十三条: 应当自收到之日起5个工作日内提出异议
      return assignment?.objectionUntilOn == null || today <= assignment.objectionUntilOn
    case 'reply':
      return assignment?.role === 'lead' && !assignment.replyPending
    case 'reply-approval':
      return assignment?.replyPending === true
    case 'withdrawal':
      // An accusation is handled to its end, whatever its petitioner is talked into.
      return !matter.petition.sealed
    case 'rating':
      return isRateable(matter.ratings.bureau) || isRateable(matter.ratings.unit)
    default:
      return true
  }
}

/** A later rating stands beside the first one; a lapsed window stays lapsed. */
export const isRateable = (state: Matter['ratings']['unit']) => state === 'waiting' || state === 'rated'

function whyNot(act: Act, target: Target | undefined, matter: Matter, today: Day) {
  const assignment = target?.assignment
  const verb = actLabels[act]
  if (act === 'objection' && assignment?.status === 'offered' && assignment.objectionUntilOn && today > assignment.objectionUntilOn) {
    return '已经超过收到之日起5个工作日的异议期，不能再提出异议。'
  }
  if (act === 'reply' && assignment?.replyPending) return '答复已经送负责人签发，签发前不能再次答复。'
  if (act === 'reply' && assignment?.role === 'assist') return '答复由主办单位作出，协办单位请把情况提供给主办单位。'
  if (act === 'withdrawal' && matter.petition.sealed) return '检举控告不因撤回而停止办理。如有补充，请联系受理机关。'
  const status = assignment ? assignmentStatusLabels[assignment.status] : petitionStatusLabels[matter.petition.status]
  return `这件事目前是“${status}”，不能${verb}。`
}

/** A petitioner who asked to stay unknown is known to the bureau and the discipline body only. */
export function mayKnowPetitioner(actor: Staff, petition: { hideIdentity: boolean }): boolean {
  return !petition.hideIdentity || actor.organisationKind === 'bureau' || actor.organisationKind === 'discipline'
}
