import { type Act, acts } from '@petition/shared/vocabulary/acts'
import type { Actor, Staff } from '../actor.ts'
import { forbidden, illegal, invalidField, notFound, stale } from '../errors.ts'
import { bodiesOf } from './bodies.ts'
import { isLegal, type Now, type Target } from './legality.ts'
import { STEPS } from './lifecycle.ts'
import { hasLeft, leadOf, type Matter } from './matter.ts'
import type { Relation, Step } from './step.ts'
import { whyNot, whyNotYou } from './why-not.ts'

/** `colleague`: of the organisation the act belongs to, without the role for it. */
type Standing = 'entitled' | 'colleague' | 'stranger'

/** A unit's role gives nothing in a bureau, nor a bureau's in a unit. */
export const isClerk = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-clerk' : 'unit-clerk')
export const isLeader = (staff: Staff) => staff.roles.includes(staff.organisationKind === 'bureau' ? 'bureau-leader' : 'unit-leader')

/**
 * The one question of rights: may this actor do this act on this matter, and on which part of it?
 * The reader is known to see the matter. Order of refusal: no right (403 for colleagues, else 404), stale (412), not legal now (409).
 */
export function authorize(actor: Actor, act: Act, matter: Matter, now: Now, asked: Asked & { version?: number | null }): Target {
  const targets = targetsOf(act, matter, asked)
  const entitled = targets.filter((target) => standing(actor, target, matter) === 'entitled')
  if (entitled.length === 0) {
    throw targets.some((target) => standing(actor, target, matter) === 'colleague') ? forbidden(whyNotYou(actor, targets)) : notFound()
  }
  if (asked.version != null && asked.version !== matter.petition.version) throw stale()
  const legal = entitled.filter((target) => isLegal(target, matter, now))
  if (legal.length > 1) throw invalidField(nameOf(legal[0]), '这件信访件有几项都可以这样处理，请指明是哪一项。', 'ambiguous')
  const [target] = legal
  if (!target) throw illegal(whyNot(act, entitled[0], matter, now))
  return target
}

const nameOf = (target: Target | undefined) => (target?.proposal ? 'proposalId' : target?.task ? 'taskId' : 'assignmentId')

export type AllowedActs = { petition: Act[]; ofPart: Map<string, Act[]>; ofFirstReceiver: Act[] }

/** Acts possible now: on the petition as a whole, on one of its parts (assignment, proposal, task), and about people of the first receiver. */
export function allowedActs(actor: Actor, matter: Matter, now: Now): AllowedActs {
  const petition = new Set<Act>()
  const ofPart = new Map<string, Act[]>()
  const possible = (act: Act, asked: Asked) =>
    targetsOf(act, matter, asked).filter((one) => standing(actor, one, matter) === 'entitled' && isLegal(one, matter, now))
  for (const act of acts) {
    for (const target of possible(act, {})) {
      petition.add(act)
      const part = target.proposal ?? target.task ?? target.assignment
      if (part) ofPart.set(part.id, [...(ofPart.get(part.id) ?? []), act])
    }
  }
  const ofFirstReceiver = possible('recusal', { firstReceiver: true }).length > 0 ? (['recusal'] as const) : []
  return { petition: [...petition], ofPart, ofFirstReceiver: [...ofFirstReceiver] }
}

const stepsOf = Map.groupBy(STEPS, (step) => step.act)

type Asked = { assignmentId?: string | null; proposalId?: string | null; taskId?: string | null; firstReceiver?: boolean }

function targetsOf(act: Act, matter: Matter, asked: Asked): Target[] {
  return (stepsOf.get(act) ?? []).flatMap((step) => partsOf(step, matter, asked).map((part) => ({ ...noParts, ...part, step })))
}

const noParts = { assignment: null, proposal: null, task: null }

function partsOf(step: Step, matter: Matter, asked: Asked): Partial<Target>[] {
  const isNamed = (id: string | null, name: string | null | undefined) => name == null || id === name
  switch (step.on) {
    case 'assignment':
      if (asked.firstReceiver || asked.proposalId != null) return []
      return matter.assignments.filter((one) => isNamed(one.id, asked.assignmentId)).map((assignment) => ({ assignment }))
    case 'proposal':
      return matter.proposals
        .filter((one) => one.kind === step.kind && isNamed(one.id, asked.proposalId) && isNamed(one.assignmentId, asked.assignmentId))
        .map((proposal) => ({ proposal, assignment: matter.assignments.find((one) => one.id === proposal.assignmentId) ?? null }))
    case 'task':
      return matter.tasks.filter((one) => one.kind === step.kind && isNamed(one.id, asked.taskId)).map((task) => ({ task }))
    case 'petition':
      if (step.act === 'recusal' && !meansFirstReceiver(step, matter, asked)) return []
      // A contact may name the assignment it belongs to; every other act on the petition names none.
      return asked.assignmentId == null || (step.act === 'contact' && matter.assignments.some((one) => one.id === asked.assignmentId))
        ? [{}]
        : []
  }
}

/** Said, or nobody else can be meant: no other body has the matter, or its own staff ask who have no other part in it. */
function meansFirstReceiver({ who }: Step, { assignments, petition }: Matter, { firstReceiver }: Asked): boolean {
  if (firstReceiver || leadOf(assignments) === null) return true
  return who !== 'petitioner' && assignments.every((one) => hasLeft(one) || one.receiverId !== petition.bureauId)
}

function standing(actor: Actor, target: Target, matter: Matter): Standing {
  const { step } = target
  if (step.who === 'petitioner') return actor.kind === 'resident' && actor.personId === matter.petition.personId ? 'entitled' : 'stranger'
  if (actor.kind !== 'staff') return 'stranger'
  if (!bodiesOf(target, matter).includes(actor.organisationId)) return 'stranger'
  return hasRole(step.who, actor, target) ? 'entitled' : 'colleague'
}

const clerkOrLeader: readonly Relation[] = [
  'holder-staff',
  'handler-clerk-or-leader',
  'bureau-clerk-or-leader',
  'asker-clerk-or-leader',
  'follower-clerk-or-leader',
  'involved-staff',
]

const contestDecisions: readonly Act[] = ['mark-contest-decision', 'route-contest-decision']

function hasRole(who: Relation, staff: Staff, { step, assignment, proposal }: Target) {
  // Who proposed never decides, nor who agreed on the contest of it; who drafted never signs.
  if (proposal?.proposedByStaffId === staff.staffId) return false
  if (step.act === 'reply-approval' && assignment?.draftedByStaffId === staff.staffId) return false
  if (contestDecisions.includes(step.act) && proposal?.agreedByStaffId === staff.staffId) return false
  if (who === 'handler-leader' || who === 'follower-leader' || who === 'head') return isLeader(staff)
  if (clerkOrLeader.includes(who)) return isClerk(staff) || isLeader(staff)
  return isClerk(staff)
}

/** A petitioner who asked to stay unknown is known to the bureau and the discipline body only. */
export function mayKnowPetitioner(actor: Staff, petition: { hideIdentity: boolean }): boolean {
  return !petition.hideIdentity || actor.organisationKind === 'bureau' || actor.organisationKind === 'discipline'
}
