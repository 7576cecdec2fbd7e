import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { listOrganisations } from '../../db/places.ts'
import { findStaffByUsername, insertStaff, setPasswordHash } from '../../db/staff.ts'
import { hashPassword } from '../session/password.ts'
import { type DemoMember, demoStaff } from './demo-staff.ts'

type DemoAccount = Pick<DemoMember, 'username' | 'roles' | 'organisation'> & { password: string }

/** Accounts to try the service with, only where it runs on its embedded database; passwords once made stay. */
export async function makeDemoAccounts(ctx: Pick<Context, 'config' | 'db' | 'now'>): Promise<void> {
  if (ctx.config.NODE_ENV === 'production' || !ctx.config.EMBEDDED) throw new Error('demo accounts belong to the embedded default only')
  const file = join(ctx.config.DATA_DIR, 'demo-accounts.json')
  const known = new Map((await readAccounts(file)).map(({ username, password }) => [username, password]))
  const members = demoStaff(await listOrganisations(ctx.db))
  const accounts = await Promise.all(members.map((member) => makeAccount(ctx, member, known.get(member.username))))
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function makeAccount(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { name, readsSealed, ...shown }: DemoMember,
  known: string | undefined,
): Promise<DemoAccount> {
  const { username, roles, organisation } = shown
  const password = known ?? randomBytes(9).toString('base64url')
  const existing = await findStaffByUsername(db, username)
  if (!existing) {
    const passwordHash = await hashPassword(password)
    await insertStaff(db, { username, passwordHash, name, roles, organisationId: organisation.id, readsSealed }, now())
  } else if (!known) await setPasswordHash(db, existing.id, await hashPassword(password))
  return { username, password, roles, organisation }
}

async function readAccounts(file: string): Promise<DemoAccount[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
