import type { SignInBySms } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { findIdentity } from '../../db/identities.ts'
import { insertPerson, lockIdentity } from '../../db/people.ts'
import { matchCode, useCode } from '../../db/sms-codes.ts'
import { Refusal } from '../../domain/errors.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { openResidentSession } from './open-session.ts'
import { hasRested, takeOverPhone } from './rested-phone.ts'

/** Numbers are recycled: what was filed under one that rested is shown only to whoever proves that it is theirs. */
export async function signInBySms(ctx: Context, { phone, code }: SignInBySms) {
  const codeId = await matchCode(ctx.db, ctx.keys, phone, code, ctx.now())
  return ctx.db.transaction(async (tx) => {
    if (!codeId || !(await useCode(tx, codeId, ctx.now()))) throw new Refusal(400, 'wrong_code')
    return openResidentSession(ctx, tx, await holderOf(ctx, tx, phone), 'sms')
  })
}

async function holderOf(ctx: Context, tx: Tx, phone: string): Promise<string> {
  await lockIdentity(tx, ctx.keys, 'phone', phone)
  const known = await findIdentity(tx, ctx.keys, 'phone', phone)
  if (known && (await hasRested(ctx, tx, known))) await takeOverPhone(ctx, tx, known, await insertPerson(tx, ctx.now()))
  return findOrMakePerson(ctx, tx, 'phone', phone)
}
