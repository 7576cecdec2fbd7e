import { readFileSync } from 'node:fs'
import { type Act, acts } from '@petition/shared/vocabulary/acts'
import {
  type AssignmentStatus,
  assignmentStatuses,
  type PetitionClass,
  type PetitionStatus,
  petitionStatuses,
  ratingStates,
} from '@petition/shared/vocabulary/petition'
import { type ProposalKind, type ProposalStatus, proposalStatuses } from '@petition/shared/vocabulary/proposals'
import { type OrganisationKind, type StaffRole, staffRoles } from '@petition/shared/vocabulary/roles'
import { type TaskKind, type TaskStatus, taskStatuses } from '@petition/shared/vocabulary/tasks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CsvRow, readCsv } from '../../seed/csv.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../errors.ts'
import type { Target } from './legality.ts'
import type { AssignmentState, Matter, ProposalState, TaskState } from './matter.ts'
import { allowedActs, authorize } from './policy.ts'

const columns = ['act', 'on', 'status', 'condition', 'role', 'relation', 'expected'] as const
type Column = (typeof columns)[number]
const rows = ['acts.csv', 'acts-of-handling.csv'].flatMap((file) =>
  readCsv(file, readFileSync(new URL(file, import.meta.url), 'utf8'), columns).map((row) => ({ ...row, at: `${file} ${row.line}` })),
)

const residents = ['petitioner', 'another-resident'] as const
const bodies = ['first-bureau', 'other-bureau', 'holder-bureau', 'sender', 'holder', 'assist', 'stranger'] as const
type Body = (typeof bodies)[number]
type Relation = (typeof residents)[number] | Body
type Role = StaffRole | 'resident'
const assigned = ['holder', 'holder-bureau', 'assist'] as const
const things = ['petition', ...assigned, 'proposal', 'task'] as const
type On = (typeof things)[number]
type Case = { act: Act; on: On; status: string; condition: string; role: Role; relation: Relation }

const actsOnPetition: readonly Act[] = [
  'registration',
  'transfer',
  'rating',
  'conclusion',
  'withdrawal',
  'withdrawal-undo',
  'contact',
  'prompt-answer',
  'refusal',
  'class-change',
  'supplement',
  'urge',
  'mark',
  'contact-change',
  'retaliation-report',
  'urgent-report',
  'publication',
  'publication-end',
  'publication-consent',
]
const proposalOf: Partial<Record<Act, ProposalKind>> = {
  'extension-decision': 'extension',
  'ordinary-handling-decision': 'ordinary-handling',
  'rewording-answer': 'rewording',
  'mark-decision': 'mark',
  'mark-contest': 'mark',
  'mark-contest-decision': 'mark',
  'recusal-decision': 'recusal',
  'procedural-notice-decision': 'procedural-notice',
  'prompt-answer-decision': 'prompt-answer',
  'refusal-decision': 'refusal',
  'class-decision': 'class',
  'duty-decision': 'duty',
  'route-contest': 'procedural-notice',
  'route-contest-decision': 'procedural-notice',
}
const taskOf: Partial<Record<Act, TaskKind>> = {
  'fulfilment-proof': 'fulfilment',
  'fulfilment-refusal': 'fulfilment',
  'fulfilment-confirmation': 'fulfilment',
  'call-back': 'call-back',
}
function thingsOf(act: Act): readonly On[] {
  if (proposalOf[act]) return ['proposal']
  if (taskOf[act]) return ['task']
  if (act === 'objection-decision') return [...assigned, 'proposal']
  if (act === 'transfer' || act === 'recusal' || act === 'class-change') return ['petition', ...assigned]
  return actsOnPetition.includes(act) ? ['petition'] : assigned
}
/** Once a body has a part, another class is asked for on that part. */
const withoutParts = ['submitted', 'registered', 'refused', 'joined']
const statusesOf = (on: On, act: Act): readonly string[] =>
  on === 'petition' && act === 'class-change'
    ? withoutParts
    : on === 'petition'
      ? petitionStatuses
      : on === 'proposal'
        ? proposalStatuses
        : on === 'task'
          ? taskStatuses
          : assignmentStatuses

