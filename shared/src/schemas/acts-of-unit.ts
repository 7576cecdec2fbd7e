import * as z from 'zod/mini'
import { extendedPeriods } from '../vocabulary/clocks.ts'
import { agreementKinds, contactChannels, guidedRoutes, outcomes } from '../vocabulary/petition.ts'
import { staffRoles } from '../vocabulary/roles.ts'
import { assignmentId, attachmentIds, ReasonedDecision, remark, taskId } from './act-parts.ts'
import { Day, Id, Instant, line, properName, text } from './text.ts'

export const Objection = z.object({ assignmentId, reason: text('异议理由', 4, 2000) })
export type Objection = z.infer<typeof Objection>

export const Acceptance = z.object({
  /** Simple handling (简易办理): 3 and 10 working days, with the exclusions of the national rule. */
  simple: z._default(z.boolean(), false),
  assignmentId,
  route: z._default(z.enum(['petition', 'duty'], '请选择办理途径。'), 'petition'),
  /** Why it is a duty to perform and not the petition route; in force and told once a second person has agreed. */
  dutyReason: z.optional(z.nullable(text('按履行职责办理的理由', 4, 1000))),
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

export const Contact = z.object({
  assignmentId,
  channel: z.enum(contactChannels, '请选择联系方式。'),
  at: Instant,
  summary: text('联系情况', 2, 2000),
})
export type Contact = z.infer<typeof Contact>

export const Extension = z.object({
  assignmentId,
  period: z._default(z.enum(extendedPeriods, '请选择延长哪个期限。'), 'handling'),
  days: z
    .number('请填写延长的天数。')
    .check(z.int('天数应为整数。'), z.minimum(1, '至少延长1日。'), z.maximum(30, '延长期限不得超过30日。')),
  reason: text('延期理由', 4, 1000),
})
export type Extension = z.infer<typeof Extension>

export const OrdinaryHandling = z.object({ assignmentId, reason: text('理由', 4, 1000) })
export type OrdinaryHandling = z.infer<typeof OrdinaryHandling>

export const SupplementRequest = z.object({ assignmentId, text: text('需要补充的内容', 4, 1000) })
export type SupplementRequest = z.infer<typeof SupplementRequest>

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

export const Recusal = z.object({
  assignmentId,
  /** Somebody of the body that received the matter first is meant, also when others have it now. */
  firstReceiver: z._default(z.boolean(), false),
  /** The petitioner names the person; staff declare themselves. */
  name: z.optional(z.nullable(properName('需要回避的人员姓名', 60))),
  leaderConcerned: z._default(z.boolean(), false),
  reason: text('利害关系说明', 4, 1000),
})
export type Recusal = z.infer<typeof Recusal>

/** Whom the decision keeps away. */
export const RecusalDecision = z.object({
  ...ReasonedDecision.shape,
  /** Colleagues of that body. Absent: whoever has exactly the name that was written. Empty: the person has no account here. */
  staffIds: z.optional(
    z.nullable(
      z.array(Id, '请从名单中选择人员。').check(
        z.maxLength(20, '一次最多选择20人。'),
        z.refine((ids) => new Set(ids).size === ids.length, '同一个人选了两次，请删去重复的。'),
      ),
    ),
  ),
})
export type RecusalDecision = z.infer<typeof RecusalDecision>

/** `GET /api/petitions/:id/recusal-candidates`: for whoever decides, the staff of the body whose person is meant. */
export const RecusalCandidates = z.object({
  items: z.array(z.object({ id: Id, name: z.string(), roles: z.array(z.enum(staffRoles)) })),
  nextCursor: z.null(),
})
export type RecusalCandidates = z.infer<typeof RecusalCandidates>

export const FulfilmentProof = z.object({
  taskId,
  text: text('落实情况', 4, 2000),
  attachmentIds,
})
export type FulfilmentProof = z.infer<typeof FulfilmentProof>

export const FulfilmentRefusal = z.object({ taskId, reason: text('未能落实的原因', 4, 1000) })
export type FulfilmentRefusal = z.infer<typeof FulfilmentRefusal>
