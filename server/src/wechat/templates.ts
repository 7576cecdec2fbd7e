import * as z from 'zod/mini'
import type { MessageData } from './client.ts'
import { fitFields } from './message-fields.ts'

export const templatedNotices = ['received', 'transferred', 'accepted', 'guided', 'replied', 'concluded'] as const

/** What a notice can say; a template takes some of it, each under the field name WeChat gave when the template was chosen. */
const NoticeFields = z.strictObject({
  number: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(z.string()),
  organisation: z.optional(z.string()),
  at: z.optional(z.string()),
  remark: z.optional(z.string()),
})
export type NoticeField = keyof z.infer<typeof NoticeFields>
export type NoticeValues = Partial<Record<NoticeField, string>>

const NoticeTemplate = z.strictObject({
  templateId: z.string().check(z.minLength(1), z.maxLength(64)),
  type: z.enum(['once', 'long']),
  fields: NoticeFields,
})
export type NoticeTemplate = z.infer<typeof NoticeTemplate>

const NoticeTemplates = z.partialRecord(z.enum(templatedNotices), NoticeTemplate)
export type NoticeTemplates = z.infer<typeof NoticeTemplates>

const progress: NoticeTemplate = {
  templateId: 'sim-progress-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  type: 'once',
  fields: { number: 'character_string1', title: 'thing2', status: 'thing3', at: 'time4', remark: 'thing5' },
}
const reply: NoticeTemplate = {
  templateId: 'sim-reply-BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB',
  type: 'once',
  fields: { number: 'character_string1', title: 'thing2', organisation: 'thing3', at: 'time4', remark: 'thing5' },
}
const conclusion: NoticeTemplate = {
  templateId: 'sim-conclusion-CCCCCCCCCCCCCCCCCCCCCCCCCCCC',
  type: 'once',
  fields: { number: 'character_string1', title: 'thing2', status: 'thing3', at: 'time4', remark: 'thing5' },
}

/** Three templates carry all notices: WeChat asks for no more than three in one tap. */
export const simulatorTemplates = {
  received: progress,
  transferred: progress,
  accepted: progress,
  guided: progress,
  replied: reply,
  concluded: conclusion,
} satisfies NoticeTemplates

/**
 * The templates of this installation: WECHAT_TEMPLATES where it is set, the simulator's where no WeChat is configured, otherwise none.
 * @throws Error in one sentence when WECHAT_TEMPLATES cannot be used
 */
export function noticeTemplates(env: { WECHAT_TEMPLATES?: string | undefined; WECHAT_APP_ID?: string | undefined }): NoticeTemplates {
  if (!env.WECHAT_TEMPLATES) return env.WECHAT_APP_ID ? {} : simulatorTemplates
  const parsed = NoticeTemplates.safeParse(parseJson(env.WECHAT_TEMPLATES))
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)').join(', ')
    throw new Error(`WECHAT_TEMPLATES 配置有误，请检查：${where}`)
  }
  const templates = Object.values(parsed.data)
  if (new Set(templates.map(({ templateId }) => templateId)).size > 3)
    throw new Error('WECHAT_TEMPLATES 最多使用三个模板：微信一次只能征求三个')
  if (new Set(templates.map(({ type }) => type)).size > 1) throw new Error('WECHAT_TEMPLATES 不能混用一次性模板和长期模板')
  return parsed.data
}

/** The ids to ask consent for in one tap, at most three. */
export function templateIds(templates: NoticeTemplates): string[] {
  return [...new Set(Object.values(templates).map(({ templateId }) => templateId))]
}

/** The fields of one message, fitted to WeChat's rules; a value the notice lacks is an error before anything is sent. */
export function messageData(template: NoticeTemplate, values: NoticeValues): MessageData {
  const fields = Object.entries(template.fields) as [NoticeField, string | undefined][]
  return fitFields(Object.fromEntries(fields.flatMap(([what, name]) => (name ? [[name, values[what] ?? '']] : []))))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
