import type { SignInByWechat } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import { askWechat } from './ask-wechat.ts'
import { findOrMakePerson } from './find-or-make-person.ts'
import { openResidentSession } from './open-session.ts'

export async function signInByWechat(ctx: Context, { code }: SignInByWechat) {
  const { openid } = await askWechat(ctx.wechat.codeToSession(code))
  return ctx.db.transaction(async (tx) => openResidentSession(ctx, tx, await findOrMakePerson(ctx, tx, 'wechat', openid), 'wechat'))
}
