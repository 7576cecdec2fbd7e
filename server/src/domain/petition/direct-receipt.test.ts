import { readFileSync } from 'node:fs'
import { type Act, acts } from '@petition/shared/vocabulary/acts'
import type { AssignmentStatus, PetitionStatus } from '@petition/shared/vocabulary/petition'
import { type OrganisationKind, type StaffRole, staffRoles } from '@petition/shared/vocabulary/roles'
import { expect, it } from 'vitest'
import { readCsv } from '../../seed/csv.ts'
import type { Staff } from '../actor.ts'
import { Refusal } from '../errors.ts'
import { STEPS } from './lifecycle.ts'
import type { AssignmentState, Matter, ProposalState, TaskState } from './matter.ts'
import { authorize } from './policy.ts'

const columns = ['act', 'stage', 'role', 'relation', 'expected'] as const
const file = 'acts-of-direct-receipt.csv'
const rows = readCsv(file, readFileSync(new URL(file, import.meta.url), 'utf8'), columns)

const stages: Record<string, [PetitionStatus, AssignmentStatus | null]> = {
  submitted: ['submitted', null],
  registered: ['registered', null],
  kept: ['transferred', 'offered'],
  accepted: ['accepted', 'accepted'],
  replied: ['replied', 'done'],
  concluded: ['concluded', 'done'],
}
const bodies: Record<string, OrganisationKind> = { unit: 'town', follower: 'bureau', 'other-bureau': 'bureau', stranger: 'department' }
const ofStaff = acts.filter((act) => STEPS.some((step) => step.act === act && step.who !== 'petitioner'))

type Question = { act: Act; stage: string; role: StaffRole; relation: string }
const questions: Question[] = ofStaff.flatMap((act) =>
  Object.keys(stages).flatMap((stage) =>
    staffRoles.flatMap((role) => Object.keys(bodies).map((relation) => ({ act, stage, role, relation }))),
  ),
)

function matches(cell: string, value: string): boolean {
  if (cell === '*') return true
  return cell.startsWith('!') ? !cell.slice(1).split('|').includes(value) : cell.split('|').includes(value)
}
const answering = (one: Question) =>
  rows.filter(({ values }) => (['act', 'stage', 'role', 'relation'] as const).every((name) => matches(values[name], one[name])))
const key = (one: Question) => Object.values(one).join(',')

const today = '2026-03-02'
const step = (act: Act) => STEPS.find((one) => one.act === act)

function matterAt({ act, stage }: Question): Matter {
  const [status, part] = stages[stage] as [PetitionStatus, AssignmentStatus | null]
  const kept: AssignmentState = {
    id: 'kept',
    parentId: null,
    role: 'lead',
    status: part ?? 'offered',
    senderId: 'unit',
    receiverId: 'unit',
    receiverKind: 'town',
    replyPending: false,
    draftedByStaffId: null,
    simple: act === 'ordinary-handling',
    objectionUntilOn: null,
  }
  return {
    petition: {
      id: 'p',
      kind: 'petition',
      status,
      version: 7,
      personId: 'petitioner',
      bureauId: 'unit',
      followerId: 'follower',
      class: 'appeal',
      sealed: false,
      publishConsent: true,
    },
    assignments: part ? [kept] : [],
    signers: {},
    ratings: { bureau: 'not-open', unit: 'not-open' },
    proposals: proposalsOf(act, part !== null),
    tasks: tasksOf(act),
    returns: 0,
    recalls: 0,
    handling: { legalOn: today, daysLeftToExtend: 1 },
    mailbox: null,
    nextOwedOn: null,
    urgeAgainOn: null,
    undoUntilOn: null,
    isPublished: false,
    requestCount: 0,
  }
}

/** What the act decides, asked for by somebody else: of the part that the unit keeps, or of the matter as a whole. */
function proposalsOf(act: Act, isKept: boolean): ProposalState[] {
  const decides = step(act)
  if (decides?.on !== 'proposal') return []
  const ofPart =
    decides.kind === 'extension' || decides.kind === 'ordinary-handling' || act === 'procedural-notice-decision' || act === 'duty-decision'
  if (ofPart && !isKept) return []
  return [
    {
      id: 'asked',
      // A contest is of the answer at once: no part of it is needed.
      kind: act === 'route-contest-decision' ? 'prompt-answer' : decides.kind,
      status: act.includes('contest') ? 'contested' : 'open',
      assignmentId: ofPart ? 'kept' : null,
      proposedByStaffId: 'y',
      agreedByStaffId: null,
      leaderConcerned: act === 'recusal-decision',
      deciderId: act === 'recusal-decision' ? 'follower' : null,
      lapsed: false,
    },
  ]
}

function tasksOf(act: Act): TaskState[] {
  const owed = step(act)
  if (owed?.on !== 'task') return []
  return [{ id: 'owed', kind: owed.kind, status: 'open', organisationId: owed.kind === 'call-back' ? 'follower' : 'unit' }]
}

function answerTo(one: Question): number {
  const organisationKind = bodies[one.relation] as OrganisationKind
  const roles = [one.role]
  const actor: Staff = {
    kind: 'staff',
    staffId: 'x',
    sessionId: 's',
    organisationId: one.relation,
    organisationKind,
    roles,
    readsSealed: false,
  }
  try {
    authorize(actor, one.act, matterAt(one), { today, rules: { urgeBeforeDays: 5 } }, { version: 7 })
    return 200
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}

it('answers every question about a matter that a unit received directly exactly once, and asks no other', () => {
  expect(questions.filter((one) => answering(one).length !== 1).map((one) => `${key(one)}: ${answering(one).length}`)).toEqual([])
  const used = new Set(questions.flatMap(answering))
  expect(rows.filter((row) => !used.has(row)).map(({ line }) => line)).toEqual([])
})

it.each(ofStaff)('%s is for whom the table says, when it says', (act) => {
  const wrong = questions
    .filter((one) => one.act === act)
    .map((one) => ({ one, expected: Number(answering(one)[0]?.values.expected), answer: answerTo(one) }))
    .filter(({ expected, answer }) => answer !== expected)
    .map(({ one, expected, answer }) => `${key(one)}: ${expected} in the table, ${answer} in the code`)
  expect(wrong).toEqual([])
})
