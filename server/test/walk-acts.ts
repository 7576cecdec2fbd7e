import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { acts } from '@petition/shared/vocabulary/acts'
import { outcomes, outcomesOfClass, petitionClasses, urgentAddressees } from '@petition/shared/vocabulary/petition'
import { addDays, localDate } from '../src/domain/calendar.ts'
import {
  aboveOf,
  bureauOnly,
  bureausOf,
  everybody,
  isOfBody,
  isOfBureau,
  type Known,
  ofBody,
  type Readers,
  reportReaders,
  staffOnly,
} from './walk-model.ts'
import type { Random, Walker } from './walk-people.ts'

export type Part = { id: string; allowedActions: readonly Act[] }

/** What leads on is done often; on what somebody asked for a second person decides soon. */
const weights: Partial<Record<Act, number>> = { registration: 5, transfer: 3, acceptance: 6, reply: 3, 'reply-approval': 5, rating: 3 }
const weightOf = (act: Act) => weights[act] ?? (act.endsWith('-decision') ? 4 : 1)
/** What ends a petition, or only adds to it, is done seldom: else no walk gets far. */
const seldom: readonly Act[] = [
  'contact',
  'contact-change',
  'urgent-report',
  'retaliation-report',
  'supplement',
  'urge',
  'withdrawal',
  'recall',
  'recusal',
  'refusal',
  'objection',
  'conclusion',
  'publication',
  'publication-end',
  'publication-consent',
]
/** What others may do while a story is told: it changes nothing of what comes next. */
const besideStory: readonly Act[] = ['contact', 'contact-change', 'urgent-report', 'retaliation-report', 'supplement', 'urge', 'hearing']

/** Now and then what was done least: else a walk never reaches what takes several people. */
export function lawfulStep(
  random: Random,
  { view, isInStory }: Pick<Known, 'view' | 'isInStory'>,
  counts: ReadonlyMap<Act, { done: number }>,
): { act: Act; part: Part | undefined } | null {
  const allowed = view.allowedActions.filter((act) => !isInStory || besideStory.includes(act))
  const offered = allowed.filter((act) => isInStory || !seldom.includes(act) || random.chance(0.06))
  if (offered.length === 0) return null
  const times = (act: Act) => counts.get(act)?.done ?? 0
  const [rarest = null] = random.chance(0.3) ? allowed.toSorted((one, other) => times(one) - times(other)) : []
  const act = rarest ?? random.pick(offered.flatMap((one) => Array.from({ length: weightOf(one) }, () => one)))
  const parts: Part[] = [...view.assignments, ...view.proposals, ...view.tasks].filter((one) => one.allowedActions.includes(act))
  return { act, part: parts.length > 0 ? random.pick(parts) : undefined }
}

export const anyAct = (random: Random): Act => random.pick(acts)

const partNames: Partial<Record<Act, 'proposalId' | 'taskId'>> = {
  'extension-decision': 'proposalId',
  'ordinary-handling-decision': 'proposalId',
  'rewording-answer': 'proposalId',
  'mark-decision': 'proposalId',
  'mark-contest': 'proposalId',
  'mark-contest-decision': 'proposalId',
  'recusal-decision': 'proposalId',
  'procedural-notice-decision': 'proposalId',
  'prompt-answer-decision': 'proposalId',
  'refusal-decision': 'proposalId',
  'duty-decision': 'proposalId',
  'class-decision': 'proposalId',
  'route-contest': 'proposalId',
  'route-contest-decision': 'proposalId',
  'fulfilment-proof': 'taskId',
  'fulfilment-refusal': 'taskId',
  'fulfilment-confirmation': 'taskId',
  'call-back': 'taskId',
}
const onPetition: readonly Act[] = [
  'registration',
  'rating',
  'conclusion',
  'withdrawal',
  'withdrawal-undo',
  'contact',
  'mark',
  'publication',
]

/** Some id of the right kind, also where the act has no business there. */
export function partOf(random: Random, act: Act, view: PetitionView, chosen: Part | null | undefined): Record<string, string> {
  if (chosen === null) return {}
  const name = partNames[act] ?? 'assignmentId'
  const parts = { proposalId: view.proposals, taskId: view.tasks, assignmentId: onPetition.includes(act) ? [] : view.assignments }[name]
  // Whoever means the first receiver names no part.
  if (act === 'recusal' && random.chance(0.3)) return {}
  const disputed = act === 'objection-decision' ? view.proposals.find(({ id }) => id === chosen?.id)?.assignmentId : undefined
  if (disputed) return { assignmentId: disputed }
  const part = chosen ?? (parts.length > 0 && random.chance(0.7) ? random.pick<{ id: string }>(parts) : undefined)
  return part ? { [name]: part.id } : {}
}

