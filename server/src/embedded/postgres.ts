import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { CannotStart } from './checks.ts'
import { disownPidFile, isAlive, isPostgres, readPidFile } from './pid-file.ts'
import { type Account, databaseAccount, findProgram } from './program.ts'
import { loadSecrets, type Secrets } from './secrets.ts'

export type EmbeddedPostgres = {
  /** petition_owner: migrates, and may create databases. */
  ownerUrl: string
  /** petition_app: what the service itself runs as. */
  appUrl: string
  /** Settles when the server is gone, whether stopped by us or not. */
  exited: Promise<void>
  stop(): Promise<void>
}

/** Everything one start needs to know about where and as whom the server runs. */
type Place = { folder: string; cluster: string; program: string; account: Account | undefined; secrets: Secrets }

const STARTUP_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000
const DRAIN_PATIENCE_MS = 5000
const LAUNCH_ATTEMPTS = 10
const OWNER_LOCK = 7_366_001

/** Starts the real PostgreSQL of this data folder, recovering from whatever the last run left behind. */
export async function startEmbeddedPostgres({ dataDir, log }: { dataDir: string; log: (line: string) => void }): Promise<EmbeddedPostgres> {
  const place = await preparePlace(resolve(dataDir))
  await settleLastRun(place)
  if (!existsSync(place.cluster)) {
    log('making the database …')
    await initialise(place)
  }
  const { server, port, exited } = await launch(place)
  const owner = await holdOwnership(place.secrets, port)
  await makeRoles(owner, place.secrets)
  await makeDatabase(owner)

  return {
    ...urlsOf(place.secrets, port),
    exited,
    async stop() {
      await stopProcess(server.pid as number, () => isRunning(server))
      await exited
      await owner.end({ timeout: 1 })
    },
  }
}

/** Where the PostgreSQL of this data folder answers, if it runs. */
export function runningPostgres(dataDir: string, secrets: Secrets): { ownerUrl: string; appUrl: string } | null {
  const { pid, port } = readPidFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'))
  return pid && port && isAlive(pid) && isPostgres(pid) ? urlsOf(secrets, port) : null
}

function urlsOf(secrets: Secrets, port: number) {
  return {
    ownerUrl: url('petition_owner', secrets.databaseOwnerPassword, port, 'petition'),
    appUrl: url('petition_app', secrets.databaseAppPassword, port, 'petition'),
  }
}

async function preparePlace(dataDir: string): Promise<Place> {
  const folder = join(dataDir, 'postgres')
  const cluster = join(folder, 'data')
  const secrets = await loadSecrets(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const account = (await accountOf(cluster)) ?? databaseAccount()
  if (account) await chown(folder, account.uid, account.gid)
  return { folder, cluster, program: await findProgram(account), account, secrets }
}

/** A cluster keeps the account that made it, also when root finds another account first today. */
async function accountOf(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0 || !existsSync(cluster)) return undefined
  const { uid, gid } = await stat(cluster)
  return uid === 0 ? undefined : { uid, gid }
}

/**
 * Ends the server of a run that died without its guard. It is stopped and started anew rather than taken over as it is: so
 * there is one way to run, with one guard and today's settings, and it costs a tenth of a second.
 */
async function settleLastRun({ cluster, secrets }: Place): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const startedAtMs = Date.now()
  for (;;) {
    const { pid, port } = readPidFile(pidFile)
    if (pid === undefined || !isAlive(pid)) return
    if (!isPostgres(pid)) return disownPidFile(pidFile)
    const owner = port === undefined ? 'unknown' : await ownerState(secrets, port)
    if (owner === 'gone') return stopProcess(pid, () => isAlive(pid) && isPostgres(pid))
    const waitedMs = Date.now() - startedAtMs
    // Its owner may be just about to stop it.
    if (owner === 'alive' && waitedMs > DRAIN_PATIENCE_MS) {
      throw new CannotStart('This data folder is in use by another running service: stop that one, or name another folder with DATA_DIR.')
    }
    if (waitedMs > STARTUP_TIMEOUT_MS)
      throw new CannotStart(`The PostgreSQL of the last run (process ${pid}) does not answer: end it first.`)
    await sleep(100)
  }
}

