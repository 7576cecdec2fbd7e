import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchWorkers } from '../src/db/living-workers.ts'
import { startJobs } from '../src/jobs/runner.ts'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import {
  consent,
  eventually,
  file,
  hurry,
  type Outbox,
  openOutbox,
  orderFault,
  phoneOf,
  pushSent,
  type Someone,
  sendingsOf,
  someone,
} from './outbox.ts'

const send = '/cgi-bin/message/subscribe/send'
const progress = simulatorTemplates.received.templateId

let outbox: Outbox
const cleanups: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  outbox = await openOutbox({ timeoutMs: 10_000 })
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
  await outbox.close()
})

async function work() {
  const jobs = await startJobs(outbox.ctx)
  cleanups.push(() => jobs.stop())
}

/** The real process, with nothing to do but jobs. */
async function workElsewhere(): Promise<ChildProcess> {
  const { config } = outbox.ctx
  const secrets = { ...config, FILE_URL_KEY: config.FILE_URL_KEY.toString('base64') }
  const host = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: { PATH: process.env.PATH, ...settingsOf(secrets), RUN: 'jobs', LOG_LEVEL: 'info', WECHAT_API_BASE: outbox.wechatUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanups.push(() => kill(host))
  for await (const line of createInterface({ input: host.stdout as NodeJS.ReadableStream })) if (line.includes('the service is up')) break
  return host
}

function settingsOf(config: object): Record<string, string> {
  const names = [
    'NODE_ENV',
    'DATA_DIR',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'JWT_PRIVATE_KEY',
    'RECEIPT_PRIVATE_KEY',
    'DATA_KEYS',
    'INDEX_KEY',
    'FILE_URL_KEY',
  ]
  return Object.fromEntries(Object.entries(config).filter(([name]) => names.includes(name)))
}

async function kill(host: ChildProcess) {
  if (host.exitCode !== null || host.signalCode !== null) return
  host.kill('SIGKILL')
  await once(host, 'exit')
}

/** WeChat's own events are refused from here on: only those that a test pushes itself arrive. */
function loseEvents() {
  outbox.ctx.config.WECHAT_CALLBACK_TOKEN = 'another-token'
}

const theOnly = async (told: { id: string }) => {
  const [sending] = await sendingsOf(outbox, told)
  return sending
}
const inState = (told: { id: string }, state: string) =>
  eventually(async () => {
    const sending = await theOnly(told)
    return sending?.state === state && sending
  })
const arrived = (someone: Someone) => eventually(async () => (await phoneOf(outbox, someone)).length > 0)

it('never sends a notice twice whose process was killed in the middle, and lets WeChat settle it', async () => {
  const li = await someone(outbox, '李一')
  await consent(outbox, li, progress, 5)
  await orderFault(outbox, { path: send, delayMs: 60_000, times: 1 })
  loseEvents()
  const host = await workElsewhere()
  const told = await file(li)
  await arrived(li)
  expect(await theOnly(told)).toMatchObject({ state: 'sending', attempts: 1 })
  await kill(host)

  await work()
  expect(await inState(told, 'unknown')).toMatchObject({ reason: 'interrupted', attempts: 1 })
  await hurry(outbox)
  const later = await file(li)
  await inState(later, 'sent')
  expect(await phoneOf(outbox, li)).toHaveLength(2)
  expect(await theOnly(told)).toMatchObject({ state: 'unknown', attempts: 1 })

  expect(await pushSent(outbox, li, { templateId: progress, msgId: '9000000000000000001' })).toBe(200)
  expect(await theOnly(told)).toMatchObject({ state: 'sent', external_id: '9000000000000000001' })
})

it('doubles nothing and loses sight of nothing when a process is killed with its hands full', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, (_, index) => someone(outbox, `村民${index}`)))
  for (const person of people) await consent(outbox, person, progress, 5)
  const host = await workElsewhere()
  await orderFault(outbox, { path: send, delayMs: 50, times: 1000 })
  const told = await Promise.all(people.map((person) => file(person)))
  await eventually(async () => (await Promise.all(people.map((person) => phoneOf(outbox, person)))).flat().length >= 6)
  await kill(host)
  await work()
  const sendings = await eventually(async () => {
    const all = await Promise.all(told.map(theOnly))
    return all.every((sending) => sending?.state === 'sent' || sending?.state === 'unknown') && all
  })
  const counts = (await Promise.all(people.map((person) => phoneOf(outbox, person)))).map(({ length }) => length)
  // Of the few it held in its hands nobody can know whether they had left it; they are in the inbox.
  const sure = counts.filter((_, index) => sendings[index]?.state === 'sent')
  expect(sure).toEqual(sure.map(() => 1))
  expect(Math.max(...counts)).toBe(1)
  expect(sendings.filter((sending) => sending?.state === 'unknown').length).toBeLessThanOrEqual(4)
  expect(sendings.map((sending) => sending?.attempts)).toEqual(people.map(() => 1))
})

it('lets any number of processes work side by side without taking each other for dead', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => someone(outbox, `居民${index}`)))
  for (const person of people) await consent(outbox, person, progress, 5)
  await orderFault(outbox, { path: send, delayMs: 300, times: 1000 })
  await Promise.all([work(), work()])
  const told = await Promise.all(people.map((person) => file(person)))
  await eventually(async () => (await Promise.all(told.map(theOnly))).some((sending) => sending?.state === 'sending'))
  const watcher = watchWorkers(outbox.urls.ownerUrl)
  expect(await watcher.releaseDead()).toBe(0)
  await watcher.close()
  await Promise.all(told.map((one) => inState(one, 'sent')))
  expect((await Promise.all(told.map(theOnly))).map((sending) => sending?.attempts)).toEqual(told.map(() => 1))
  const messages = await Promise.all(people.map((person) => phoneOf(outbox, person)))
  expect(messages.map(({ length }) => length)).toEqual(people.map(() => 1))
})

it('tries once more what got no answer, unless WeChat said meanwhile that it is out', async () => {
  await outbox.close()
  outbox = await openOutbox({ timeoutMs: 500 })
  const [li, wang] = [await someone(outbox, '李二'), await someone(outbox, '王二')]
  for (const person of [li, wang]) await consent(outbox, person, progress, 5)
  loseEvents()
  await orderFault(outbox, { path: send, delayMs: 3000, times: 2 })
  await work()
  const [settled, unsettled] = [await file(li), await file(wang)]
  for (const told of [settled, unsettled]) expect(await inState(told, 'unknown')).toMatchObject({ reason: 'timed-out', attempts: 1 })
  expect(await pushSent(outbox, li, { templateId: progress, msgId: '9000000000000000002' })).toBe(200)
  await hurry(outbox)
  expect(await inState(unsettled, 'sent')).toMatchObject({ attempts: 2 })
  expect(await theOnly(settled)).toMatchObject({ state: 'sent', attempts: 1, external_id: '9000000000000000002' })
  expect(await phoneOf(outbox, li)).toHaveLength(1)
})
