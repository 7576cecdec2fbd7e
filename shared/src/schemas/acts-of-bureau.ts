import * as z from 'zod/mini'
import { assignmentRoles, contactChannels, petitionClasses, purposes, routes, urgentAddressees } from '../vocabulary/petition.ts'
import { disputeArbiters, disputeDeciders, markKinds } from '../vocabulary/proposals.ts'
import { assignmentId, proposalId, remark, taskId } from './act-parts.ts'
import { Day, Instant, line, OrganisationId, text } from './text.ts'

export const Registration = z.object({
  class: z.enum(petitionClasses, '请选择信访事项的类别。'),
  purpose: z.enum(purposes, '请选择信访目的。'),
  proposedRoute: z.optional(z.nullable(z.enum(routes, '没有这条办理途径。'))),
  categoryCode: z.optional(z.nullable(z.string('请选择内容分类。').check(z.regex(/^\d{6}$/, '请选择内容分类。')))),
  repeatOf: z.optional(z.nullable(line('此前的信访件编号', 6, 20))),
  /** Why it is registered in another class than its petitioner filed it in; told to them once a second person has agreed. */
  classReason: z.optional(z.nullable(text('归类的理由', 4, 1000))),
  remark,
})
export type Registration = z.infer<typeof Registration>

export const ClassChange = z.object({
  assignmentId,
  class: z.enum(petitionClasses, '请选择信访事项的类别。'),
  reason: text('理由', 4, 1000),
})
export type ClassChange = z.infer<typeof ClassChange>

export const Transfer = z.object({
  assignmentId,
  assignments: z
    .array(z.object({ organisationId: OrganisationId, role: z.enum(assignmentRoles, '请选择主办或协办。') }), '请选择转送的单位。')
    .check(
      z.minLength(1, '请选择转送的单位。'),
      z.maxLength(20, '一次最多转送20个单位。'),
      z.refine((rows) => new Set(rows.map((row) => row.organisationId)).size === rows.length, '同一个单位选择了两次。'),
    ),
  /** The bureau finds it fit for simple handling (简易办理): the unit has 3 working days to accept. Its own word at acceptance decides. */
  simple: z._default(z.boolean(), false),
  remark,
})
export type Transfer = z.infer<typeof Transfer>

/** 第二十四条: who cannot agree asks the common superior; where there is none, the joint conference (联席会议). */
export const Dispute = z.object({
  assignmentId,
  to: z.enum(disputeArbiters, '请选择由谁决定。'),
  reason: text('争议的内容和双方意见', 4, 2000),
})
export type Dispute = z.infer<typeof Dispute>

export const ObjectionDecision = z
  .object({
    assignmentId,
    /** The dispute that is decided, where several are. */
    proposalId,
    objectionUpheld: z.boolean('请选择是否同意异议。'),
    reason: text('审核理由', 2, 2000),
    /** 第二十四条: in dispute the common superior decides; where there is none, the joint conference. */
    decidedBy: z._default(z.enum(disputeDeciders, '请选择由谁决定。'), 'sender'),
    decisionNumber: z.optional(z.nullable(line('决定文号', 2, 60))),
    /** The day on which they decided. */
    decidedOn: z.optional(z.nullable(Day)),
  })
  .check(
    z.refine((decision) => decision.decidedBy === 'sender' || Boolean(decision.decisionNumber), {
      path: ['decisionNumber'],
      error: '由共同的上一级机关或者联席会议决定的，请填写决定文号。',
    }),
    z.refine((decision) => decision.decidedBy === 'sender' || Boolean(decision.decidedOn), {
      path: ['decidedOn'],
      error: '由共同的上一级机关或者联席会议决定的，请填写决定的日期。',
    }),
  )
export type ObjectionDecision = z.infer<typeof ObjectionDecision>

export const Conclusion = z.object({ ground: text('办结依据', 2, 500) })
export type Conclusion = z.infer<typeof Conclusion>

export const PromptAnswer = z.object({ text: text('答复内容', 2, 5000), reason: text('当场答复的理由', 2, 1000) })
export type PromptAnswer = z.infer<typeof PromptAnswer>

export const Refusal = z.object({ openNumber: line('正在办理的信访件编号', 6, 20), reason: text('理由', 4, 1000) })
export type Refusal = z.infer<typeof Refusal>

export const Recall = z.object({ assignmentId, reason: text('收回理由', 4, 1000) })
export type Recall = z.infer<typeof Recall>

export const Mark = z.object({
  mark: z.enum(markKinds, '请选择标记。'),
  earlierNumber: z.optional(z.nullable(line('此前的信访件编号', 6, 20))),
  reason: text('标记理由', 4, 1000),
})
export type Mark = z.infer<typeof Mark>

export const CallBack = z.object({
  taskId,
  channel: z.enum(contactChannels, '请选择联系方式。'),
  at: Instant,
  summary: text('回访情况', 2, 2000),
})
export type CallBack = z.infer<typeof CallBack>

export const UrgentReport = z.object({
  to: z.enum(urgentAddressees, '请选择报告对象。'),
  at: Instant,
  summary: text('报告内容', 4, 2000),
})
export type UrgentReport = z.infer<typeof UrgentReport>

/** 公开: the letter and its answer as everybody may read them, with every name, phone and address taken out by a person. */
export const Publication = z.object({
  title: line('公开的标题', 4, 50),
  body: text('公开的来信内容', 10, 5000),
  answer: text('公开的答复内容', 10, 10000),
})
export type Publication = z.infer<typeof Publication>

export const PublicationEnd = z.object({ reason: text('撤下的原因', 2, 500) })
export type PublicationEnd = z.infer<typeof PublicationEnd>
