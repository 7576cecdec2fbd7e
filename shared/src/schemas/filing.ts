import * as z from 'zod/mini'
import { maxAttachments } from '../vocabulary/attachments.ts'
import { courtStages, earlierFilings, petitionKinds } from '../vocabulary/petition.ts'
import { Accused, Petitioner, Signatory } from './petitioner.ts'
import { Id, Instant, line, text } from './text.ts'

export const FiledBefore = z.object({
  answer: z.enum(earlierFilings, '请选择以前是否反映过。'),
  /** Of the earlier petition, here or elsewhere. */
  number: z.optional(z.nullable(line('以前的信访件编号', 1, 60))),
})
export type FiledBefore = z.infer<typeof FiledBefore>

/** What every filing holds, through whichever door it comes. */
export const filingFields = {
  kind: z.enum(petitionKinds, '请选择要办理的事项：信访、市长信箱或人民建议。'),
  title: line('标题', 4, 50),
  body: text('情况说明', 10, 5000),
  requests: z._default(z.array(text('诉求', 2, 200), '请填写诉求。').check(z.maxLength(5, '诉求最多5条，可以合并相近的诉求。')), []),
  regionCode: z.string('请选择事情发生的地方。').check(z.regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择事情发生的地方。')),
  place: z.optional(
    z.nullable(
      z.object({
        text: z.optional(z.nullable(line('具体地点', 1, 200))),
        longitude: z.optional(
          z.nullable(z.number('位置不正确。').check(z.minimum(73, '位置不在国内。'), z.maximum(136, '位置不在国内。'))),
        ),
        latitude: z.optional(z.nullable(z.number('位置不正确。').check(z.minimum(3, '位置不在国内。'), z.maximum(54, '位置不在国内。')))),
      }),
    ),
  ),
  categoryCode: z._default(z.nullable(z.string('请选择内容分类。').check(z.regex(/^\d{6}$/, '请选择内容分类。'))), null),
  peopleCount: z._default(
    z.number('人数应为整数。').check(z.int('人数应为整数。'), z.minimum(1, '人数至少为1。'), z.maximum(100000, '人数太多，请检查。')),
    1,
  ),
  attachmentIds: z._default(
    z.array(Id, '附件不正确，请重新上传。').check(
      z.maxLength(maxAttachments, `附件最多${maxAttachments}个。`),
      z.refine((ids) => new Set(ids).size === ids.length, '同一个附件添加了两次，请删去重复的。'),
    ),
    [],
  ),
  /** What the petitioner wrote under a photo. */
  attachmentCaptions: z._default(
    z
      .array(z.object({ id: Id, caption: line('图片说明', 1, 50) }), '图片说明不正确。')
      .check(z.maxLength(maxAttachments, `图片说明最多${maxAttachments}条。`)),
    [],
  ),
  /** Said by the petitioner; never a mark by itself. */
  filedBefore: z._default(z.nullable(FiledBefore), null),
  /** 诉讼、仲裁、复议, as the petitioner says; never a mark or a refusal by itself. */
  atCourt: z._default(z.nullable(z.enum(courtStages, '请选择是否正在诉讼、仲裁或者行政复议。')), null),
  petitioner: z.optional(Petitioner),
  aboutConduct: z._default(z.boolean('请选择是否反映他人的违纪违法问题。'), false),
  accused: z._default(z.array(Accused, '被反映人不正确。').check(z.maxLength(20, '被反映的人或单位最多填写20个。')), []),
  hideIdentity: z._default(z.boolean(), false),
  publishConsent: z._default(z.boolean(), false),
  signatories: z._default(z.array(Signatory, '联名人不正确。').check(z.maxLength(200, '联名人最多填写200人。')), []),
}

type Filed = {
  kind: string
  attachmentIds: readonly string[]
  attachmentCaptions: readonly { id: string }[]
  requests: readonly string[]
  aboutConduct: boolean
  accused: readonly unknown[]
  peopleCount: number
  signatories: readonly unknown[]
}
export const filingRules = [
  z.refine<Filed>(({ attachmentIds, attachmentCaptions }) => attachmentCaptions.every(({ id }) => attachmentIds.includes(id)), {
    path: ['attachmentCaptions'],
    error: '有图片说明对应的附件已经删除，请把说明也删去。',
  }),
  z.refine<Filed>(({ attachmentCaptions }) => new Set(attachmentCaptions.map(({ id }) => id)).size === attachmentCaptions.length, {
    path: ['attachmentCaptions'],
    error: '同一个附件写了两条说明，请保留一条。',
  }),
  z.refine<Filed>((petition) => petition.kind !== 'petition' || petition.requests.length > 0, {
    path: ['requests'],
    error: '请写明您的诉求，至少1条。',
  }),
  z.refine<Filed>((petition) => petition.aboutConduct || petition.accused.length === 0, {
    path: ['accused'],
    error: '填写了被反映人时，请选择“反映他人的违纪违法问题”。',
  }),
  z.refine<Filed>((petition) => petition.peopleCount >= petition.signatories.length, {
    path: ['peopleCount'],
    error: '人数不能少于联名人数。',
  }),
] as const

export const SubmitPetition = z
  .object({
    ...filingFields,
    electronicDelivery: z._default(z.boolean(), true),
    clientCreatedAt: z.optional(z.nullable(Instant)),
  })
  .check(...filingRules)
export type SubmitPetition = z.infer<typeof SubmitPetition>
