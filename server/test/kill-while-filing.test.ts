import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded/postgres.ts'
import { loadSecrets } from '../src/embedded/secrets.ts'
import { createSimulator } from '../src/wechat/simulator/simulator.ts'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import { makeFiling } from './make.ts'
import { eventually } from './outbox.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const residents = 12
const filingsEach = 4

type Service = { url: string; process: ChildProcess }
type Person = { name: string; token: string }
type Filing = { person: Person; key: string; body: object }
type Acknowledged = Map<Filing, PetitionView>

let dataDir: string
let database: EmbeddedPostgres
let service: Service
let people: Person[]
let simulatorUrl: string
const simulator = createSimulator({ appId: 'wxsimulator0000001', appSecret: 'simulator-secret' })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'petition-kill-'))
  database = await startEmbeddedPostgres({ dataDir, log: () => {} })
  simulatorUrl = await simulator.listen({ port: 0, host: '127.0.0.1' })
  service = await startService()
  people = await Promise.all(Array.from({ length: residents }, (_, index) => signIn(`居民${index}`)))
})
afterAll(async () => {
  await kill(service)
  await simulator.close()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The real process: API and jobs, as it runs in production. */
async function startService(): Promise<Service> {
  const secrets = await loadSecrets(dataDir)
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT_PER_MINUTE: '1000000',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    JWT_PRIVATE_KEY: secrets.jwtPrivateKey,
    RECEIPT_PRIVATE_KEY: secrets.receiptPrivateKey,
    DATA_KEYS: secrets.dataKeys,
    INDEX_KEY: secrets.indexKey,
    FILE_URL_KEY: secrets.fileUrlKey,
    WECHAT_API_BASE: simulatorUrl,
  }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  // It is read to the end: a full pipe would hold the service up.
  await new Promise((resolve, reject) => {
    lines.on('line', (line) => line.includes('the service is up') && resolve(line))
    lines.on('close', () => reject(new Error('the service did not come up: see the lines above')))
  })
  return { url: `http://127.0.0.1:${port}`, process: child }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function kill({ process: child }: Service) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function signIn(name: string): Promise<Person> {
  const { body } = await call<{ token: string }>('POST', '/api/session/wechat', { code: `sim-${name}.1` })
  const templateId = simulatorTemplates.received.templateId
  await fetch(`${simulatorUrl}/simulator/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: name, templateId, times: 100 }),
  })
  return { name, token: body.token }
}

async function call<Body>(method: 'GET' | 'POST', path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${service.url}${path}`, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}

const asPerson = ({ token }: Person) => ({ authorization: `Bearer ${token}` })
const send = ({ person, key, body }: Filing) =>
  call<PetitionView>('POST', '/api/petitions', body, { ...asPerson(person), 'idempotency-key': key })

const makeFilings = (): Filing[] =>
  people.flatMap((person) =>
    Array.from({ length: filingsEach }, (_, index) => ({
      person,
      key: randomUUID(),
      body: makeFiling({
        title: `第${index + 1}件：小区门口道路积水`,
        petitioner: { type: 'person', name: '张三', phone: '13800000001', address: '相山区' },
      }),
    })),
  )

/** Everybody files at once, one matter after the other; `onAnswer` is told how many were acknowledged so far. */
async function fileAll(filings: Filing[], onAnswer: (acknowledged: number) => void = () => {}) {
  const acknowledged: Acknowledged = new Map()
  const refused = new Set<number>()
  await Promise.all(
    people.map(async (person) => {
      for (const filing of filings.filter((one) => one.person === person)) {
        const answer = await send(filing).catch(() => null)
        if (answer?.status === 201) acknowledged.set(filing, answer.body)
        else if (answer) refused.add(answer.status)
        if (answer?.status === 201) onAnswer(acknowledged.size)
      }
    }),
  )
  return { acknowledged, refused }
}

/** What has to be true after any kill, once everybody has sent again what got no answer. */
async function expectNothingLostOrDoubled(filings: Filing[], acknowledged: Acknowledged) {
  for (const [filing, { id, number, queryCode }] of acknowledged) {
    const { status, body } = await call<PetitionView>('GET', `/api/petitions/${id}`, undefined, asPerson(filing.person))
    expect([status, body.number, body.queryCode]).toEqual([200, number, queryCode])
    expect(body.clocks.map(({ kind, state }) => [kind, state])).toEqual([['dispatch', 'running']])
  }
  const all: Acknowledged = new Map(acknowledged)
  for (const filing of filings) {
    const { status, body } = await send(filing)
    expect(status).toBe(201)
    const before = all.get(filing)
    if (before) expect([body.id, body.number, body.queryCode]).toEqual([before.id, before.number, before.queryCode])
    else all.set(filing, body)
  }
  expect(new Set([...all.values()].map(({ number }) => number)).size).toBe(filings.length)
  for (const [{ person }, { id }] of all) {
    const { body } = await call<Timeline>('GET', `/api/petitions/${id}/timeline`, undefined, asPerson(person))
    expect(body.items).toHaveLength(1)
    expect(firstBrokenLink(body.items)).toBeNull()
  }
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} })
  const keys = filings.map(({ key }) => key)
  const rows = await sql`
    select idempotency_key as key,
      (select count(*)::int from event where petition_id = petition.id) as events,
      (select count(*)::int from request where petition_id = petition.id) as requests,
      (select count(*)::int from proceeding where petition_id = petition.id) as proceedings,
      (select count(*)::int from clock where petition_id = petition.id) as clocks,
      (select count(*)::int from notice where petition_id = petition.id) as notices
    from petition where idempotency_key = any(${keys})`
  expect(rows.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
  for (const { key: _key, ...counts } of rows) expect(counts).toEqual({ events: 1, requests: 1, proceedings: 1, clocks: 1, notices: 1 })

  const ids = [...all.values()].map(({ id }) => id)
  const sendings = await eventually(async () => {
    const found = await sql<{ state: string }[]>`
      select sending.state from sending join notice on notice.id = sending.notice_id where notice.petition_id = any(${ids}) and channel = 'wechat'`
    return found.length === ids.length && found.every(({ state }) => state === 'sent' || state === 'unknown') && found
  })
  await sql.end()
  const told = (await Promise.all(people.map(messagesOf))).flat().filter((page) => ids.some((id) => page.includes(id)))
  expect(new Set(told).size).toBe(told.length)
  expect(told.length).toBeGreaterThanOrEqual(sendings.filter(({ state }) => state === 'sent').length)
}

async function messagesOf({ name }: Person): Promise<string[]> {
  const answer = await fetch(`${simulatorUrl}/simulator/phones/${encodeURIComponent(name)}`)
  const { messages } = (await answer.json()) as { messages: { page: string }[] }
  return messages.map(({ page }) => page)
}

it.each([
  ['with the first acknowledgement', 1],
  ['halfway', (residents * filingsEach) / 2],
])('loses no acknowledged petition and doubles none when the service is killed %s', async (_, moment) => {
  const filings = makeFilings()
  const { acknowledged } = await fileAll(filings, (count) => {
    if (count === moment) service.process.kill('SIGKILL')
  })
  expect(acknowledged.size).toBeGreaterThanOrEqual(moment)
  expect(acknowledged.size).toBeLessThan(filings.length)
  await kill(service)
  service = await startService()
  await expectNothingLostOrDoubled(filings, acknowledged)
})

it('leaves nothing behind of filings that were killed in the middle of their transaction', async () => {
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => {} })
  const filings = makeFilings()
  const filed = await sql.begin(async (tx) => {
    // Every filing gets as far as its clock: petition, event and history are written and not yet committed.
    await tx`lock table clock in access exclusive mode`
    const filing = fileAll(filings)
    await eventually(async () => {
      const [waiting] = await sql`select count(*)::int as count from pg_locks where not granted and relation = 'clock'::regclass`
      return waiting?.count >= 5
    })
    await kill(service)
    return filing
  })
  expect(filed.acknowledged.size).toBe(0)
  const [left] = await sql`select count(*)::int as count from petition where idempotency_key = any(${filings.map(({ key }) => key)})`
  expect(left?.count).toBe(0)
  await sql.end()
  service = await startService()
  await expectNothingLostOrDoubled(filings, filed.acknowledged)
})

it('loses no acknowledged petition when PostgreSQL itself is killed, all its processes at once', async () => {
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} })
  const backends = async () => (await sql<{ pid: number }[]>`select pid from pg_stat_activity`).map(({ pid }) => pid)
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const filings = makeFilings()
  const servers = [postmaster, ...(await backends())]
  const { acknowledged, refused } = await fileAll(filings, (count) => {
    if (count === 15) for (const pid of servers) process.kill(pid, 'SIGKILL')
  })
  expect(acknowledged.size).toBeGreaterThanOrEqual(15)
  expect(acknowledged.size).toBeLessThan(filings.length)
  // Everybody after the first cut was told that the service is busy, and it lives on without its database, jobs included.
  expect([...refused]).toEqual([503])
  await eventually(async () => expect((await call('GET', '/ready')).status).toBe(503))
  expect((await call('GET', '/health')).status).toBe(200)
  expect(service.process.exitCode).toBeNull()
  await sql.end({ timeout: 1 })
  await Promise.all([kill(service), database.stop()])
  database = await startEmbeddedPostgres({ dataDir, log: () => {} })
  service = await startService()
  await expectNothingLostOrDoubled(filings, acknowledged)
})
