import { randomInt } from 'node:crypto'
import type { AskSmsCode } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import { countCodes, insertCode, removeCode } from '../../db/sms-codes.ts'
import { Refusal } from '../../domain/errors.ts'
import { SmsError } from '../../sms/client.ts'

const lifeMs = 5 * 60_000
const pauseMs = 60_000
const dayMs = 24 * 60 * 60_000
const maxADay = 10

/** Sends six digits to a phone, known or not: the answer never tells which. */
export async function askSmsCode(ctx: Context, { phone }: AskSmsCode): Promise<void> {
  const code = randomInt(1_000_000).toString().padStart(6, '0')
  const at = ctx.now()
  const id = await ctx.db.transaction(async (tx) => {
    const { count, lastAt } = await countCodes(tx, ctx.keys, phone, new Date(at.getTime() - dayMs))
    if (lastAt && at.getTime() - lastAt.getTime() < pauseMs)
      throw new Refusal(429, 'too_many_requests', '验证码刚刚发送过，请一分钟后再试。')
    if (count >= maxADay) throw new Refusal(429, 'too_many_requests', '这个手机号今天获取验证码的次数已用完，请明天再试。')
    return insertCode(tx, ctx.keys, { phone, code, at, expiresAt: new Date(at.getTime() + lifeMs) })
  })
  try {
    await ctx.sms.sendCode({ phone, code })
  } catch (error) {
    if (!(error instanceof SmsError)) throw error
    ctx.log.warn({ reason: error.reason, providerCode: error.providerCode }, 'an SMS code was not sent')
    // What never left should not cost the resident one of ten, nor a minute.
    if (error.sent === 'no') await removeCode(ctx.db, id)
    if (error.reason === 'number-invalid') throw new Refusal(400, 'phone_invalid')
    if (error.reason === 'rate-limited') throw new Refusal(429, 'too_many_requests')
    throw new Refusal(503, 'sms_unavailable')
  }
}
