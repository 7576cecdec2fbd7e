import * as z from 'zod/mini'
import { grades } from '../vocabulary/petition.ts'
import { solvedGrades } from '../vocabulary/tasks.ts'
import { attachmentIds, proposalId, remark, taskId } from './act-parts.ts'
import { anyPhone, Id, line, text } from './text.ts'

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

export const Withdrawal = z.object({ reason: text('撤回原因', 2, 500) })
export type Withdrawal = z.infer<typeof Withdrawal>

export const WithdrawalUndo = z.object({ remark })
export type WithdrawalUndo = z.infer<typeof WithdrawalUndo>

export const Supplement = z.object({
  text: text('补充说明', 2, 5000),
  attachmentIds,
})
export type Supplement = z.infer<typeof Supplement>

export const Urge = z.object({ remark })
export type Urge = z.infer<typeof Urge>

export const MarkContest = z.object({ proposalId, reason: text('异议理由', 4, 1000) })
export type MarkContest = z.infer<typeof MarkContest>

export const RouteContest = z.object({ proposalId, reason: text('异议理由', 4, 1000) })
export type RouteContest = z.infer<typeof RouteContest>

export const FulfilmentConfirmation = z
  .object({ taskId, confirmed: z.boolean('请选择是否已经落实。'), reason: z.optional(z.nullable(text('情况说明', 2, 1000))) })
  .check(z.refine((one) => one.confirmed || Boolean(one.reason), { path: ['reason'], error: '没有落实的，请写明情况。' }))
export type FulfilmentConfirmation = z.infer<typeof FulfilmentConfirmation>

export const ContactChange = z
  .object({ phone: z.optional(z.nullable(anyPhone)), address: z.optional(z.nullable(line('住址', 1, 200))) })
  .check(z.refine((change) => Boolean(change.phone || change.address), { path: ['phone'], error: '请填写要变更的电话或住址。' }))
export type ContactChange = z.infer<typeof ContactChange>

export const RetaliationReport = z.object({
  text: text('情况说明', 4, 5000),
  /** It is about people of the bureau itself: then only the body above it reads it. */
  aboutBureau: z._default(z.boolean('请选择是不是信访部门的人。'), false),
})
export type RetaliationReport = z.infer<typeof RetaliationReport>

/** 个人信息保护法第十五条: 个人有权撤回其同意. */
export const PublicationConsent = z.object({ publishConsent: z.boolean('请选择是否同意公开。') })
export type PublicationConsent = z.infer<typeof PublicationConsent>
