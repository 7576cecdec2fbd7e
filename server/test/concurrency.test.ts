import { randomUUID } from 'node:crypto'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { bodies, fileAs, listOf, open, register, timelineOf, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let sql: postgres.Sql

beforeAll(async () => {
  house = await openHouse()
  sql = postgres(house.urls.ownerUrl, { max: 1 })
  resident = await house.resident('吴九')
  bureau = await house.staff('bureau-clerk', { readsSealed: true })
  second = await house.staff('bureau-clerk', { organisationId: bureau.organisationId, readsSealed: false })
})
afterAll(async () => {
  await sql?.end()
  await house?.close()
})

const filedCount = async () => Number((await sql`select count(*)::int as count from petition`)[0]?.count)
const sorted = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

describe('two clerks at once', () => {
  it.each([
    ['with the version they read', { 'if-match': '1' }, 412],
    ['without a version', undefined, 409],
  ] as const)('register %s: one wins, the other hears so, the history has it once', async (_how, headers, loses) => {
    const petition = await fileAs(resident)
    const answers = await Promise.all(
      [bureau, second, bureau, second].map((clerk) =>
        clerk.post(`/api/petitions/${petition.id}/registration`, bodies.registration, headers),
      ),
    )
    expect(sorted(answers)).toEqual([200, loses, loses, loses])
    const items = await timelineOf(bureau, petition)
    expect(items.map(({ entry }) => entry?.kind)).toEqual(['submission', 'registration'])
    expect(firstBrokenLink(items)).toBeNull()
    expect((await open(bureau, petition)).version).toBe(2)
  })

  it('transfer to different bodies: it goes to one of them', async () => {
    const petition = await fileAs(resident)
    await register(bureau, petition)
    const to = (organisationId: string) => ({ assignments: [{ organisationId, role: 'lead' }] })
    const answers = await Promise.all([
      bureau.post(`/api/petitions/${petition.id}/transfer`, to('340600-housing')),
      second.post(`/api/petitions/${petition.id}/transfer`, to('340600-water')),
    ])
    expect(sorted(answers)).toEqual([200, 409])
    expect((await open(bureau, petition)).assignments).toHaveLength(1)
  })

  it('withdrawal and acceptance at once leave one consistent matter', async () => {
    const unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
    const petition = await fileAs(resident)
    await register(bureau, petition)
    await transfer(bureau, petition, unit.organisationId)
    await Promise.all([
      resident.post(`/api/petitions/${petition.id}/withdrawal`, bodies.withdrawal),
      unit.post(`/api/petitions/${petition.id}/acceptance`, bodies.acceptance),
    ])
    const view = await open(unit, petition)
    expect([view.status, view.assignments[0]?.status]).toEqual(['withdrawn', 'closed'])
    expect(view.clocks.filter(({ kind, state }) => !kind.startsWith('rating') && state === 'running')).toEqual([])
    expect(firstBrokenLink(await timelineOf(unit, petition))).toBeNull()
  })
})

describe('a filing sent many times at once', () => {
  it('under one key makes one petition, the same for every answer', async () => {
    const before = await filedCount()
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => resident.post<PetitionView>('/api/petitions', makeFiling(), headers)),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.number} ${body.queryCode}`)).size).toBe(1)
    expect([answers[0]?.status, await filedCount()]).toEqual([201, before + 1])
  })

  it('under one key with photos gives them to the one petition', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const filing = makeFiling({ attachmentIds: [await upload(resident), await upload(resident)] })
    const answers = await Promise.all(Array.from({ length: 10 }, () => resident.post<PetitionView>('/api/petitions', filing, headers)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect(answers[0]?.body.attachments.map(({ id }) => id)).toEqual(filing.attachmentIds)
  })

  it('with the same photo under different keys gives it to one of them and refuses the others', async () => {
    const before = await filedCount()
    const attachmentIds = [await upload(resident)]
    const answers = await Promise.all(Array.from({ length: 6 }, () => resident.post('/api/petitions', makeFiling({ attachmentIds }))))
    expect(sorted(answers)).toEqual([201, 400, 400, 400, 400, 400])
    expect(await filedCount()).toBe(before + 1)
  })
})

describe('a list', () => {
  async function pages(who: Caller, query: string, between: () => Promise<unknown>): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: PetitionPage = (await who.get<PetitionPage>(`/api/petitions?limit=7${query}${cursor && `&cursor=${cursor}`}`)).body
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
      await between()
    }
    return ids
  }

  it.each(['&sort=newest', '&sort=due'])('turned page by page shows every row once while new ones arrive: %s', async (query) => {
    for (let filed = 0; filed < 15; filed++) {
      // Several share one instant and all one due day, so that the order has ties.
      if (filed % 3 === 0) house.now = new Date(house.now.getTime() + 1000)
      await fileAs(resident)
    }
    const before = (await sql`select id from petition`).map(({ id }) => id)
    house.now = new Date(house.now.getTime() + 1000)
    let arrivals = 0
    const ids = await pages(bureau, query, async () => {
      if (arrivals++ < 3) await fileAs(resident)
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(before.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('refuses a cursor of another order or from nowhere before SQL sees it', async () => {
    const { nextCursor } = (await bureau.get<PetitionPage>('/api/petitions?limit=1&sort=newest')).body
    for (const cursor of [nextCursor, 'garbage', Buffer.from('["2026-13-45","x"]').toString('base64url')]) {
      expect((await bureau.get(`/api/petitions?sort=due&cursor=${cursor}`)).status).toBe(400)
    }
  })

  it('counts exactly to 1,000 and says "1000+" beyond, for the reader’s own rows only', async () => {
    const fill = (rows: number) => sql`
      insert into petition select copy.* from (select * from petition where status = 'submitted' order by id limit 1) one
        cross join generate_series(1, ${rows}::int) n
        cross join lateral jsonb_populate_record(one::petition, jsonb_build_object(
          'id', gen_random_uuid(), 'number', md5(n::text || ${rows}::int), 'idempotency_key', null)) copy`
    await fill(1000 - (await filedCount()))
    expect((await listOf(bureau)).total).toBe(1000)
    await fill(1)
    expect((await listOf(bureau)).total).toBe('1000+')
    expect((await listOf(await house.staff('bureau-clerk', { organisationId: '340603-bureau' }))).total).toBe(0)
  })
})