/** What a status cannot say, act by act; the words are explained in the tables. */
function conditionsOf(act: Act, on: On): readonly string[] {
  if (on === 'petition') return conditionsOfPetition[act] ?? ['-']
  if (on === 'proposal') return conditionsOfProposal[act] ?? ['-']
  if (on === 'task') return act === 'call-back' ? ['-', 'held', 'past-bureau'] : ['-']
  if (act === 'objection' && on === 'holder-bureau') return ['-', 'recusal-open']
  return [...(conditionsOfAssignment[act] ?? ['-']), 'recusal-open']
}
const waysOut = [
  'guided',
  'concluded',
  'assist',
  'assist-replied',
  'answered-at-once',
  'not-accepted',
  'suggestion',
  'duty',
  'replied-as-duty',
] as const
const conditionsOfPetition: Partial<Record<Act, readonly string[]>> = {
  rating: ['window-open', 'rated', 'no-window'],
  withdrawal: ['-', 'sealed'],
  'withdrawal-undo': ['in-time', 'late', 'unregistered'],
  'prompt-answer': ['no-points', 'points', 'suggestion', 'sealed', 'prompt-answer-open', 'recusal-open'],
  conclusion: ['-', 'contested', 'mark-contested', 'recusal-open'],
  contact: ['-', 'recusal-open'],
  'urgent-report': ['-', 'recusal-open'],
  urge: ['near', 'past', 'too-soon', 'urged-lately', 'nothing-owed'],
  mark: ['-', 'mark-open', 'sealed', 'recusal-open'],
  recusal: ['-', 'recusal-open'],
  registration: ['-', 'recusal-open'],
  transfer: ['-', 'recusal-open', 'class-open'],
  refusal: ['-', 'recusal-open', 'refusal-open'],
  'class-change': ['-', 'recusal-open', 'class-open'],
  publication: ['consented', 'no-consent', 'public', 'sealed', 'recusal-open'],
  'publication-end': ['public', 'not-public', 'held'],
  'publication-consent': ['-', 'sealed'],
}
const conditionsOfAssignment: Partial<Record<Act, readonly string[]>> = {
  objection: ['in-time', 'late'],
  'procedural-notice': ['-', 'procedural-notice-open'],
  'class-change': ['-', 'class-open', 'sealed'],
  acceptance: ['-', 'class-open'],
  dispute: ['-', 'dispute-open', 'third-return'],
  'objection-decision': ['-', 'third-return', 'returned-and-recalled', 'held'],
  recall: ['-', 'answered', 'held', 'held-sealed'],
  reply: ['no-draft', 'draft-waits', 'rewording-open', 'rewording-lapsed', 'class-contested', 'duty-contested'],
  'reply-approval': ['no-draft', 'draft-waits', 'own-draft', 'class-contested', 'duty-contested', 'leader-away'],
  extension: [
    'days-left',
    'none-left',
    'days-over',
    'not-running',
    'extension-open',
    'letter',
    'letter-extended',
    'letter-over',
    'letter-full',
  ],
  'ordinary-handling': ['simple', 'ordinary', 'ordinary-handling-open'],
  rewording: ['no-draft', 'draft-waits', 'rewording-open', 'rewording-lapsed'],
}
const conditionsOfProposal: Partial<Record<Act, readonly string[]>> = {
  'objection-decision': ['-', 'own', 'held', 'over'],
  'extension-decision': ['-', 'own', 'days-over', 'over', 'recusal-open', 'leader-away', 'letter', 'letter-over'],
  'ordinary-handling-decision': ['-', 'own', 'over', 'recusal-open', 'leader-away'],
  'rewording-answer': ['-', 'over', 'recusal-open', 'lapsed'],
  'mark-decision': ['-', 'own', 'held'],
  'mark-contest-decision': ['-', 'own', 'agreed-by-self', 'held', 'leaders-barred'],
  'recusal-decision': [
    '-',
    'own',
    'leader-concerned',
    'over',
    'first-receiver',
    'first-receiver-later',
    'bureau-head',
    'withdrawn',
    'keeps-it',
  ],
  'procedural-notice-decision': ['-', 'own', 'over', 'recusal-open', 'accepted'],
  'prompt-answer-decision': ['-', 'own', 'points', 'suggestion', 'sealed', 'sent-on', 'held'],
  'refusal-decision': ['-', 'own', 'sent-on', 'held'],
  'class-decision': ['-', 'own', 'sent-on', 'held', 'of-unit', 'of-unit-over', 'of-unit-held'],
  'duty-decision': ['-', 'own', 'over', 'recusal-open'],
  'route-contest': [...waysOut, 'replied-as-suggestion', 'accusation', 'accepted-accusation', 'sent-appeal'],
  'route-contest-decision': [...waysOut, 'replied-as-suggestion', 'own', 'agreed-by-self', 'held', 'leaders-barred'],
}

