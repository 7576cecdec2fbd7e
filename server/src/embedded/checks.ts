import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** What the operator can put right, told in one sentence. */
export class CannotStart extends Error {}

const PORT_PATIENCE_MS = 8000

/** @throws CannotStart for anything but a port number */
export function readPort(name: string, value: string | undefined, otherwise: number): number {
  const port = Number(value?.trim() || otherwise)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new CannotStart(`${name} must be a whole number from 1 to 65535, not "${value}".`)
  return port
}

export async function ensureWritable(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await rm(await mkdtemp(join(dataDir, '.write-')), { recursive: true })
  } catch (error) {
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written (${codeOf(error)}): give this user the right to, or name another folder with DATA_DIR.`,
    )
  }
}

/** One folder after the other: Node's own recursive mkdir turns for ever where an existing parent answers ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path)
  }
}

/** Waits a little for a port: the last run may still be leaving it. */
export async function ensureFree(name: string, port: number, host: string): Promise<void> {
  const deadline = Date.now() + PORT_PATIENCE_MS
  for (;;) {
    const code = await tryToListen(port, host)
    if (!code) return
    if (code === 'EACCES') throw new CannotStart(`This user may not listen on port ${port} (EACCES): choose one from 1024 with ${name}.`)
    if (code !== 'EADDRINUSE') throw new CannotStart(`Port ${port} cannot be opened on ${host} (${code}).`)
    if (Date.now() > deadline)
      throw new CannotStart(`Port ${port} is taken by another program (EADDRINUSE): stop that one, or choose another port with ${name}.`)
    await sleep(200)
  }
}

async function tryToListen(port: number, host: string): Promise<string | undefined> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
    return undefined
  } catch (error) {
    return codeOf(error)
  } finally {
    probe.close()
  }
}

export async function ensureReachable(name: string, databaseUrl: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new CannotStart(`${name} must look like postgresql://user:password@host:5432/name.`)
  }
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    await sql`select 1`
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl)
    throw new CannotStart(
      `The database of ${name} at ${host}${pathname} cannot be reached (${codeOf(error)}): ${(error as Error).message}.`,
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error)
}
