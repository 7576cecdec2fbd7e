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
import { act, fileAs, open, register, replyBody, transfer } from './steps.ts'
import { tracesOf } from './walk-checks.ts'

let house: House
let proxy: Awaited<ReturnType<typeof openCuttingProxy>>
let whole: Database
let cut: ReturnType<typeof openDatabase>
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let leader: StaffMember

beforeAll(async () => {
  house = await openHouse()
  whole = house.ctx.db
  proxy = await openCuttingProxy(house.urls.appUrl)
  cut = openDatabase(proxy.url, { max: 3 })
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  leader = await house.staff('unit-leader', { organisationId: '340600-housing' })
})
afterAll(async () => {
  await cut?.close()
  await proxy?.close()
  await house?.close()
})

type Deed = { who: Caller; path: string; body: object; headers: Record<string, string> }
const deed = async (who: Caller, petition: { id: string }, name: Act, body: object): Promise<Deed> => {
  const { version } = await open(who, petition)
  return { who, path: `/api/petitions/${petition.id}/${name}`, body, headers: { 'if-match': String(version) } }
}
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
]

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
  it.each(['unheard', 'unanswered'] as const)('is there as a whole or not at all, whichever statement goes %s', async (how) => {
    const example = await prepare()
    const empty = await count()
    expect((await attempt(example, null)).status).toBeLessThan(300)
    const all = added(empty, await count())
    const nothing = Object.fromEntries(Object.keys(all).map((table) => [table, 0]))

    const waiting = await prepare()
    let cuts = 0
    for (let atStatement = 1; atStatement < 100; atStatement++) {
      const before = await count()
      const answer = await attempt(waiting, { atStatement, how })
      const left = added(before, await count())
      const isDone = left.event !== 0
      expect(left, `cut at statement ${atStatement}`).toEqual(isDone ? all : nothing)
      if (answer.status < 300) expect(isDone).toBe(true)
      else expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/problem+json; charset=utf-8'])
      if (!isDone) {
        cuts++
        continue
      }
      // Done, and the answer may be lost: asked again, the house does not do it twice.
      const again = await attempt(waiting, null)
      expect(waiting.path.endsWith('/petitions') ? 201 : 412).toBe(again.status)
      expect(added(before, await count())).toEqual(all)
      break
    }
    // Lock, rights, events, clocks, notice: far more than one chance to go wrong.
    expect(cuts).toBeGreaterThan(8)
    const id = waiting.path.split('/')[3]
    if (id) expect((await replayPetition(house.ctx, id)).differences).toEqual([])
  })
})