const everybody: { role: Role; relation: Relation }[] = [
  ...residents.map((relation) => ({ role: 'resident' as const, relation })),
  ...bodies.flatMap((relation) => staffRoles.map((role) => ({ role, relation }))),
]

/** Every question there is. */
const cases: Case[] = acts.flatMap((act) =>
  thingsOf(act).flatMap((on) =>
    statusesOf(on, act).flatMap((status) =>
      conditionsOf(act, on).flatMap((condition) => everybody.map((who) => ({ act, on, status, condition, ...who }))),
    ),
  ),
)

function matches(cell: string, value: string): boolean {
  if (cell === '*') return true
  return cell.startsWith('!') ? !cell.slice(1).split('|').includes(value) : cell.split('|').includes(value)
}
const rowsOfAct = new Map(acts.map((act) => [act, rows.filter(({ values }) => matches(values.act, act))]))
const answering = (one: Case) =>
  (rowsOfAct.get(one.act) ?? []).filter(({ values }) =>
    columns.slice(0, -1).every((name) => matches(values[name], one[name as keyof Case])),
  )
const key = (one: Case) => [one.act, one.on, one.status, one.condition, one.role, one.relation].join(',')
const answers = new Map(cases.map((one) => [key(one), answering(one)]))
const expectedOf = (one: Case) => Number(answers.get(key(one))?.[0]?.values.expected)

// A Monday; the days below are the first or the last on which the answer is what it is.
const today = '2026-03-02'
const now = { today, rules: { urgeBeforeDays: 5 } }
const kinds: Record<Body, OrganisationKind> = {
  'first-bureau': 'bureau',
  'other-bureau': 'bureau',
  'holder-bureau': 'bureau',
  sender: 'department',
  holder: 'town',
  assist: 'department',
  stranger: 'department',
}

function actorOf({ role, relation }: { role: Role; relation: Relation }): Actor {
  if (role === 'resident') return { kind: 'resident', personId: relation, sessionId: 's', door: 'wechat' }
  const organisationKind = kinds[relation as Body]
  return { kind: 'staff', staffId: 'x', sessionId: 's', organisationId: relation, organisationKind, roles: [role], readsSealed: false }
}

