import { readFileSync } from 'node:fs'
import { type Act, acts } from '@petition/shared/vocabulary/acts'
import {
  type AssignmentStatus,
  assignmentStatuses,
  type PetitionStatus,
  petitionStatuses,
  ratingStates,
} from '@petition/shared/vocabulary/petition'
import { type OrganisationKind, type StaffRole, staffRoles } from '@petition/shared/vocabulary/roles'
import { describe, expect, it } from 'vitest'
import { type CsvRow, readCsv } from '../../seed/csv.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../errors.ts'
import type { AssignmentState, Matter } from './matter.ts'
import { allowedActs, authorize, type Target } from './policy.ts'

const columns = ['act', 'on', 'status', 'condition', 'role', 'relation', 'expected'] as const
type Column = (typeof columns)[number]
const rows = readCsv('acts.csv', readFileSync(new URL('acts.csv', import.meta.url), 'utf8'), columns)

const residents = ['petitioner', 'another-resident'] as const
const bodies = ['first-bureau', 'other-bureau', 'holder-bureau', 'sender', 'holder', 'assist', 'stranger'] as const
type Body = (typeof bodies)[number]
type Relation = (typeof residents)[number] | Body
type Role = StaffRole | 'resident'
const assigned = ['holder', 'holder-bureau', 'assist'] as const
type On = 'petition' | (typeof assigned)[number]
type Condition = '-' | 'in-time' | 'late' | 'no-draft' | 'draft-waits' | 'window-open' | 'rated' | 'no-window'
type Case = { act: Act; on: On; status: string; condition: Condition; role: Role; relation: Relation }

const isActOnPetition = (act: Act) => ['registration', 'transfer', 'rating', 'conclusion', 'withdrawal', 'contact'].includes(act)
const isActOnAssignment = (act: Act) => act === 'transfer' || !isActOnPetition(act)

function conditionsOf(act: Act, on: On): Condition[] {
  if (act === 'objection' && on !== 'holder-bureau') return ['in-time', 'late']
  if ((act === 'reply' || act === 'reply-approval') && on === 'holder') return ['no-draft', 'draft-waits']
  return act === 'rating' ? ['window-open', 'rated', 'no-window'] : ['-']
}

const everybody: { role: Role; relation: Relation }[] = [
  ...residents.map((relation) => ({ role: 'resident' as const, relation })),
  ...bodies.flatMap((relation) => staffRoles.map((role) => ({ role, relation }))),
]

/** Every question there is. */
const cases: Case[] = acts.flatMap((act) =>
  (['petition', ...assigned] as const)
    .filter((on) => (on === 'petition' ? isActOnPetition(act) : isActOnAssignment(act)))
    .flatMap((on) =>
      (on === 'petition' ? petitionStatuses : assignmentStatuses).flatMap((status) =>
        conditionsOf(act, on).flatMap((condition) => everybody.map((who) => ({ act, on, status, condition, ...who }))),
      ),
    ),
)

function matches(cell: string, value: string): boolean {
  if (cell === '*') return true
  return cell.startsWith('!') ? !cell.slice(1).split('|').includes(value) : cell.split('|').includes(value)
}
const answering = (one: Case) =>
  rows.filter(({ values }) => columns.slice(0, -1).every((name) => matches(values[name], one[name as keyof Case])))
const key = (one: Case) => [one.act, one.on, one.status, one.condition, one.role, one.relation].join(',')
const answers = new Map(cases.map((one) => [key(one), answering(one)]))
const expectedOf = (one: Case) => Number(answers.get(key(one))?.[0]?.values.expected)

const today = '2026-03-02'
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
}

function matterOf({ on, status, condition }: Omit<Case, 'act' | 'role' | 'relation'>, ratings: Matter['ratings']): Matter {
  const petitionStatus = on === 'petition' ? (status as PetitionStatus) : 'transferred'
  const stands = standing[petitionStatus]
  const at = (body: On, usual: AssignmentStatus) => (body === on ? (status as AssignmentStatus) : usual)
  const assignment = (receiver: Body, parent: Body | null, sender: Body, usual: AssignmentStatus): AssignmentState => ({
    id: receiver,
    parentId: parent,
    role: receiver === 'assist' ? 'assist' : 'lead',
    status: at(receiver as On, usual),
    senderId: sender,
    receiverId: receiver,
    receiverKind: kinds[receiver],
    replyPending: receiver === 'holder' && condition === 'draft-waits',
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
      class: 'appeal',
      sealed: false,
    },
    assignments: stands
      ? [
          assignment('holder-bureau', null, 'first-bureau', 'passed-on'),
          assignment('sender', 'holder-bureau', 'holder-bureau', 'passed-on'),
          assignment('assist', 'holder-bureau', 'holder-bureau', stands.assist),
          assignment('holder', 'sender', 'sender', stands.holder),
        ]
      : [],
    ratings,
  }
}

