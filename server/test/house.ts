import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import postgres from 'postgres'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { createContext } from '../src/create-context.ts'
import { openDatabase } from '../src/db/client.ts'
import { migrate, roleOf } from '../src/db/migrate.ts'
import { listOrganisations } from '../src/db/places.ts'
import { insertStaff } from '../src/db/staff.ts'
import { startJobs } from '../src/jobs/runner.ts'
import { createLog } from '../src/log.ts'
import { loadSeed } from '../src/seed/load-seed.ts'
import { hashPassword } from '../src/usecases/session/password.ts'
import { demoStaff } from '../src/usecases/staff/demo-staff.ts'
import { createSimulator } from '../src/wechat/simulator/simulator.ts'
import { createDatabase } from './database.ts'
import { type Caller, callerOf, type People, peopleOf } from './people.ts'
import type { DatabaseUrls } from './postgres.ts'

export const staffPassword = 'house-of-stories-1'

export type House = People & {
  app: FastifyInstance
  ctx: Context
  urls: DatabaseUrls
  /** The time in the house and in its simulator; it stands still until it is moved. */
  now: Date
  /** Asks without a token. */
  visitor: Caller
  simulatorUrl: string
  simulate<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Body>
  /** Runs the real jobs until none is left that could run now. */
  workOff(): Promise<void>
  close(): Promise<void>
}

type Settings = {
  now?: string
  env?: Record<string, string>
  /** Everything runs as the owner, as where a city has one database role only. */
  singleRole?: boolean
  /** Where the log goes, line by line. */
  logTo?: string[]
}

/** The whole service with its doors open: HTTP in, its own PostgreSQL, disk store and WeChat simulator behind. */
export async function openHouse({ now = '2026-11-23T09:00:00+08:00', env = {}, singleRole = false, logTo }: Settings = {}): Promise<House> {
  const clock = { now: new Date(now) }
  const dataDir = await mkdtemp(join(tmpdir(), 'petition-house-'))
  const urls = await createDatabase({ name: 'house', prepare: furnish })
  const simulator = createSimulator({ appId: 'wxsimulator0000001', appSecret: 'simulator-secret', now: () => clock.now })
  await simulator.listen({ port: 0, host: '127.0.0.1' })
  const simulatorUrl = `http://127.0.0.1:${(simulator.server.address() as AddressInfo).port}`
  const config = readConfig({
    ...secrets(),
    NODE_ENV: 'test',
    LOG_LEVEL: logTo ? 'trace' : (process.env.LOG_LEVEL ?? 'silent'),
    RATE_LIMIT_PER_MINUTE: '1000000',
    DATA_DIR: dataDir,
    DATABASE_URL: singleRole ? urls.ownerUrl : urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    WECHAT_API_BASE: simulatorUrl,
    ...env,
  })
  const log = createLog(config.LOG_LEVEL, logTo && { write: (line) => void logTo.push(line) })
  const { ctx, close } = createContext(config, log, () => clock.now)
  const app = await createApp(ctx)
  await app.ready()

  async function simulate<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Body> {
    const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${simulatorUrl}${path}`, { method, ...json })
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status}`)
    const text = await answer.text()
    return (text === '' ? {} : JSON.parse(text)) as Body
  }

  return {
    ...peopleOf({ app, ctx, simulate }),
    app,
    ctx,
    urls,
    simulatorUrl,
    simulate,
    visitor: callerOf(app, null),
    get now() {
      return clock.now
    },
    set now(now) {
      clock.now = now
    },
    workOff: () => workOff(ctx, urls.ownerUrl),
    async close() {
      await app.close()
      await simulator.close()
      await close()
      await urls.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What every house of a run begins with: tables, the city, one member of staff for each part. */
async function furnish({ ownerUrl, appUrl }: DatabaseUrls): Promise<void> {
  await migrate({ ownerUrl, appRole: roleOf(appUrl), log: { info: () => {} } })
  const { db, close } = openDatabase(appUrl, { max: 2 })
  const at = new Date('2026-01-05T09:00:00+08:00')
  await loadSeed(db, { at })
  const passwordHash = await hashPassword(staffPassword)
  for (const { organisation, ...member } of demoStaff(await listOrganisations(db))) {
    await insertStaff(db, { ...member, passwordHash, organisationId: organisation.id }, at)
  }
  await close()
}

async function workOff(ctx: Context, ownerUrl: string): Promise<void> {
  const jobs = await startJobs(ctx)
  const sql = postgres(ownerUrl, { max: 1 })
  const waiting = () => sql`select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`
  while ((await waiting()).length > 0) await sleep(20)
  await sql.end()
  await jobs.stop()
}

function secrets() {
  const key = () => randomBytes(32).toString('base64')
  const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { JWT_PRIVATE_KEY: pem(), RECEIPT_PRIVATE_KEY: pem(), DATA_KEYS: `k1:${key()}`, INDEX_KEY: key(), FILE_URL_KEY: key() }
}