/** What the two units that may still act have done where the petition stands so; the bodies above passed it on. */
const standing: Record<PetitionStatus, { holder: AssignmentStatus; assist: AssignmentStatus } | null> = {
  submitted: null,
  registered: null,
  transferred: { holder: 'offered', assist: 'offered' },
  accepted: { holder: 'accepted', assist: 'accepted' },
  guided: { holder: 'guided', assist: 'accepted' },
  replied: { holder: 'done', assist: 'closed' },
  concluded: { holder: 'done', assist: 'closed' },
  withdrawn: { holder: 'closed', assist: 'closed' },
  refused: null,
  joined: null,
}
/** Where a way out of the petition route was taken, or is asked for. */
const onWayOut: Record<string, [PetitionStatus, { holder: AssignmentStatus; assist: AssignmentStatus } | null]> = {
  guided: ['guided', { holder: 'guided', assist: 'accepted' }],
  own: ['guided', { holder: 'guided', assist: 'accepted' }],
  held: ['guided', { holder: 'guided', assist: 'accepted' }],
  'leaders-barred': ['guided', { holder: 'guided', assist: 'accepted' }],
  'agreed-by-self': ['guided', { holder: 'guided', assist: 'accepted' }],
  concluded: ['concluded', { holder: 'guided', assist: 'closed' }],
  assist: ['accepted', { holder: 'accepted', assist: 'guided' }],
  'assist-replied': ['replied', { holder: 'done', assist: 'guided' }],
  'answered-at-once': ['concluded', null],
  'not-accepted': ['refused', null],
  suggestion: ['accepted', { holder: 'accepted', assist: 'accepted' }],
  duty: ['accepted', { holder: 'accepted', assist: 'accepted' }],
  'replied-as-duty': ['concluded', { holder: 'done', assist: 'closed' }],
  'replied-as-suggestion': ['concluded', { holder: 'done', assist: 'closed' }],
  accusation: ['transferred', { holder: 'offered', assist: 'offered' }],
  'accepted-accusation': ['accepted', { holder: 'accepted', assist: 'accepted' }],
  'sent-appeal': ['transferred', { holder: 'offered', assist: 'offered' }],
}
type Question = Omit<Case, 'role' | 'relation'>

function standsOf(one: Question): [PetitionStatus, { holder: AssignmentStatus; assist: AssignmentStatus } | null] {
  const { act, condition } = one
  const wayOut = act.startsWith('route-contest') ? onWayOut[condition] : undefined
  if (wayOut) return wayOut
  const status = petitionStatusOf(one)
  return [status, standing[status]]
}

function petitionStatusOf({ act, on, status, condition }: Question): PetitionStatus {
  if (on === 'petition') return status as PetitionStatus
  if (condition === 'first-receiver' || condition === 'bureau-head') return 'registered'
  if (condition === 'first-receiver-later') return 'replied'
  if (condition.startsWith('of-unit')) return condition === 'of-unit-over' ? 'withdrawn' : 'transferred'
  if (act === 'refusal-decision' || act === 'class-decision') return condition === 'sent-on' ? 'transferred' : 'registered'
  if (act === 'prompt-answer-decision') return condition === 'sent-on' ? 'transferred' : 'registered'
  if (act === 'procedural-notice-decision' && condition !== 'over' && condition !== 'accepted') return 'transferred'
  if (on === 'task' || condition === 'answered') return 'replied'
  return on === 'proposal' ? (condition === 'over' || condition === 'withdrawn' ? 'withdrawn' : 'accepted') : 'transferred'
}

