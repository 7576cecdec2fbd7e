import type { Context } from '../context.ts'
import { findUncheckedPhoto, setCheckTrace } from '../db/attachments.ts'
import { findReachable } from '../db/identities.ts'
import { maxFileUrlTtlMs, signFileUrl } from '../files/signed-url.ts'
import { adviceFor, WechatError } from '../wechat/client.ts'

/** Asks WeChat to look at a photo that a resident of WeChat filed; the verdict comes by the callback and blocks nothing. */
export async function checkImage(ctx: Context, attachmentId: string): Promise<void> {
  const attachment = await findUncheckedPhoto(ctx.db, attachmentId)
  if (!attachment?.personId) return
  const identity = await findReachable(ctx.db, ctx.keys, attachment.personId, 'wechat')
  if (!identity) return
  const link = signFileUrl({ key: ctx.config.FILE_URL_KEY, attachmentId, variant: 'original', now: ctx.now(), ttlMs: maxFileUrlTtlMs })
  try {
    const { traceId } = await ctx.wechat.checkImage({ openid: identity.value, mediaUrl: ctx.config.PUBLIC_URL + link })
    await setCheckTrace(ctx.db, attachmentId, traceId)
  } catch (error) {
    // Whatever else went wrong is thrown on: the job is tried again.
    if (!(error instanceof WechatError) || adviceFor(error.errcode).act === 'retry') throw error
    ctx.log.warn({ attachmentId, errcode: error.errcode }, 'WeChat does not check this photo')
  }
}
