import { randomUUID } from 'node:crypto'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../src/db/client.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type Cut, openCuttingProxy } from './cutting-proxy.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Answer, Caller, Resident, StaffMember } from './people.ts'
import { act, fileAs, guide, open, register, replyBody, transfer } from './steps.ts'
import { tracesOf } from './walk-checks.ts'

let house: House
let proxy: Awaited<ReturnType<typeof openCuttingProxy>>
let whole: Database
let cut: ReturnType<typeof openDatabase>
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let leader: StaffMember
let second: StaffMember
let bureauLeader: StaffMember
let administrator: StaffMember
/** Each succession closes one; nobody else has anything there. */
const closing = ['340600-audit', '340600-statistics', '340600-forestry', '340600-veterans']

beforeAll(async () => {
  house = await openHouse()
  whole = house.ctx.db
  proxy = await openCuttingProxy(house.urls.appUrl)
  cut = openDatabase(proxy.url, { max: 3 })
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  leader = await house.staff('unit-leader', { organisationId: '340600-housing' })
  second = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false })
  bureauLeader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  administrator = await house.staff('administrator')
})
afterAll(async () => {
  await cut?.close()
  await proxy?.close()
  await house?.close()
})

/** `files`: whose histories must tell what the rows are; `again`: the answer to whoever asks once more. */
type Deed = { who: Caller; path: string; body: object; headers: Record<string, string>; files: string[]; again: number }
const deed = async (who: Caller, petition: { id: string }, name: Act, body: object, ...others: { id: string }[]): Promise<Deed> => {
  const { version } = await open(who, petition)
  const files = [petition, ...others].map(({ id }) => id)
  return { who, path: `/api/petitions/${petition.id}/${name}`, body, headers: { 'if-match': String(version) }, files, again: 412 }
}
const decided = { approved: true, reason: '经核对，情况属实。' }
const registered = async () => {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  return petition
}
const accepted = async () => {
  const petition = await registered()
  await transfer(bureau, petition, unit.organisationId, '340600-education')
  await act(unit, petition, 'acceptance', { route: 'petition' })
  return open(unit, petition)
}

/** Each with much to write: clocks, notices, several parts. */
const deeds: [string, () => Promise<Deed>][] = [
  [
    'a filing',
    async () => ({
      who: resident,
      path: '/api/petitions',
      body: makeFiling({ kind: 'mailbox' }),
      headers: { 'idempotency-key': randomUUID() },
      files: [],
      again: 201,
    }),
  ],
  [
    'a registration that proposes a mark',
    async () => {
      const earlier = await fileAs(resident)
      return deed(bureau, await fileAs(resident), 'registration', { class: 'appeal', purpose: 'request', repeatOf: earlier.number })
    },
  ],
  [
    'a transfer to three bodies',
    async () => {
      const ids = [unit.organisationId, '340600-education', '340600-health']
      const assignments = ids.map((organisationId, index) => ({ organisationId, role: index === 0 ? 'lead' : 'assist' }))
      return deed(bureau, await registered(), 'transfer', { assignments })
    },
  ],
  [
    'a reply that leaves tasks',
    async () => {
      const petition = await accepted()
      return deed(unit, petition, 'reply', replyBody(petition, 'supported'))
    },
  ],
  ['a withdrawal', async () => deed(resident, await accepted(), 'withdrawal', { reason: '问题已经解决' })],
  [
    'the decision on an extension',
    async () => {
      const petition = await accepted()
      await act(unit, petition, 'extension', { days: 15, reason: '情况复杂，需要勘察' })
      return deed(leader, petition, 'extension-decision', { approved: true })
    },
  ],
  [
    'the joining of a repeat to its first file',
    async () => {
      const { first, later } = await repeated()
      return deed(second, later, 'mark-decision', decided, first)
    },
  ],
  [
    'the parting of a repeat from its first file',
    async () => {
      const { first, later } = await repeated()
      await act(second, later, 'mark-decision', decided)
      await act(resident, later, 'mark-contest', { reason: '这次说的是另一条路。' })
      return deed(bureauLeader, later, 'mark-contest-decision', decided, first)
    },
  ],
  [
    'a recall from a body that had accepted',
    async () => {
      const petition = await accepted()
      const lead = petition.assignments.find(({ role }) => role === 'lead')
      return deed(bureau, petition, 'recall', { assignmentId: lead?.id, reason: '转送有误，予以收回。' })
    },
  ],
  [
    'an upheld contest of another procedure that was concluded',
    async () => {
      const petition = await registered()
      await transfer(bureau, petition, unit.organisationId, '340600-education')
      await guide(unit, leader, petition)
      await act(bureau, petition, 'conclusion', { ground: '已导入民事诉讼。' })
      await act(resident, petition, 'route-contest', { reason: '这是你们的职责。' })
      return deed(bureauLeader, petition, 'route-contest-decision', decided)
    },
  ],
  [
    'a succession',
    async () => {
      const id = closing.pop() ?? ''
      const petition = await registered()
      await transfer(bureau, petition, id, '340600-education')
      const path = `/api/organisations/${id}/succession`
      const body = { successorId: '340600-urban-management', on: '2026-11-23', reason: '根据市机构改革方案，职责并入。' }
      return { who: administrator, path, body, headers: {}, files: [petition.id], again: 409 }
    },
  ],
  [
    'the decision on an answer at once',
    async () => {
      const question = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [] })
      await register(bureau, question, { class: 'appeal', purpose: 'other' })
      await act(bureau, question, 'prompt-answer', { text: '窗口周一至周五上午九点开放。', reason: '只询问开放时间。' })
      return deed(second, question, 'prompt-answer-decision', { approved: true })
    },
  ],
  [
    'the decision on 不予受理',
    async () => {
      const { number } = await accepted()
      const petition = await fileAs(resident)
      await act(bureau, petition, 'refusal', { openNumber: number, reason: '同一事项正在办理，期限未满。' })
      return deed(second, petition, 'refusal-decision', { approved: true })
    },
  ],
  [
    'the decision on a class',
    async () => {
      const petition = await fileAs(resident)
      await register(bureau, petition, { class: 'suggestion', purpose: 'opinion', classReason: '信访人只是提出改进的想法。' })
      return deed(second, petition, 'class-decision', decided)
    },
  ],
]