type Situation = {
  random: Random
  who: Walker
  known: Known
  view: PetitionView
  others: readonly Known[]
  organisationIds: readonly string[]
  staff: readonly Walker[]
  now: Date
  /** What a story has somebody decide, or say of every point; left out, it is chance. */
  wanted?: { approved?: boolean; outcome?: string; aboutBureau?: unknown } | undefined
  /** A word of its own that only these may read. */
  say(mayRead: Readers): string
  /** A word of its own that is published. */
  sayToAll(): string
}

/** A body as somebody might fill in the form; whether it is lawful is the house's to say. */
export function bodyOf(act: Act, situation: Situation): Record<string, unknown> {
  const { random, known, view, others, organisationIds, staff, now, who, say, sayToAll, wanted } = situation
  const today = localDate(now)
  const approved = wanted?.approved ?? random.chance(0.6)
  const petitionClass = view.class ?? 'appeal'
  const points = view.requests.map(({ id }) => ({
    requestId: id,
    outcome: wanted?.outcome ?? random.pick(random.chance(0.9) ? outcomesOfClass[petitionClass] : outcomes),
    text: '情况已经核实',
    basis: '《信访工作条例》第三十二条',
    ...(random.chance(0.3) && { fulfilOn: addDays(today, (wanted?.outcome ? 1 : 0) + random.upTo(40)) }),
  }))
  const earlier = random.pick(others)
  const reason = (mayRead: Readers) => ({ reason: `理由如下：${say(mayRead)}` })
  const grade = () => ({ grade: random.pick(['satisfied', 'basically-satisfied', 'unsatisfied']), ...reason(everybody) })
  const at = new Date(now.getTime() - random.upTo(5) * 3_600_000 + (random.chance(0.1) ? 86_400_000 : 0)).toISOString()
  const contact = (mayRead: Readers) => ({ channel: 'phone', at, summary: `通话内容${say(mayRead)}` })
  switch (act) {
    case 'registration':
      return {
        class: random.pick(['appeal', 'appeal', 'appeal', 'suggestion', 'accusation']),
        purpose: 'request',
        ...(random.chance(0.2) && { repeatOf: earlier.view.number }),
        classReason: `归类的理由：${say(everybody)}`,
        remark: say(staffOnly),
      }
    case 'transfer': {
      const receivers = [
        ...new Set(Array.from({ length: random.chance(0.6) ? 1 : 2 + random.upTo(2) }, () => random.pick(organisationIds))),
      ]
      const role = (index: number) => (index === 0 && random.chance(0.95) ? 'lead' : 'assist')
      const simple = receivers.length === 1 && random.chance(0.3)
      return {
        assignments: receivers.map((organisationId, index) => ({ organisationId, role: role(index) })),
        simple,
        remark: say(staffOnly),
      }
    }
    case 'objection':
      return reason(staffOnly)
    case 'dispute':
      return { to: random.pick(['common-superior', 'joint-conference']), ...reason(staffOnly) }
    case 'objection-decision': {
      const isDisputed = view.proposals.some(({ kind, status }) => kind === 'dispute' && status === 'open')
      const word = { decidedBy: 'joint-conference', decisionNumber: '淮信联〔2026〕12号', decidedOn: today }
      return { objectionUpheld: random.chance(0.5), ...(isDisputed && word), ...reason(staffOnly) }
    }
    case 'acceptance': {
      const simple = random.chance(0.3)
      if (random.chance(0.7)) return { route: 'petition', simple, remark: say(staffOnly) }
      const asked = { act: 'duty', isTold: false }
      known.asked.push(asked)
      return { route: 'duty', simple, dutyReason: `理由如下：${say((reader) => reader.kind === 'staff' || asked.isTold)}` }
    }
    case 'reply': {
      const draft = { organisationId: who.organisationId, isSigned: false }
      known.drafts.push(draft)
      const leaders = staff.filter((one) => one.isLeader && one.organisationId === draft.organisationId)
      const mayRead: Readers = (reader, { recused, bureauId }) =>
        draft.isSigned ||
        isOfBody(reader, draft.organisationId) ||
        // Its own leaders stay away: the sender's, or the first receiver's, sign.
        (leaders.every(({ id }) => recused.has(id)) && (reader.organisationId === bureauId || isOfBureau(reader)))
      return {
        body: `经调查核实，答复如下：${say(mayRead)}`,
        points: points.map((one) => ({ ...one, text: `${one.text}${say(mayRead)}` })),
      }
    }
    case 'reply-approval':
      return { approved, remark: say(staffOnly) }
    case 'rating': {
      const solved = view.requests.map(({ id }) => ({ requestId: id, solved: random.pick(['solved', 'partly', 'not']) }))
      const unit = random.chance(0.5)
      return {
        ...(random.chance(0.7) && { bureau: grade() }),
        ...(unit && { unit: grade(), ...(random.chance(0.5) && { points: solved }) }),
      }
    }
    case 'conclusion':
      return { ground: `已经答复${say(everybody)}` }
    case 'contact':
      return contact(staffOnly)
    case 'call-back':
      return contact(ofBody(who.organisationId))
    case 'urgent-report':
      // Who reported knows what they said.
      return {
        ...contact((reader, one) => bureauOnly(reader, one) || isOfBody(reader, who.organisationId)),
        to: random.pick(urgentAddressees),
      }
    case 'recall':
      return reason(staffOnly)
    case 'extension':
    case 'ordinary-handling':
    case 'refusal':
    case 'class-change':
    case 'procedural-notice':
    case 'prompt-answer': {
      const asked = { act: act === 'class-change' ? 'class' : act, isTold: false }
      known.asked.push(asked)
      const mayRead: Readers = (reader) => reader.kind === 'staff' || asked.isTold
      const inside = reason(mayRead)
      if (act === 'extension') return { days: 1 + random.upTo(33), ...inside }
      if (act === 'prompt-answer') return { text: `感谢来信${say(mayRead)}`, ...inside }
      if (act === 'ordinary-handling') return inside
      if (act === 'refusal') return { openNumber: earlier.view.number, ...inside }
      if (act === 'class-change') return { class: random.pick(petitionClasses), ...inside }
      return { route: 'administrative', procedure: `行政复议${say(mayRead)}`, receivingBody: '市人民政府', ...inside }
    }
    case 'extension-decision':
    case 'ordinary-handling-decision':
    case 'procedural-notice-decision':
    case 'prompt-answer-decision':
    case 'refusal-decision':
      return { approved, remark: say(staffOnly) }
    case 'rewording-answer':
      return { approved, remark: say(everybody) }
    case 'mark-decision':
    case 'class-decision':
    case 'duty-decision':
      return { approved, ...reason(approved ? everybody : staffOnly) }
    case 'mark-contest-decision':
    case 'route-contest-decision':
      return { approved, ...reason(everybody) }
    case 'recusal-decision': {
      const staffIds = random.pick([undefined, undefined, [], [], [random.pick(staff).id]])
      return { approved, ...(staffIds && { staffIds }), ...reason(everybody) }
    }
    case 'supplement':
    case 'supplement-request':
      return { text: `请看${say(everybody)}` }
    case 'urge':
    case 'withdrawal-undo':
      return { remark: say(everybody) }
    case 'rewording': {
      const texts = Array.from({ length: 1 + random.upTo(2) }, () => `疏通管道${say(everybody)}`)
      return { requestId: random.pick(view.requests)?.id ?? view.id, texts, ...reason(everybody) }
    }
    case 'hearing':
      return { on: addDays(today, -random.upTo(3)), place: `会议室${say(everybody)}`, summary: '双方陈述了意见' }
    case 'agreement':
      return { kind: 'mediation', on: addDays(today, random.upTo(3) - 2), text: `双方同意${say(everybody)}` }
    case 'procedure-result':
      return { text: `已经立案${say(everybody)}` }
    case 'mark':
      return { mark: random.pick(['repeat', 'court-related']), earlierNumber: earlier.view.number, ...reason(staffOnly) }
    case 'recusal':
      return { ...(who.kind === 'resident' && { name: random.pick(staff).name, firstReceiver: random.chance(0.4) }), ...reason(everybody) }
    case 'fulfilment-proof':
      return { text: `管道已经疏通${say(everybody)}` }
    case 'fulfilment-confirmation':
      return { confirmed: approved, ...reason(everybody) }
    case 'contact-change':
      return { address: `相山区东街道幸福小区${3 + random.upTo(9)}栋` }
    case 'retaliation-report':
      return (wanted ? wanted.aboutBureau === true : random.chance(0.3))
        ? { text: `有人上门威胁${say(reportReaders([aboveOf(known, staff) ?? '']))}`, aboutBureau: true }
        : { text: `有人上门威胁${say(reportReaders(bureausOf(known)))}` }
    case 'publication':
      return { title: '门口道路积水', body: `来信内容${sayToAll()}和别的情况`, answer: `答复的内容${sayToAll()}和别的情况` }
    case 'publication-end':
      return reason(everybody)
    case 'publication-consent':
      return { publishConsent: approved }
    case 'withdrawal':
    case 'mark-contest':
    case 'route-contest':
    case 'fulfilment-refusal':
      return reason(everybody)
  }
}
