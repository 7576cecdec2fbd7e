import type { Context } from '../../context.ts'
import { setCheckResult } from '../../db/attachments.ts'
import { insertCallbackEvent } from '../../db/callback-events.ts'
import type { Tx } from '../../db/client.ts'
import { addConsent, clearConsent } from '../../db/consents.ts'
import { identityIndex } from '../../db/identities.ts'
import { settleSending } from '../../db/sendings.ts'
import { Refusal } from '../../domain/errors.ts'
import type { CallbackEvent } from '../../wechat/callback.ts'
import { templatedNotices, templateIds } from '../../wechat/templates.ts'

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
  if (event.kind === 'subscription-popup' || event.kind === 'subscription-change') await countConsent(ctx, tx, event)
}

/** A tap on "allow" is one message more; what somebody switched off in WeChat's settings is none at all. */
async function countConsent(
  ctx: Context,
  tx: Tx,
  { kind, openid, templateId, accepted }: Extract<CallbackEvent, { kind: 'subscription-popup' | 'subscription-change' }>,
) {
  if (!templateIds(ctx.config.WECHAT_TEMPLATES).includes(templateId)) return
  const openidIndex = identityIndex(ctx.keys, 'wechat', openid)
  if (kind === 'subscription-popup' && accepted) await addConsent(tx, openidIndex, templateId, ctx.now())
  if (kind === 'subscription-change' && !accepted) await clearConsent(tx, openidIndex, templateId, ctx.now())
}
