import type { SignInBySms } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import { matchCode, useCode } from '../../db/sms-codes.ts'
import { Refusal } from '../../domain/errors.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { openResidentSession } from './open-session.ts'

export async function signInBySms(ctx: Context, { phone, code }: SignInBySms) {
  const codeId = await matchCode(ctx.db, ctx.keys, phone, code, ctx.now())
  return ctx.db.transaction(async (tx) => {
    if (!codeId || !(await useCode(tx, codeId, ctx.now()))) throw new Refusal(400, 'wrong_code')
    return openResidentSession(ctx, tx, await findOrMakePerson(ctx, tx, 'phone', phone), 'sms')
  })
}