/** Unknown while the server starts or stops. */
async function ownerState(secrets: Secrets, port: number): Promise<'alive' | 'gone' | 'unknown'> {
  const sql = superuser(secrets, port)
  try {
    const [row] = await sql`select pg_try_advisory_lock(${OWNER_LOCK}) as free`
    return row?.free ? 'gone' : 'alive'
  } catch (error) {
    if (!isWrongPassword(error)) return 'unknown'
    throw new CannotStart('secrets.json in the data folder does not belong to its database: bring the original file back.')
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function isWrongPassword(error: unknown): boolean {
  return (error as { code?: string }).code === '28P01'
}

/** initdb in a folder aside, renamed when complete, so that a half-finished one is never taken for a database. */
async function initialise({ folder, cluster, program, account, secrets }: Place): Promise<void> {
  const draft = join(folder, 'data.unfinished')
  const passwordFile = join(folder, 'password')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, secrets.databaseSuperuserPassword, { mode: 0o600 })
  if (account) {
    await chown(draft, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  await promisify(execFile)(join(program, 'bin', 'initdb'), initdbOptions(folderAsSeenFrom(draft)), {
    cwd: draft,
    env: serverEnvironment(),
    ...account,
  })
  await rm(passwordFile)
  await rename(draft, cluster)
}

function initdbOptions(folder: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // pg_trgm asks the C library what a letter is, and under C no Chinese character is one.
    `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
}

/**
 * How the server names its own folder. Under root it runs as another account, which cannot walk down to a checkout in a 0700
 * folder; but it is born with the folder as its working directory, and Linux lets it go on from there.
 */
function folderAsSeenFrom(cwd: string): string {
  return process.getuid?.() === 0 && process.platform === 'linux' ? '/proc/self/cwd' : cwd
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' }
}

type Server = { server: ChildProcess; port: number; exited: Promise<void> }

async function launch(place: Place): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const server = spawnServer(place, port)
    const exited = guardAgainstOurDeath(server)
    if (await isReady(server, place.secrets, port)) return { server, port, exited }
    if (attempt === LAUNCH_ATTEMPTS) throw new CannotStart(`The embedded PostgreSQL does not start: ${lastLogLine(place)}`)
    // A port taken in between, or backends of a killed server that have not noticed yet: both pass.
    await sleep(500)
  }
}

/** 127.0.0.1 and not a Unix socket: every driver takes such a URL, and a socket's path may not exceed some hundred characters. */
function spawnServer({ folder, cluster, program, account }: Place, port: number): ChildProcess {
  const logFile = openSync(logPath(folder), 'w', 0o600)
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC']
  const server = spawn(
    join(program, 'bin', 'postgres'),
    ['-D', folderAsSeenFrom(cluster), ...settings.flatMap((setting) => ['-c', setting])],
    // A session of its own, so that Ctrl-C reaches the service first and the database is there while it drains.
    { cwd: cluster, env: serverEnvironment(), stdio: ['ignore', logFile, logFile], detached: true, ...account },
  )
  closeSync(logFile)
  return server
}

function logPath(folder: string): string {
  return join(folder, 'server.log')
}

function lastLogLine({ folder }: Place): string {
  return readFileSync(logPath(folder), 'utf8').trim().split('\n').at(-1) ?? ''
}

/** A shell that stops the server when our end of its pipe closes, which happens however we die. Settles when the server is gone. */
async function guardAgainstOurDeath(server: ChildProcess): Promise<void> {
  const script = 'read -r _; kill -INT "$1"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', `${server.pid}`], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' })
  await once(server, 'exit')
  guard.kill('SIGKILL')
}

/** Waits as long as the server lives: after a crash it first replays what it had promised. */
async function isReady(server: ChildProcess, secrets: Secrets, port: number): Promise<boolean> {
  while (isRunning(server)) {
    const sql = superuser(secrets, port)
    const failure = await sql`select 1`.then(
      () => undefined,
      (error: unknown) => error,
    )
    await sql.end({ timeout: 1 })
    if (!failure) return true
    if (isWrongPassword(failure)) await stopProcess(server.pid as number, () => isRunning(server))
    await sleep(25)
  }
  return false
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

/** While this session lives, nobody else may stop this server and take the folder. */
async function holdOwnership(secrets: Secrets, port: number): Promise<postgres.Sql> {
  const sql = superuser(secrets, port)
  await sql`select pg_advisory_lock(${OWNER_LOCK})`
  return sql
}

async function makeRoles(sql: postgres.Sql, secrets: Secrets): Promise<void> {
  const roles = [
    { name: 'petition_owner', rights: 'login createdb', password: secrets.databaseOwnerPassword },
    { name: 'petition_app', rights: 'login', password: secrets.databaseAppPassword },
  ]
  for (const { name, rights, password } of roles) {
    const [known] = await sql`select from pg_roles where rolname = ${name}`
    await sql.unsafe(`${known ? 'alter' : 'create'} role ${name} ${rights} password '${password}'`)
  }
}

async function makeDatabase(sql: postgres.Sql): Promise<void> {
  const [known] = await sql`select from pg_database where datname = 'petition'`
  if (!known) await sql`create database petition owner petition_owner`
}

function superuser(secrets: Secrets, port: number): postgres.Sql {
  return postgres(url('postgres', secrets.databaseSuperuserPassword, port, 'postgres'), {
    max: 1,
    // The session carries the ownership, and postgres.js would replace it within the hour.
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => {},
  })
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves the rest to crash recovery. */
async function stopProcess(pid: number, isStillThere: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isStillThere()) process.kill(pid, signal)
    for (let waitedMs = 0; isStillThere() && waitedMs < STOP_TIMEOUT_MS; waitedMs += 20) await sleep(20)
  }
}
