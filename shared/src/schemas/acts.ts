import * as z from 'zod/mini'
import { maxAttachments } from '../vocabulary/attachments.ts'
import {
  agreementKinds,
  assignmentRoles,
  contactChannels,
  disputeDeciders,
  grades,
  guidedRoutes,
  markKinds,
  outcomes,
  petitionClasses,
  purposes,
  routes,
  solvedGrades,
  urgentAddressees,
} from '../vocabulary/petition.ts'
import { anyPhone, Day, Id, Instant, line, OrganisationId, properName, text } from './text.ts'

const remark = z.optional(z.nullable(text('备注', 1, 500)))
const assignmentId = z.optional(z.nullable(Id))
const attachmentIds = z._default(
  z.array(Id, '附件不正确，请重新上传。').check(
    z.maxLength(maxAttachments, `附件最多${maxAttachments}个。`),
    z.refine((ids) => new Set(ids).size === ids.length, '同一个附件添加了两次，请删去重复的。'),
  ),
  [],
)

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
  /** The bureau finds it fit for simple handling (简易办理): the unit has 3 working days to accept. Its own word at acceptance decides. */
  simple: z._default(z.boolean(), false),
  remark,
})
export type Transfer = z.infer<typeof Transfer>

export const Objection = z.object({ assignmentId, reason: text('异议理由', 4, 2000) })
export type Objection = z.infer<typeof Objection>

export const ObjectionDecision = z
  .object({
    assignmentId,
    objectionUpheld: z.boolean('请选择是否同意异议。'),
    reason: text('审核理由', 2, 2000),
    /** 第二十四条: in dispute the common superior decides; where there is none, the joint conference. */
    decidedBy: z._default(z.enum(disputeDeciders, '请选择由谁决定。'), 'sender'),
    decisionNumber: z.optional(z.nullable(line('决定文号', 2, 60))),
  })
  .check(
    z.refine((decision) => decision.decidedBy === 'sender' || Boolean(decision.decisionNumber), {
      path: ['decisionNumber'],
      error: '由共同的上一级机关或者联席会议决定的，请填写决定文号。',
    }),
  )
export type ObjectionDecision = z.infer<typeof ObjectionDecision>

export const Acceptance = z.object({
  /** Simple handling (简易办理): 3 and 10 working days, with the exclusions of the national rule. */
  simple: z._default(z.boolean(), false),
  assignmentId,
  route: z._default(z.enum(['petition', 'duty'], '请选择办理途径。'), 'petition'),
  remark,
})
export type Acceptance = z.infer<typeof Acceptance>

export const ProceduralNotice = z.object({
  assignmentId,
  route: z.enum(guidedRoutes, '请选择导入的法定途径。'),
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
  /** By when what is supported will be carried out; the city's usual period where the opinion sets none. */
  fulfilOn: z.optional(z.nullable(Day)),
})

