import type { Context } from '../context.ts'
import { findReachable, setDead } from '../db/identities.ts'
import { type Claimed, claimSending, type Outcome, recordOutcome } from '../db/sendings.ts'
import { noticeWords, readableMinute } from '../domain/notice-words.ts'
import { SmsError } from '../sms/client.ts'
import { type Advice, adviceFor, WechatError, WechatUnreachable } from '../wechat/client.ts'
import { FieldUnfit } from '../wechat/message-fields.ts'
import { messageData, type NoticeTemplates } from '../wechat/templates.ts'

const maxAttempts = 8
const secondMs = 1000
const minuteMs = 60 * secondMs
/** Eight tries reach over an hour and a half where WeChat is busy, and over a night where a day's quota is used up. */
const backOff = 3

/** One try of one notice on one channel: claimed and recorded in transactions, sent outside of any. */
export async function sendNotice(ctx: Context, sendingId: string): Promise<void> {
  const claimed = await claimSending(ctx.db, sendingId, ctx.now())
  if (!claimed) return
  const outcome = limited(claimed, claimed.channel === 'wechat' ? await sendByWechat(ctx, claimed) : await sendBySms(ctx, claimed))
  await recordOutcome(ctx.db, claimed, outcome, ctx.now())
  if (outcome.state !== 'sent') {
    const { state, reason } = outcome
    ctx.log.warn({ sendingId, channel: claimed.channel, attempts: claimed.attempts, state, reason }, 'a notice was not sent')
  }
}

async function sendByWechat(ctx: Context, { personId, petitionId, noticedAt, told, attempts }: Claimed): Promise<Outcome> {
  const identity = await findReachable(ctx.db, ctx.keys, personId, 'wechat')
  if (!identity) return failed('no-identity')
  const template = (ctx.config.WECHAT_TEMPLATES as NoticeTemplates)[told.kind as keyof NoticeTemplates]
  if (!template) return failed('no-template')
  const { subject, status, organisation, remark } = noticeWords(told)
  const consent = { identityId: identity.id, templateId: template.templateId }
  try {
    const { msgId } = await ctx.wechat.sendSubscribeMessage({
      openid: identity.value,
      templateId: template.templateId,
      page: `pages/petition/index?id=${petitionId}`,
      data: messageData(template, { number: told.number, title: subject, status, organisation, at: readableMinute(noticedAt), remark }),
    })
    return { state: 'sent', externalId: msgId, ...(template.type === 'once' && { spent: { ...consent, isLast: false } }) }
  } catch (error) {
    if (error instanceof FieldUnfit) return failed(`field-invalid:${error.field}`)
    if (error instanceof WechatUnreachable) return unanswered(error, attempts)
    if (!(error instanceof WechatError)) throw error
    const advice = adviceFor(error.errcode, error.message)
    if (advice.reason === 'openid-dead') await setDead(ctx.db, identity.id, ctx.now())
    return { ...refused(advice, attempts), ...(advice.reason === 'not-subscribed' && { spent: { ...consent, isLast: true } }) }
  }
}

async function sendBySms(ctx: Context, { personId, told, attempts }: Claimed): Promise<Outcome> {
  const identity = await findReachable(ctx.db, ctx.keys, personId, 'phone')
  if (!identity) return failed('no-identity')
  try {
    const { messageId } = await ctx.sms.sendNotice({ phone: identity.value, number: told.number, status: noticeWords(told).status })
    return { state: 'sent', externalId: messageId }
  } catch (error) {
    if (!(error instanceof SmsError)) throw error
    // No event of the provider will ever tell, so what may have gone out is left alone.
    if (error.sent === 'unknown') return { state: 'unknown', reason: error.reason }
    return error.retryable ? again(error.reason, attempts, minuteMs) : failed(error.reason)
  }
}

function refused({ act, reason, field }: Advice, attempts: number): Outcome {
  if (act === 'give-up') return failed(field ? `${reason}:${field}` : reason)
  return again(reason, attempts, reason === 'busy' ? 5 * secondMs : minuteMs)
}

function unanswered(error: WechatUnreachable, attempts: number): Outcome {
  const neverTaken = error.sent === 'no' || (error.status !== null && error.status >= 500)
  if (neverTaken) return again('unreachable', attempts, 5 * secondMs)
  // Long enough for WeChat's event to say that the message is out after all.
  return { state: 'unknown', reason: 'timed-out', retryInMs: 5 * minuteMs }
}

const failed = (reason: string): Outcome => ({ state: 'failed', reason })

const again = (reason: string, attempts: number, firstDelayMs: number): Outcome => ({
  state: 'queued',
  reason,
  retryInMs: firstDelayMs * backOff ** (attempts - 1),
})

function limited({ attempts }: Claimed, outcome: Outcome): Outcome {
  if (!('retryInMs' in outcome) || attempts < maxAttempts) return outcome
  return { state: outcome.state === 'queued' ? 'failed' : 'unknown', reason: outcome.reason }
}
