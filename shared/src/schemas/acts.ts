import * as z from 'zod/mini'
import { assignmentRoles, contactChannels, grades, outcomes, petitionClasses, purposes, routes } from '../vocabulary/petition.ts'
import { maxAttachments } from './petition.ts'
import { Id, Instant, line, OrganisationId, text } from './text.ts'

const remark = z.optional(z.nullable(text('备注', 1, 500)))
const assignmentId = z.optional(z.nullable(Id))

export const Registration = z.object({
  class: z.enum(petitionClasses, '请选择信访事项的类别。'),
  purpose: z.enum(purposes, '请选择信访目的。'),
  proposedRoute: z.optional(z.nullable(z.enum(routes, '没有这条办理途径。'))),
  categoryCode: z.optional(z.nullable(z.string('请选择内容分类。').check(z.regex(/^\d{6}$/, '请选择内容分类。')))),
  repeatOf: z.optional(z.nullable(line('此前的信访件编号', 6, 20))),
  remark,
})
export type Registration = z.infer<typeof Registration>

export const Transfer = z.object({
  assignmentId,
  assignments: z
    .array(z.object({ organisationId: OrganisationId, role: z.enum(assignmentRoles, '请选择主办或协办。') }), '请选择转送的单位。')
    .check(
      z.minLength(1, '请选择转送的单位。'),
      z.maxLength(20, '一次最多转送20个单位。'),
      z.refine((rows) => new Set(rows.map((row) => row.organisationId)).size === rows.length, '同一个单位选择了两次。'),
    ),
  remark,
})
export type Transfer = z.infer<typeof Transfer>

export const Objection = z.object({ assignmentId, reason: text('异议理由', 4, 2000) })
export type Objection = z.infer<typeof Objection>

export const ObjectionDecision = z.object({
  assignmentId,
  objectionUpheld: z.boolean('请选择是否同意异议。'),
  reason: text('审核理由', 2, 2000),
})
export type ObjectionDecision = z.infer<typeof ObjectionDecision>

export const Acceptance = z.object({
  assignmentId,
  route: z._default(z.enum(['petition', 'duty'], '请选择办理途径。'), 'petition'),
  remark,
})
export type Acceptance = z.infer<typeof Acceptance>

export const ProceduralNotice = z.object({
  assignmentId,
  route: z.enum(['judicial', 'arbitration', 'party-appeal', 'administrative'], '请选择导入的法定途径。'),
  procedure: line('办理程序', 2, 200),
  receivingBody: line('接收机关', 2, 100),
  reason: text('理由和依据', 4, 2000),
})
export type ProceduralNotice = z.infer<typeof ProceduralNotice>

export const PointAnswer = z.object({
  requestId: Id,
  outcome: z.enum(outcomes, '请选择这条诉求的处理意见。'),
  text: text('答复内容', 2, 5000),
  basis: text('法律政策依据', 2, 2000),
})

export const Reply = z.object({
  assignmentId,
  body: text('答复正文', 10, 10000),
  points: z.array(PointAnswer, '请逐条答复诉求。').check(z.maxLength(5, '诉求最多5条。')),
  attachmentIds: z._default(
    z.array(Id, '附件不正确，请重新上传。').check(
      z.maxLength(maxAttachments, `附件最多${maxAttachments}个。`),
      z.refine((ids) => new Set(ids).size === ids.length, '同一个附件添加了两次，请删去重复的。'),
    ),
    [],
  ),
})
export type Reply = z.infer<typeof Reply>

export const ReplyApproval = z.object({ assignmentId, approved: z.boolean('请选择是否同意签发。'), remark })
export type ReplyApproval = z.infer<typeof ReplyApproval>

const Score = z
  .object({ grade: z.enum(grades, '请选择满意、基本满意或不满意。'), reason: z.optional(z.nullable(text('理由', 1, 500))) })
  .check(
    z.refine((score) => score.grade !== 'unsatisfied' || Boolean(score.reason), {
      path: ['reason'],
      error: '评价为不满意时，请写明理由。',
    }),
  )

export const Rating = z
  .object({ bureau: z.optional(z.nullable(Score)), unit: z.optional(z.nullable(Score)) })
  .check(z.refine((rating) => Boolean(rating.bureau || rating.unit), '请至少评价信访部门或责任单位中的一个。'))
export type Rating = z.infer<typeof Rating>

export const Conclusion = z.object({ ground: text('办结依据', 2, 500) })
export type Conclusion = z.infer<typeof Conclusion>

export const Withdrawal = z.object({ reason: text('撤回原因', 2, 500) })
export type Withdrawal = z.infer<typeof Withdrawal>

export const Contact = z.object({
  assignmentId,
  channel: z.enum(contactChannels, '请选择联系方式。'),
  at: Instant,
  summary: text('联系情况', 2, 2000),
})
export type Contact = z.infer<typeof Contact>

/** The body of each act: one place for routes, clients and the OpenAPI document. */
export const actBodies = {
  registration: Registration,
  transfer: Transfer,
  objection: Objection,
  'objection-decision': ObjectionDecision,
  acceptance: Acceptance,
  'procedural-notice': ProceduralNotice,
  reply: Reply,
  'reply-approval': ReplyApproval,
  rating: Rating,
  conclusion: Conclusion,
  withdrawal: Withdrawal,
  contact: Contact,
} as const
