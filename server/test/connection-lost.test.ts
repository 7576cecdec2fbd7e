import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Problem } from '@petition/shared/schemas/problem'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import { eventually } from './outbox.ts'
import type { Answer, Resident, StaffMember } from './people.ts'
import { fileAs, listOf } from './steps.ts'

let house: House
let owner: postgres.Sql
let app: postgres.Sql
let resident: Resident
let bureau: StaffMember
const log: string[] = []

beforeAll(async () => {
  house = await openHouse({ logTo: log })
  owner = postgres(house.urls.ownerUrl, { max: 2, onnotice: () => {} })
  // A role may end its own connections only.
  app = postgres(house.urls.appUrl, { max: 1, onnotice: () => {} })
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk')
  await fileAs(resident)
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await house.close()
})

/** Ends every connection of the service, as a restart of the database or a broken network does. */
const cutConnections = () => app`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`

function expectBusy({ status, headers, body, text }: Answer<Problem>) {
  const why = log.find((line) => line.includes(body.requestId))
  expect([status, body.code], why).toEqual([503, 'unavailable'])
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(headers['retry-after']).toBe('5')
  expect(body.detail).toMatch(/[\u4e00-\u9fff]/)
  expect(text).not.toMatch(/node_modules|terminat|administrator|CONNECTION|57P01/i)
}

const expectServing = async () => {
  expect((await house.visitor.get('/ready')).status).toBe(200)
  expect((await resident.get('/api/petitions')).status).toBe(200)
  expect((await bureau.get('/api/petitions')).status).toBe(200)
  await fileAs(resident)
}

it('says it is busy when its connections end in the middle of requests, keeps nothing half done, and goes on by itself', async () => {
  const keys = Array.from({ length: 20 }, () => ({ 'idempotency-key': crypto.randomUUID() }))
  const before = (await listOf(resident)).total
  const answers = await owner.begin(async (tx) => {
    // Whoever files waits for the clock, in the middle of a transaction; whoever reads waits for it too.
    await tx`lock table clock in access exclusive mode`
    const asked = Promise.all([
      ...keys.map((key) => resident.post<Problem>('/api/petitions', makeFiling(), key)),
      ...keys.map(() => bureau.get<Problem>('/api/petitions')),
    ])
    let isAnswered = false
    void asked.then(() => {
      isAnswered = true
    })
    for (let cuts = 0; cuts < 6 && !isAnswered; cuts++) {
      await eventually(async () => {
        const [waiting] = await owner`select count(*)::int as count from pg_locks where not granted and relation = 'clock'::regclass`
        // Who is told that it is busy does not wait: all may have been, before the sixth cut.
        return isAnswered || waiting?.count > 0
      })
      await cutConnections()
    }
    return { asked }
  })
  const settled = await answers.asked
  const busy = settled.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(0)
  for (const answer of settled) if (answer.status !== 200 && answer.status !== 201) expectBusy(answer)
  await expectServing()
  const filed = await Promise.all(keys.map((key) => resident.post<PetitionView>('/api/petitions', makeFiling(), key)))
  expect(filed.map(({ status }) => status)).toEqual(keys.map(() => 201))
  expect((await listOf(resident)).total).toBe(Number(before) + keys.length + 1)
})

it('goes on when idle connections have ended unnoticed, again and again', async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all(Array.from({ length: 10 }, () => resident.get('/api/petitions')))
    await cutConnections()
    const answers = await Promise.all(Array.from({ length: 20 }, () => resident.get<Problem>('/api/petitions')))
    for (const answer of answers) if (answer.status !== 200) expectBusy(answer)
    await expectServing()
  }
})

it('says it is busy while the database lets nobody in, and goes on when it does', async () => {
  const name = new URL(house.urls.appUrl).pathname.slice(1)
  await owner`alter database ${owner(name)} with connection limit 0`
  await cutConnections()
  for (const url of ['/api/petitions', '/api/notices', '/api/session']) expectBusy(await resident.get<Problem>(url))
  expectBusy(await resident.post<Problem>('/api/petitions', makeFiling()))
  expect((await house.visitor.get('/ready')).status).toBe(503)
  expect((await house.visitor.get('/health')).status).toBe(200)
  await owner`alter database ${owner(name)} with connection limit -1`
  await eventually(async () => (await house.visitor.get('/ready')).status === 200)
  await expectServing()
})

it('logs each with its reason and without what was asked', () => {
  const failures = log.filter((line) => line.includes('"level":50'))
  expect(failures.length).toBeGreaterThan(0)
  for (const line of failures)
    for (const secret of ['张三', '13800000001', 'select', 'insert', resident.token ?? '']) expect(line).not.toContain(secret)
})