function matterOf(one: Question, ratings: Matter['ratings']): Matter {
  const { act, on, status, condition } = one
  const [petitionStatus, stands] = standsOf(one)
  const assignment = (receiver: Body, parent: Body | null, sender: Body, usual: AssignmentStatus): AssignmentState => ({
    id: receiver,
    parentId: parent,
    role: receiver === 'assist' ? 'assist' : 'lead',
    status: receiver === on ? (status as AssignmentStatus) : usual,
    senderId: sender,
    receiverId: receiver,
    receiverKind: kinds[receiver],
    replyPending:
      receiver === 'holder' &&
      (['draft-waits', 'own-draft', 'leader-away'].includes(condition) ||
        (act === 'reply-approval' && ['recusal-open', 'class-contested', 'duty-contested'].includes(condition))),
    draftedByStaffId: receiver === 'holder' && condition === 'own-draft' ? 'x' : null,
    simple: act === 'ordinary-handling' && condition !== 'ordinary' && receiver !== 'assist',
    objectionUntilOn: kinds[receiver] === 'bureau' ? null : condition === 'late' ? '2026-03-01' : today,
  })
  return {
    petition: {
      id: 'p',
      kind: 'petition',
      status: petitionStatus,
      version: 7,
      personId: 'petitioner',
      bureauId: 'first-bureau',
      followerId: 'first-bureau',
      class: classIf[condition] ?? (condition === 'unregistered' ? null : 'appeal'),
      sealed: condition === 'sealed' || condition === 'held-sealed',
      publishConsent: condition !== 'no-consent',
    },
    assignments: stands
      ? [
          assignment('holder-bureau', null, 'first-bureau', 'passed-on'),
          assignment('sender', 'holder-bureau', 'holder-bureau', 'passed-on'),
          assignment('assist', 'holder-bureau', 'holder-bureau', stands.assist),
          assignment('holder', 'sender', 'sender', isDisputed(one) ? 'objected' : stands.holder),
        ]
      : [],
    ratings,
    proposals: proposalsOf(one),
    tasks: tasksOf(one),
    signers: condition === 'leader-away' ? { holder: 'sender' } : {},
    returns: condition === 'third-return' ? 2 : 1,
    recalls: condition === 'returned-and-recalled' ? 1 : 0,
    handling:
      condition === 'not-running' || condition.startsWith('letter')
        ? null
        : { legalOn: condition === 'days-over' ? '2026-03-01' : today, daysLeftToExtend: condition === 'none-left' ? 0 : 1 },
    mailbox: condition.startsWith('letter')
      ? {
          legalOn: condition === 'letter-over' ? '2026-03-01' : today,
          isExtended: condition === 'letter-extended',
          insideOn: condition === 'letter-full' ? today : '2026-04-01',
        }
      : null,
    nextOwedOn: { near: '2026-03-07', past: '2026-01-05', 'too-soon': '2026-03-08', 'urged-lately': today }[condition] ?? null,
    urgeAgainOn: { past: today, 'urged-lately': '2026-03-03' }[condition] ?? null,
    undoUntilOn: condition === 'late' ? '2026-03-01' : today,
    isPublished: condition === 'public' || (act === 'publication-end' && condition === 'held'),
    requestCount: asksNothing(one) ? 0 : 1,
  }
}

/** What was put to others is still objected to. */
const isDisputed = ({ act, on, condition }: Question) => act === 'objection-decision' && on === 'proposal' && condition !== 'over'

const classIf: Record<string, PetitionClass> = {
  suggestion: 'suggestion',
  'replied-as-suggestion': 'suggestion',
  accusation: 'accusation',
  'accepted-accusation': 'accusation',
}

const asksNothing = ({ act, condition }: Question) =>
  (act === 'prompt-answer-decision' && condition !== 'points') ||
  (act === 'prompt-answer' && condition === 'recusal-open') ||
  ['no-points', 'suggestion', 'sealed', 'prompt-answer-open'].includes(condition)

/** Whose head is asked about people of the first receiver. */
const deciders: Record<string, Body> = {
  'first-receiver': 'first-bureau',
  'first-receiver-later': 'first-bureau',
  withdrawn: 'first-bureau',
  'bureau-head': 'stranger',
}
/** Who was found to decide, of an assignment or a contest. */
const found: Record<string, Body> = { 'keeps-it': 'stranger', 'leaders-barred': 'stranger' }

/** On whose part somebody asked; null where it is on the petition. */
function askedOn(kind: ProposalKind, condition: string) {
  if (condition.startsWith('of-unit')) return 'holder'
  if (['mark', 'prompt-answer', 'refusal', 'class'].includes(kind) || deciders[condition]) return null
  return condition.startsWith('assist') ? 'assist' : 'holder'
}

const contestedOf: Record<string, ProposalKind> = {
  'answered-at-once': 'prompt-answer',
  'not-accepted': 'refusal',
  suggestion: 'class',
  duty: 'duty',
  'replied-as-duty': 'duty',
  'replied-as-suggestion': 'class',
  accusation: 'class',
  'accepted-accusation': 'class',
  'sent-appeal': 'class',
}

