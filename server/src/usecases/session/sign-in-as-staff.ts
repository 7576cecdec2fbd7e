import type { SignInAsStaff } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import { clearSignInFailures, findStaffByUsername, takeSignInAttempt } from '../../db/staff.ts'
import { Refusal } from '../../domain/errors.ts'
import { openStaffSession } from './open-session.ts'
import { isPassword } from './password.ts'

/** Five wrong passwords lock the account for a quarter of an hour. */
export async function signInAsStaff(ctx: Context, { username, password }: SignInAsStaff) {
  const member = isStorable(username) ? await findStaffByUsername(ctx.db, username) : null
  const attempt = member && (await takeSignInAttempt(ctx.db, member.id, ctx.now()))
  if (member && !attempt) throw new Refusal(429, 'account_locked')
  const fits = await isPassword(password, member?.passwordHash)
  if (!member || !fits || member.disabledAt)
    throw attempt?.locked ? new Refusal(429, 'account_locked') : new Refusal(401, 'wrong_credentials')
  await clearSignInFailures(ctx.db, member.id)
  return openStaffSession(ctx, member.id)
}

// PostgreSQL takes no NUL in a text, and no broken Unicode.
const isStorable = (text: string) => /^[\p{L}\p{N}._@-]+$/u.test(text)
