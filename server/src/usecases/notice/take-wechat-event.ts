import type { Context } from '../../context.ts'
import { setCheckResult } from '../../db/attachments.ts'
import { insertCallbackEvent } from '../../db/callback-events.ts'
import type { Tx } from '../../db/client.ts'
import { identityIndex } from '../../db/identities.ts'
import { settleSending } from '../../db/sendings.ts'
import { Refusal } from '../../domain/errors.ts'
import type { CallbackEvent } from '../../wechat/callback.ts'
import { templatedNotices } from '../../wechat/templates.ts'

/** Takes an event of WeChat's once, however often it is pushed; its effect and the memory of it are one transaction. */
export function takeWechatEvent(ctx: Context, event: CallbackEvent): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const { dedupeKey, kind } = event
    const isNew = await insertCallbackEvent(tx, { dedupeKey, kind, receivedAt: ctx.now() })
    if (isNew) await applyEvent(ctx, tx, event)
  })
}

async function applyEvent(ctx: Context, tx: Tx, event: CallbackEvent) {
  if (event.kind === 'message-sent') {
    const { openid, templateId, msgId: externalId, errorCode } = event
    const failure = errorCode === 0 ? null : `not-delivered:${errorCode}`
    const kinds = templatedNotices.filter((kind) => ctx.config.WECHAT_TEMPLATES[kind]?.templateId === templateId)
    await settleSending(tx, { externalId, openidIndex: identityIndex(ctx.keys, 'wechat', openid), kinds, failure, at: ctx.now() })
  }
  if (event.kind === 'media-checked' && !(await setCheckResult(tx, event.traceId, event.suggest ?? 'failed'))) {
    // The verdict can overtake the answer that names its trace: unanswered, WeChat pushes it again.
    throw new Refusal(503, 'unavailable')
  }
  // A changed subscription needs no memory: WeChat counts the consents and says 43101 when none is left.
}