function proposalsOf({ act, on, status, condition }: Question): ProposalState[] {
  const proposals: ProposalState[] = []
  const proposal = {
    assignmentId: on === 'petition' ? null : on === 'proposal' ? 'holder' : on,
    proposedByStaffId: 'y',
    agreedByStaffId: null,
    leaderConcerned: false,
    lapsed: false,
    deciderId: on === 'petition' ? 'first-bureau' : null,
  }
  const disputed = on === 'proposal' && act === 'objection-decision' ? 'dispute' : undefined
  const kind = (act.startsWith('route-contest') && contestedOf[condition]) || proposalOf[act] || disputed
  if (kind) {
    proposals.push({
      id: 'proposal',
      kind,
      status: status as ProposalStatus,
      assignmentId: askedOn(kind, condition),
      proposedByStaffId: condition === 'own' ? 'x' : 'y',
      agreedByStaffId: condition === 'agreed-by-self' ? 'x' : null,
      leaderConcerned: condition === 'leader-concerned' || condition === 'keeps-it',
      lapsed: condition === 'lapsed',
      period: condition.startsWith('letter') ? 'mailbox' : undefined,
      deciderId: deciders[condition] ?? found[condition] ?? null,
    })
  }
  if (condition === 'of-unit-held') proposals.push({ ...proposal, id: condition, kind: 'recusal', status: 'open', assignmentId: 'holder' })
  if (condition.startsWith('held'))
    proposals.push({ ...proposal, id: condition, kind: 'recusal', status: 'open', assignmentId: null, deciderId: 'first-bureau' })
  const contested = { contested: 'prompt-answer', 'mark-contested': 'mark', 'class-contested': 'class', 'duty-contested': 'duty' } as const
  const atBureau = { ...proposal, assignmentId: null, id: condition, status: 'contested' } as const
  if (condition in contested) {
    const assignmentId = condition === 'duty-contested' ? 'holder' : null
    proposals.push({ ...atBureau, assignmentId, kind: contested[condition as keyof typeof contested] })
  }
  if (condition === 'rewording-lapsed') proposals.push({ ...proposal, id: condition, kind: 'rewording', status: 'open', lapsed: true })
  if (condition.endsWith('-open') && condition !== 'window-open') {
    proposals.push({ ...proposal, id: condition, kind: condition.replace('-open', '') as ProposalKind, status: 'open' })
  }
  return proposals
}

function tasksOf({ act, status, condition }: Question): TaskState[] {
  const kind = taskOf[act]
  const caller = condition === 'past-bureau' ? 'stranger' : 'first-bureau'
  return kind ? [{ id: 'task', kind, status: status as TaskStatus, organisationId: kind === 'call-back' ? caller : 'holder' }] : []
}

const allRatings = ratingStates.flatMap((bureau) => ratingStates.map((unit) => ({ bureau, unit })))
function windowOf({ bureau, unit }: Matter['ratings']): string {
  if (bureau === 'waiting' || unit === 'waiting') return 'window-open'
  return bureau === 'rated' || unit === 'rated' ? 'rated' : 'no-window'
}
const someRatings = { bureau: 'waiting', unit: 'not-open' } as const
const mattersOf = (one: Question): Matter[] =>
  one.act === 'rating'
    ? allRatings.filter((ratings) => windowOf(ratings) === one.condition).map((ratings) => matterOf(one, ratings))
    : [matterOf(one, someRatings)]

/** The thing of the matter that the question names. */
const namedBy = ({ on, act }: Pick<Case, 'on' | 'act'>) => ({
  firstReceiver: act === 'recusal' && on === 'petition',
  assignmentId: assigned.some((one) => one === on) ? on : null,
  proposalId: on === 'proposal' ? on : null,
  taskId: on === 'task' ? on : null,
})