/** A later filing of the same, which names the open first one. */
async function repeated() {
  const first = await accepted()
  const later = await fileAs(resident)
  await register(bureau, later, { repeatOf: first.number })
  return { first, later }
}

async function attempt({ who, path, body, headers }: Deed, order: Cut | null): Promise<Answer<PetitionView>> {
  proxy.order(order)
  house.ctx.db = cut.db
  const answer = await who.post<PetitionView>(path, body, headers).finally(() => {
    house.ctx.db = whole
    proxy.order(null)
  })
  return answer
}

const count = async () => (await tracesOf(house.ctx)).counts as Record<string, number>
const added = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows - (before[table] ?? 0)]))

it('outlives more cuts in the midst of a transaction than it has connections', async () => {
  for (let times = 0; times < 7; times++) {
    proxy.order({ atStatement: 3, how: 'unheard' })
    const counting = cut.db.transaction(async (tx) => {
      for (let statement = 0; statement < 5; statement++) await tx.execute(sql`select 1`)
    })
    await expect(counting).rejects.toThrow()
  }
  proxy.order(null)
  expect(await cut.db.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }])
})

describe.each(deeds)('%s', (_, prepare) => {
  it('is there as a whole or not at all, whichever statement is cut', async () => {
    const example = await prepare()
    const empty = await count()
    expect((await attempt(example, null)).status).toBeLessThan(300)
    const all = added(empty, await count())
    const statements = await cutFrom(1, 'unheard', await prepare(), all)
    // Lock, rights, events, clocks, notice: far more than one chance to go wrong.
    expect(statements).toBeGreaterThan(8)
    // An answer that is lost leaves what the next statement unheard leaves, but for the last ones: there it may be done.
    await cutFrom(statements - 2, 'unanswered', await prepare(), all)
  })
})

/** One statement after the other, until it is done; answers how many were cut before that. */
async function cutFrom(first: number, how: Cut['how'], waiting: Deed, all: Record<string, number>): Promise<number> {
  const nothing = Object.fromEntries(Object.keys(all).map((table) => [table, 0]))
  for (let atStatement = first; atStatement < 200; atStatement++) {
    const before = await count()
    const answer = await attempt(waiting, { atStatement, how })
    const left = added(before, await count())
    const isDone = left.event !== 0
    expect(left, `${how} at statement ${atStatement}`).toEqual(isDone ? all : nothing)
    if (answer.status < 300) expect(isDone).toBe(true)
    else expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/problem+json; charset=utf-8'])
    if (!isDone) continue
    // Done, and the answer may be lost: asked again, the house does not do it twice.
    const again = await attempt(waiting, null)
    expect(again.status).toBe(waiting.again)
    expect(added(before, await count())).toEqual(all)
    for (const id of waiting.files) expect((await replayPetition(house.ctx, id)).differences).toEqual([])
    return atStatement - 1
  }
  throw new Error('it was never done')
}
