/** `npm start`: everything a visitor needs on one machine, from an empty folder; production starts main.ts by itself instead. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart, ensureFree, ensureReachable, ensureWritable, readPort } from './embedded/checks.ts'
import { startChild } from './embedded/child.ts'
import { startEmbeddedPostgres } from './embedded/postgres.ts'
import { environmentOf, loadSecrets } from './embedded/secrets.ts'

type Environment = Record<string, string | undefined>
type Part = { exited?: Promise<unknown>; stop(): Promise<unknown> }

const root = fileURLToPath(new URL('../..', import.meta.url))
const startedAt = Number(process.env.STARTED_AT) || Date.now()
const given: Environment = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()))

/** What runs, in the order it was started; it is stopped the other way round. */
const running: Part[] = []
let stopping = false

async function start(): Promise<void> {
  const port = readPort('PORT', given.PORT, 3000)
  const simulatorPort = readPort('WECHAT_SIMULATOR_PORT', given.WECHAT_SIMULATOR_PORT, 3100)
  const dataDir = resolve(root, given.DATA_DIR ?? '.data')
  const isEmbedded = !given.DATABASE_URL
  const isSimulated = !given.WECHAT_APP_ID
  if (isEmbedded && given.NODE_ENV === 'production')
    throw new CannotStart('Production needs a database of its own: name it with DATABASE_URL and DATABASE_OWNER_URL.')

  await ensureWritable(dataDir)
  await ensureFree('PORT', port, given.HOST ?? (isEmbedded ? 'localhost' : '0.0.0.0'))
  if (isSimulated) await ensureFree('WECHAT_SIMULATOR_PORT', simulatorPort, '127.0.0.1')

  const [database] = await Promise.all([isEmbedded ? embeddedDatabase(dataDir) : givenDatabase(), buildFaces()])
  const env = {
    ...(given.NODE_ENV === 'production' ? {} : environmentOf(await loadSecrets(dataDir))),
    WECHAT_CALLBACK_URL: `http://127.0.0.1:${port}/api/wechat/callback`,
    ...given,
    ...database,
    PORT: `${port}`,
    WECHAT_SIMULATOR_PORT: `${simulatorPort}`,
    DATA_DIR: dataDir,
  }
  if (isSimulated) await run('The WeChat simulator', 'wechat/simulator/main.ts', env, `http://127.0.0.1:${simulatorPort}/`)
  await run('The service', 'main.ts', env, `http://localhost:${port}/ready`)
  greet({
    port,
    simulatorPort: isSimulated ? simulatorPort : undefined,
    demoAccounts: isEmbedded ? resolve(dataDir, 'demo-accounts.json') : undefined,
  })
}

async function embeddedDatabase(dataDir: string) {
  const database = await startEmbeddedPostgres({ dataDir, log: console.log })
  keep('The database', database)
  return { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, EMBEDDED: '1' }
}

async function givenDatabase() {
  const { DATABASE_URL = '', DATABASE_OWNER_URL = DATABASE_URL } = given
  await ensureReachable('DATABASE_URL', DATABASE_URL)
  await ensureReachable('DATABASE_OWNER_URL', DATABASE_OWNER_URL)
  return { DATABASE_URL, DATABASE_OWNER_URL }
}

/** The residents' portal and the staff's console, where their sources have changed. */
async function buildFaces(): Promise<void> {
  const build = spawn(process.execPath, ['scripts/build.mjs', 'h5', 'console'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  running.push({ stop: async () => build.kill() })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new CannotStart('The portal and the console could not be built: see the lines above.')
}

async function run(name: string, file: string, env: Environment, readyUrl: string): Promise<void> {
  keep(name, await startChild({ name, file: fileURLToPath(new URL(file, import.meta.url)), env, readyUrl }))
}

/** Remembers what is to be stopped; when a part ends by itself, the rest would only pretend to serve. */
function keep(name: string, part: Part & { exited: Promise<unknown> }): void {
  running.push(part)
  part.exited.then(() => end(1, `${name} has ended unexpectedly: everything is being stopped.`))
}

function greet({ port, simulatorPort, demoAccounts }: { port: number; simulatorPort?: number; demoAccounts?: string }): void {
  const tookSeconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(`
  Residents' portal   http://localhost:${port}/
  Staff console       http://localhost:${port}/console/
  API documentation   http://localhost:${port}/docs`)
  if (simulatorPort) console.log(`  WeChat simulator    http://127.0.0.1:${simulatorPort}/`)
  if (demoAccounts) console.log(`  Demo accounts       ${relative(process.cwd(), demoAccounts)}`)
  console.log(`\n  Ready after ${tookSeconds} s (aim: 4 minutes from nothing, 15 s again). Ctrl-C stops everything.\n`)
}

async function end(code: number, sentence?: string): Promise<void> {
  if (stopping) return
  stopping = true
  if (sentence) console.error(sentence)
  for (const part of running.toReversed()) await part.stop()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => void end(0))

start().catch((error: unknown) => end(1, error instanceof CannotStart ? error.message : String((error as Error).stack)))