function ask(one: Case, matter: Matter, version: number): Target | number {
  try {
    return authorize(actorOf(one), one.act, matter, now, { ...namedBy(one), version })
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}
const statusOf = (answer: Target | number) => (typeof answer === 'number' ? answer : 200)

describe('the table of who may do what when', () => {
  it('answers every question exactly once', () => {
    expect(cases.length).toBeGreaterThan(50_000)
    const unclear = cases.filter((one) => answers.get(key(one))?.length !== 1).map((one) => `${key(one)}: ${answers.get(key(one))?.length}`)
    expect(unclear).toEqual([])
  })

  it('has no row without a question and no word that does not exist', () => {
    const used = new Set([...answers.values()].flat())
    expect(rows.filter((row) => !used.has(row)).map(({ at }) => at)).toEqual([])
    const words: Record<Column, Set<string>> = {
      act: new Set(acts),
      on: new Set(things),
      status: new Set(things.flatMap((on) => statusesOf(on, 'transfer'))),
      condition: new Set(cases.map((one) => one.condition)),
      role: new Set(['resident', ...staffRoles]),
      relation: new Set([...residents, ...bodies]),
      expected: new Set(['200', '403', '404', '409']),
    }
    const unknown = ({ at, values }: CsvRow<Column> & { at: string }) =>
      columns.flatMap((name) =>
        values[name]
          .replace(/^!/, '')
          .split('|')
          .filter((word) => word !== '*' && !words[name].has(word))
          .map((word) => `${at}: ${word}`),
      )
    expect(rows.flatMap(unknown)).toEqual([])
  })
})

describe.each(acts)('%s', (act) => {
  const mine = cases.filter((one) => one.act === act)

  it('is for whom the table says, when it says', () => {
    const wrong = mine.flatMap((one) =>
      mattersOf(one)
        .map((matter) => statusOf(ask(one, matter, 7)))
        .filter((status) => status !== expectedOf(one))
        .map((status) => `${key(one)}: ${expectedOf(one)} in the table, ${status} in the code`),
    )
    expect(wrong).toEqual([])
  })

  it('works on the thing it was asked for', () => {
    for (const one of mine.filter((some) => expectedOf(some) === 200)) {
      const target = ask(one, mattersOf(one)[0] as Matter, 7) as Target
      const own = act === 'transfer' && one.relation !== 'first-bureau' ? one.relation : null
      const part = target.proposal ?? target.task ?? target.assignment
      expect(part?.id ?? null, key(one)).toBe(one.on === 'petition' ? own : one.on)
      expect(target.step.act).toBe(act)
    }
  })

  it('is refused with a stale version, but only to those who have the right', () => {
    for (const one of mine) {
      const status = statusOf(ask(one, mattersOf(one)[0] as Matter, 6))
      expect(status, key(one)).toBe([200, 409].includes(expectedOf(one)) ? 412 : expectedOf(one))
    }
  })

  it('says in Chinese why it is not possible now', () => {
    for (const one of mine.filter((some) => expectedOf(some) === 409)) {
      const matter = mattersOf(one)[0] as Matter
      expect(() => authorize(actorOf(one), act, matter, now, namedBy(one)), key(one)).toThrow(/^[^A-Za-z]+。$/)
    }
  })
})

describe('everybody is shown exactly the acts that would be done', () => {
  // The parts of one body stand for those of the others.
  const questions = cases.filter(({ on, relation }) => relation === 'petitioner' && on !== 'assist' && on !== 'holder-bureau')
  const matters = [
    ...new Map(questions.flatMap((one) => mattersOf(one).slice(0, 1)).map((matter) => [JSON.stringify(matter), matter])).values(),
  ]
  const answer = (actor: Actor, act: Act, matter: Matter, asked: Parameters<typeof authorize>[4]) => {
    try {
      return authorize(actor, act, matter, now, asked)
    } catch (error) {
      return (error as Refusal).status
    }
  }
  // A million refusals: each would collect the stack it was thrown from.
  const { stackTraceLimit } = Error
  beforeAll(() => {
    Error.stackTraceLimit = 0
  })
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit
  })
  const partsOf = ({ assignments, proposals, tasks }: Matter) => [
    ...assignments.map(({ id }) => ({ id, asked: { assignmentId: id } })),
    ...proposals.map(({ id }) => ({ id, asked: { proposalId: id } })),
    ...tasks.map(({ id }) => ({ id, asked: { taskId: id } })),
  ]

  it.each(everybody)('$role of $relation', (who) => {
    const actor = actorOf(who)
    const wrong = matters.filter((matter) => {
      const shown = allowedActs(actor, matter, now)
      return acts.some((act) => {
        // 400: possible on several parts, so that one has to be named.
        const isDone = [200, 400].includes(statusOf(answer(actor, act, matter, {})))
        const differs = partsOf(matter).some(({ id, asked }) => {
          const target = answer(actor, act, matter, asked)
          const isDoneHere = typeof target !== 'number' && (target.proposal ?? target.task ?? target.assignment)?.id === id
          return isDoneHere !== (shown.ofPart.get(id) ?? []).includes(act)
        })
        const isOfFirst = statusOf(answer(actor, act, matter, { firstReceiver: true })) === 200
        if (act === 'recusal' && isOfFirst !== shown.ofFirstReceiver.includes(act)) return true
        return differs || isDone !== shown.petition.includes(act)
      })
    })
    expect(wrong).toEqual([])
  })
})