const allRatings = ratingStates.flatMap((bureau) => ratingStates.map((unit) => ({ bureau, unit })))
function windowOf({ bureau, unit }: Matter['ratings']): Condition {
  if (bureau === 'waiting' || unit === 'waiting') return 'window-open'
  return bureau === 'rated' || unit === 'rated' ? 'rated' : 'no-window'
}
const someRatings = { bureau: 'waiting', unit: 'not-open' } as const
const mattersOf = (one: Case): Matter[] =>
  one.act === 'rating'
    ? allRatings.filter((ratings) => windowOf(ratings) === one.condition).map((ratings) => matterOf(one, ratings))
    : [matterOf(one, someRatings)]

function ask(one: Case, matter: Matter, version: number): Target | number {
  try {
    return authorize(actorOf(one), one.act, matter, today, { assignmentId: one.on === 'petition' ? null : one.on, version })
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}
const statusOf = (answer: Target | number) => (typeof answer === 'number' ? answer : 200)

/** What the table allows this person on one thing of the matter, in the state it has there. */
function allowedBy(who: { role: Role; relation: Relation }, on: On, status: string, matter: Matter): Act[] {
  const holder = matter.assignments.find((one) => one.id === 'holder')
  const conditionNow: Record<string, Condition> = {
    objection: matter.assignments.find((one) => one.id === on)?.objectionUntilOn === today ? 'in-time' : 'late',
    reply: holder?.replyPending ? 'draft-waits' : 'no-draft',
    'reply-approval': holder?.replyPending ? 'draft-waits' : 'no-draft',
    rating: windowOf(matter.ratings),
  }
  return acts.filter((act) => {
    const condition = conditionsOf(act, on).includes('-') ? '-' : (conditionNow[act] as Condition)
    return expectedOf({ ...who, act, on, status, condition }) === 200
  })
}

describe('the table of who may do what when', () => {
  it('answers every question exactly once', () => {
    expect(cases.length).toBeGreaterThan(8000)
    const unclear = cases.filter((one) => answers.get(key(one))?.length !== 1).map((one) => `${key(one)}: ${answers.get(key(one))?.length}`)
    expect(unclear).toEqual([])
  })

  it('has no row without a question and no word that does not exist', () => {
    const used = new Set([...answers.values()].flat())
    expect(rows.filter((row) => !used.has(row)).map(({ line }) => line)).toEqual([])
    const words: Record<Column, Set<string>> = {
      act: new Set(acts),
      on: new Set(['petition', ...assigned]),
      status: new Set([...petitionStatuses, ...assignmentStatuses]),
      condition: new Set(cases.map((one) => one.condition)),
      role: new Set(['resident', ...staffRoles]),
      relation: new Set([...residents, ...bodies]),
      expected: new Set(['200', '403', '404', '409']),
    }
    const unknown = ({ line, values }: CsvRow<Column>) =>
      columns.flatMap((name) =>
        values[name]
          .replace(/^!/, '')
          .split('|')
          .filter((word) => word !== '*' && !words[name].has(word))
          .map((word) => `${line}: ${word}`),
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
      const own = one.on !== 'petition' ? one.on : act === 'transfer' && one.relation !== 'first-bureau' ? one.relation : null
      expect(target.assignment?.id ?? null, key(one)).toBe(own)
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
      const asked = { assignmentId: one.on === 'petition' ? null : one.on }
      expect(() => authorize(actorOf(one), act, matter, today, asked), key(one)).toThrow(/^[^A-Za-z]+。$/)
    }
  })
})

it('shows everybody exactly the acts that would be done', () => {
  const seen = new Set<string>()
  for (const one of cases) {
    for (const matter of mattersOf(one)) {
      const state = JSON.stringify([one.role, one.relation, matter])
      if (seen.has(state)) continue
      seen.add(state)
      const { petition, ofAssignment } = allowedActs(actorOf(one), matter, today)
      const onAssignments = new Set<Act>()
      for (const { id, status } of matter.assignments) {
        // The department in between passed it on: no act of the table works on its assignment any more.
        const allowed = id === 'sender' ? [] : allowedBy(one, id as On, status, matter)
        expect(ofAssignment.get(id) ?? [], `${key(one)} on ${id}`).toEqual(allowed)
        for (const act of allowed) onAssignments.add(act)
      }
      // Only a question about the whole petition is one about a matter whose parts stand as they do in life.
      if (one.on !== 'petition') expect(petition).toEqual(expect.arrayContaining([...onAssignments]))
      else expect(new Set(petition), key(one)).toEqual(new Set([...onAssignments, ...allowedBy(one, 'petition', one.status, matter)]))
    }
  }
})

it('gives a body whose objection was upheld no part any more', () => {
  const matter = matterOf({ on: 'holder', status: 'returned', condition: '-' }, someRatings)
  expect(allowedActs(actorOf({ role: 'unit-clerk', relation: 'holder' }), matter, today).petition).toEqual([])
  expect(allowedActs(actorOf({ role: 'unit-clerk', relation: 'sender' }), matter, today).petition).toEqual(['contact'])
})

describe('an act that names an assignment', () => {
  const matter = matterOf({ on: 'petition', status: 'transferred', condition: '-' }, someRatings)
  const of = (role: Role, relation: Relation, act: Act, assignmentId: string | null, on = matter) => {
    try {
      return authorize(actorOf({ role, relation }), act, on, today, { assignmentId }).assignment?.id ?? null
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
