import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { createKeys, type Keys } from '../src/db/cipher.ts'
import { startChild } from '../src/embedded/child.ts'
import { startEmbeddedPostgres } from '../src/embedded/postgres.ts'
import { loadSecrets } from '../src/embedded/secrets.ts'

/** Connections of the service to its database, and of the bare statements to the same one. */
export const poolSize = 10

export type Stage = {
  apiUrl: string
  helloUrl: string
  dataDir: string
  appUrl: string
  ownerUrl: string
  keys: Keys
  /** In the order opposite to the start; safe to call at any time. */
  close(): Promise<void>
}

/** Everything in processes of their own: PostgreSQL, the WeChat simulator, the service with its jobs, and a bare Fastify. */
export async function openStage(): Promise<Stage> {
  const endings: (() => Promise<unknown>)[] = []
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    for (const end of endings.splice(0).toReversed()) await end().catch((error: unknown) => console.error(error))
  }
  // Interrupted, a measurement fails as well: both wait for the same end.
  const close = () => (closing ??= closeAll())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close().finally(() => process.exit(1)))
  try {
    return { ...(await raise(endings)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function raise(endings: (() => Promise<unknown>)[]): Promise<Omit<Stage, 'close'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'petition-bench-'))
  endings.push(() => rm(dataDir, { recursive: true, force: true }))
  const server = process.env.DATABASE_URL ? givenServer(process.env.DATABASE_URL) : await startEmbeddedPostgres({ dataDir, log: () => {} })
  endings.push(() => server.stop())
  const { appUrl, ownerUrl, drop } = await createDatabase(server)
  endings.push(drop)

  const secrets = await loadSecrets(dataDir)
  const [port, simulatorPort, helloPort] = (await Promise.all([freePort(), freePort(), freePort()])) as [number, number, number]
  const env = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    EMBEDDED: '1',
    RUN: process.env.RUN ?? 'all',
    HOST: '127.0.0.1',
    PORT: `${port}`,
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '10000000',
    DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_POOL_SIZE: `${poolSize}`,
    JWT_PRIVATE_KEY: secrets.jwtPrivateKey,
    RECEIPT_PRIVATE_KEY: secrets.receiptPrivateKey,
    DATA_KEYS: secrets.dataKeys,
    INDEX_KEY: secrets.indexKey,
    FILE_URL_KEY: secrets.fileUrlKey,
    WECHAT_SIMULATOR_PORT: `${simulatorPort}`,
  }
  const start = async (name: string, file: string, own: NodeJS.ProcessEnv, readyUrl: string) => {
    const child = await startChild({ name, file: fileURLToPath(new URL(file, import.meta.url)), env: { ...env, ...own }, readyUrl })
    endings.push(() => child.stop())
  }
  const apiUrl = `http://127.0.0.1:${port}`
  const helloUrl = `http://127.0.0.1:${helloPort}`
  await start('The WeChat simulator', '../src/wechat/simulator/main.ts', {}, `http://127.0.0.1:${simulatorPort}/`)
  await start('The service', '../src/main.ts', {}, `${apiUrl}/ready`)
  await start('The bare Fastify', './hello.ts', { PORT: `${helloPort}` }, helloUrl)
  return { apiUrl, helloUrl, dataDir, appUrl, ownerUrl, keys: createKeys(secrets) }
}

type Server = { appUrl: string; ownerUrl: string; stop(): Promise<unknown> }

function givenServer(appUrl: string): Server {
  return { appUrl, ownerUrl: process.env.DATABASE_OWNER_URL ?? appUrl, stop: async () => {} }
}

/** A database of our own on that server, so that nobody's data is ever measured, filled or dropped. */
async function createDatabase({ appUrl, ownerUrl }: Server) {
  const name = `petition_bench_${randomUUID().replaceAll('-', '')}`
  const asOwner = async (statement: string) => {
    const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
    await sql.unsafe(statement).finally(() => sql.end())
  }
  const inDatabase = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  await asOwner(`create database ${name}`)
  return { appUrl: inDatabase(appUrl), ownerUrl: inDatabase(ownerUrl), drop: () => asOwner(`drop database if exists ${name}`) }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