export const Reply = z.object({
  assignmentId,
  body: text('答复正文', 10, 10000),
  points: z.array(PointAnswer, '请逐条答复诉求。').check(z.maxLength(5, '诉求最多5条。')),
  attachmentIds,
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
  .object({
    bureau: z.optional(z.nullable(Score)),
    unit: z.optional(z.nullable(Score)),
    /** Beside the unit's grade: what became of each point. */
    points: z._default(
      z
        .array(z.object({ requestId: Id, solved: z.enum(solvedGrades, '请选择已解决、部分解决或未解决。') }))
        .check(z.maxLength(5, '诉求最多5条。')),
      [],
    ),
  })
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

export const WithdrawalUndo = z.object({ remark })
export type WithdrawalUndo = z.infer<typeof WithdrawalUndo>

export const PromptAnswer = z.object({ text: text('答复内容', 2, 5000), reason: text('当场答复的理由', 2, 1000) })
export type PromptAnswer = z.infer<typeof PromptAnswer>

export const Refusal = z.object({ openNumber: line('正在办理的信访件编号', 6, 20), reason: text('理由', 4, 1000) })
export type Refusal = z.infer<typeof Refusal>

export const Recall = z.object({ assignmentId, reason: text('收回理由', 4, 1000) })
export type Recall = z.infer<typeof Recall>

export const Extension = z.object({
  assignmentId,
  days: z
    .number('请填写延长的天数。')
    .check(z.int('天数应为整数。'), z.minimum(1, '至少延长1日。'), z.maximum(30, '延长期限不得超过30日。')),
  reason: text('延期理由', 4, 1000),
})
export type Extension = z.infer<typeof Extension>

const proposalId = z.optional(z.nullable(Id))
export const Decision = z.object({ proposalId, approved: z.boolean('请选择是否同意。'), remark })
export type Decision = z.infer<typeof Decision>
export const ReasonedDecision = z.object({ proposalId, approved: z.boolean('请选择是否同意。'), reason: text('理由', 2, 1000) })
export type ReasonedDecision = z.infer<typeof ReasonedDecision>

export const OrdinaryHandling = z.object({ assignmentId, reason: text('理由', 4, 1000) })
export type OrdinaryHandling = z.infer<typeof OrdinaryHandling>

export const SupplementRequest = z.object({ assignmentId, text: text('需要补充的内容', 4, 1000) })
export type SupplementRequest = z.infer<typeof SupplementRequest>

export const Supplement = z.object({
  text: text('补充说明', 2, 5000),
  attachmentIds,
})
export type Supplement = z.infer<typeof Supplement>

export const Urge = z.object({ remark })
export type Urge = z.infer<typeof Urge>

export const Rewording = z.object({
  assignmentId,
  requestId: z.uuid('请选择要调整的诉求。'),
  texts: z
    .array(text('诉求', 2, 200), '请写明调整后的诉求。')
    .check(z.minLength(1, '请写明调整后的诉求。'), z.maxLength(5, '最多拆分为5条。')),
  reason: text('调整理由', 4, 500),
})
export type Rewording = z.infer<typeof Rewording>

export const Hearing = z.object({
  assignmentId,
  on: Day,
  place: line('听证地点', 2, 200),
  summary: text('听证情况', 4, 5000),
})
export type Hearing = z.infer<typeof Hearing>

export const Agreement = z.object({
  assignmentId,
  kind: z.enum(agreementKinds, '请选择调解或者和解。'),
  on: Day,
  text: text('协议内容', 4, 5000),
})
export type Agreement = z.infer<typeof Agreement>

export const ProcedureResult = z.object({ assignmentId, text: text('程序结果', 4, 2000) })
export type ProcedureResult = z.infer<typeof ProcedureResult>

export const Mark = z.object({
  mark: z.enum(markKinds, '请选择标记。'),
  earlierNumber: z.optional(z.nullable(line('此前的信访件编号', 6, 20))),
  reason: text('标记理由', 4, 1000),
})
export type Mark = z.infer<typeof Mark>

export const MarkContest = z.object({ proposalId, reason: text('异议理由', 4, 1000) })
export type MarkContest = z.infer<typeof MarkContest>

export const RouteContest = z.object({ proposalId, reason: text('异议理由', 4, 1000) })
export type RouteContest = z.infer<typeof RouteContest>

export const Recusal = z.object({
  assignmentId,
  /** The petitioner names the person; staff declare themselves. */
  name: z.optional(z.nullable(properName('需要回避的人员姓名', 60))),
  leaderConcerned: z._default(z.boolean(), false),
  reason: text('利害关系说明', 4, 1000),
})
export type Recusal = z.infer<typeof Recusal>

const taskId = z.optional(z.nullable(Id))
export const FulfilmentProof = z.object({
  taskId,
  text: text('落实情况', 4, 2000),
  attachmentIds,
})
export type FulfilmentProof = z.infer<typeof FulfilmentProof>
export const FulfilmentRefusal = z.object({ taskId, reason: text('未能落实的原因', 4, 1000) })
export type FulfilmentRefusal = z.infer<typeof FulfilmentRefusal>
export const FulfilmentConfirmation = z
  .object({ taskId, confirmed: z.boolean('请选择是否已经落实。'), reason: z.optional(z.nullable(text('情况说明', 2, 1000))) })
  .check(z.refine((one) => one.confirmed || Boolean(one.reason), { path: ['reason'], error: '没有落实的，请写明情况。' }))
export type FulfilmentConfirmation = z.infer<typeof FulfilmentConfirmation>

export const CallBack = z.object({
  taskId,
  channel: z.enum(contactChannels, '请选择联系方式。'),
  at: Instant,
  summary: text('回访情况', 2, 2000),
})
export type CallBack = z.infer<typeof CallBack>

export const ContactChange = z
  .object({ phone: z.optional(z.nullable(anyPhone)), address: z.optional(z.nullable(line('住址', 1, 200))) })
  .check(z.refine((change) => Boolean(change.phone || change.address), { path: ['phone'], error: '请填写要变更的电话或住址。' }))
export type ContactChange = z.infer<typeof ContactChange>

export const RetaliationReport = z.object({ text: text('情况说明', 4, 5000) })
export type RetaliationReport = z.infer<typeof RetaliationReport>

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

/** 个人信息保护法第十五条: 个人有权撤回其同意. */
export const PublicationConsent = z.object({ publishConsent: z.boolean('请选择是否同意公开。') })
export type PublicationConsent = z.infer<typeof PublicationConsent>

/** The body of each act: one place for routes, clients and the OpenAPI document. */
export const actBodies = {
  registration: Registration,
  transfer: Transfer,
  objection: Objection,
  'objection-decision': ObjectionDecision,
  acceptance: Acceptance,
  'procedural-notice': ProceduralNotice,
  'procedural-notice-decision': Decision,
  reply: Reply,
  'reply-approval': ReplyApproval,
  rating: Rating,
  conclusion: Conclusion,
  withdrawal: Withdrawal,
  'withdrawal-undo': WithdrawalUndo,
  contact: Contact,
  'prompt-answer': PromptAnswer,
  'prompt-answer-decision': Decision,
  'route-contest': RouteContest,
  'route-contest-decision': ReasonedDecision,
  refusal: Refusal,
  recall: Recall,
  extension: Extension,
  'extension-decision': Decision,
  'ordinary-handling': OrdinaryHandling,
  'ordinary-handling-decision': Decision,
  'supplement-request': SupplementRequest,
  supplement: Supplement,
  urge: Urge,
  rewording: Rewording,
  'rewording-answer': Decision,
  hearing: Hearing,
  agreement: Agreement,
  'procedure-result': ProcedureResult,
  mark: Mark,
  'mark-decision': ReasonedDecision,
  'mark-contest': MarkContest,
  'mark-contest-decision': ReasonedDecision,
  recusal: Recusal,
  'recusal-decision': ReasonedDecision,
  'fulfilment-proof': FulfilmentProof,
  'fulfilment-refusal': FulfilmentRefusal,
  'fulfilment-confirmation': FulfilmentConfirmation,
  'call-back': CallBack,
  'contact-change': ContactChange,
  'retaliation-report': RetaliationReport,
  'urgent-report': UrgentReport,
  publication: Publication,
  'publication-end': PublicationEnd,
  'publication-consent': PublicationConsent,
} as const
