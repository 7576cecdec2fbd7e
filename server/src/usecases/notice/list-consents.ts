import type { NoticeConsents } from '@petition/shared/schemas/notice'
import type { Context } from '../../context.ts'
import { countConsents } from '../../db/consents.ts'
import type { Resident } from '../../domain/actor.ts'
import { noticeStatus } from '../../domain/notice-words.ts'
import { type NoticeTemplates, type templatedNotices, templateIds } from '../../wechat/templates.ts'

type Kind = (typeof templatedNotices)[number]

/** How many messages WeChat may still send to this person, template by template, so that they can be topped up. */
export async function listConsents(ctx: Context, actor: Resident): Promise<NoticeConsents['items']> {
  const templates: NoticeTemplates = ctx.config.WECHAT_TEMPLATES
  const known = await countConsents(ctx.db, actor.personId)
  // Without WeChat's events nobody can count.
  const isTold = ctx.config.WECHAT_CALLBACK_TOKEN !== undefined
  return templateIds(templates).map((templateId) => {
    const kinds = (Object.keys(templates) as Kind[]).filter((kind) => templates[kind]?.templateId === templateId)
    const type = templates[kinds[0] as Kind]?.type ?? 'once'
    const counted = known.get(templateId)
    const remaining = type === 'once' ? (isTold ? (counted ?? 0) : null) : counted === 0 ? 0 : null
    return { templateId, title: kinds.map(noticeStatus).join('、'), kinds, type, remaining }
  })
}