it('gives a body whose objection was upheld no part any more', () => {
  const matter = matterOf({ act: 'objection', on: 'holder', status: 'returned', condition: 'in-time' }, someRatings)
  expect(allowedActs(actorOf({ role: 'unit-clerk', relation: 'holder' }), matter, now).petition).toEqual([])
  expect(allowedActs(actorOf({ role: 'unit-clerk', relation: 'sender' }), matter, now).petition).toEqual(['contact', 'urgent-report'])
})

it('lets nothing wait for what a body asked for before the matter left it', () => {
  const question = { act: 'reply', on: 'holder', status: 'accepted', condition: 'rewording-open' } as const
  const waiting = matterOf(question, someRatings)
  const of = (who: Role, act: Act, matter: Matter) =>
    allowedActs(actorOf({ role: who, relation: 'holder' }), matter, now).petition.includes(act)
  expect(of('unit-clerk', 'reply', waiting)).toBe(false)
  const resting = { ...waiting, proposals: waiting.proposals.map((one) => ({ ...one, assignmentId: 'sender' })) }
  expect(of('unit-clerk', 'reply', resting)).toBe(true)
  expect(of('unit-clerk', 'rewording', resting)).toBe(true)
})

it('asks the leader of a bureau below about its own staff, and the first bureau’s where that leader is concerned', () => {
  const question = { act: 'recusal', on: 'holder-bureau', status: 'offered', condition: 'recusal-open' } as const
  const matter = matterOf(question, someRatings)
  const mayDecide = (relation: Body, on: Matter) =>
    allowedActs(actorOf({ role: 'bureau-leader', relation }), on, now).petition.includes('recusal-decision')
  expect([mayDecide('holder-bureau', matter), mayDecide('first-bureau', matter)]).toEqual([true, false])
  const concerned = { ...matter, proposals: matter.proposals.map((one) => ({ ...one, leaderConcerned: true })) }
  expect([mayDecide('holder-bureau', concerned), mayDecide('first-bureau', concerned)]).toEqual([false, true])
})

describe('an act that names an assignment', () => {
  const matter = matterOf({ act: 'contact', on: 'petition', status: 'transferred', condition: '-' }, someRatings)
  const of = (role: Role, relation: Relation, act: Act, assignmentId: string | null, on = matter) => {
    try {
      return authorize(actorOf({ role, relation }), act, on, now, { assignmentId }).assignment?.id ?? null
    } catch (error) {
      return (error as Refusal).status
    }
  }

  it('is not there for an assignment that does not exist, nor where acts on the petition name none', () => {
    expect(of('unit-clerk', 'holder', 'acceptance', 'nowhere')).toBe(404)
    expect(of('resident', 'petitioner', 'withdrawal', 'holder')).toBe(404)
    expect(of('resident', 'petitioner', 'withdrawal', null)).toBe(null)
    expect(of('bureau-clerk', 'first-bureau', 'contact', 'holder')).toBe(null)
  })

  it('may be left out where only one is meant, and must be named where several are', () => {
    expect(of('unit-clerk', 'holder', 'acceptance', null)).toBe('holder')
    const [bureau, sender, assist, holder] = matter.assignments as [AssignmentState, AssignmentState, AssignmentState, AssignmentState]
    const twice = { ...matter, assignments: [bureau, sender, holder, { ...assist, receiverId: 'holder' }] }
    expect(of('unit-clerk', 'holder', 'acceptance', null, twice)).toBe(400)
    expect(of('unit-clerk', 'holder', 'acceptance', 'assist', twice)).toBe('assist')
  })
})
