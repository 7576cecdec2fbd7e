import * as z from 'zod/mini'
import { maxAttachments } from '../vocabulary/attachments.ts'
import { Id, text } from './text.ts'

export const remark = z.optional(z.nullable(text('备注', 1, 500)))

export const assignmentId = z.optional(z.nullable(Id))

export const attachmentIds = z._default(
  z.array(Id, '附件不正确，请重新上传。').check(
    z.maxLength(maxAttachments, `附件最多${maxAttachments}个。`),
    z.refine((ids) => new Set(ids).size === ids.length, '同一个附件添加了两次，请删去重复的。'),
  ),
  [],
)

export const proposalId = z.optional(z.nullable(Id))

export const Decision = z.object({ proposalId, approved: z.boolean('请选择是否同意。'), remark })
export type Decision = z.infer<typeof Decision>

export const ReasonedDecision = z.object({ proposalId, approved: z.boolean('请选择是否同意。'), reason: text('理由', 2, 1000) })
export type ReasonedDecision = z.infer<typeof ReasonedDecision>

export const taskId = z.optional(z.nullable(Id))
