import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import { assignmentStatusLabels, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { proposalStatusLabels } from '@petition/shared/vocabulary/proposals'
import { taskStatusLabels } from '@petition/shared/vocabulary/tasks'
import type { Actor } from '../actor.ts'
import { addDays, readableDay } from '../calendar.ts'
import { hasOpen, isAnswerContested, isContested, isHeldByRecusal, isOver, isRecusalOpen, type Now, type Target } from './legality.ts'
import type { Matter } from './matter.ts'

const disputes: readonly Act[] = ['dispute', 'objection-decision']

function whyNotUrge({ nextOwedOn, urgeAgainOn }: Matter, { today, rules }: Now): string {
  if (urgeAgainOn && today < urgeAgainOn) return `您已经催办过，${readableDay(urgeAgainOn)}起可以再次催办。`
  const fromOn = nextOwedOn && addDays(nextOwedOn, -rules.urgeBeforeDays)
  return fromOn && today < fromOn ? `现在离期限还早，${readableDay(fromOn)}起可以催办。` : '这件事目前没有临近或超过的期限，不能催办。'
}

function whyNotPublish(act: Act, matter: Matter): string {
  if (matter.petition.sealed) return '检举控告一律不公开。'
  if (act === 'publication-end') return '这封来信没有公开，不需要撤下。'
  if (matter.isPublished) return '这封来信已经公开。需要修改的，请先撤下再公开。'
  return matter.petition.publishConsent ? '还没有答复，不能公开。' : '信访人没有同意公开，不能公开。'
}

/** The class of an accusation is confirmed by the body that accepts it, that of an appeal takes nothing away. */
const whyNotContestClass = ({ petition }: Matter) =>
  petition.class === 'accusation'
    ? '纪检监察等有权机关已经受理，类别由其认定。认为还有诉求需要解决的，可以另行提交。'
    : '这件事目前不能再对类别提出异议。'

/** One sentence for whoever has the role, but a part in the matter that bars them. */
export const whyNotYou = (actor: Actor, targets: readonly Target[]): string | undefined =>
  targets.some(
    ({ step, assignment }) => step.act === 'reply-approval' && actor.kind === 'staff' && assignment?.draftedByStaffId === actor.staffId,
  )
    ? '答复是您拟的，请由本单位另一位负责人签发。'
    : undefined

/** One sentence for whoever may do the act, but not now. */
export function whyNot(act: Act, target: Target | undefined, matter: Matter, now: Now) {
  const { today } = now
  const assignment = target?.assignment
  const verb = actLabels[act]
  if (act === 'objection' && assignment?.status === 'offered' && assignment.objectionUntilOn && today > assignment.objectionUntilOn) {
    return '已经超过收到之日起5个工作日的异议期，不能再提出异议。'
  }
  if (disputes.includes(act) && assignment && hasOpen(matter, 'dispute', assignment.id)) return '已经提请裁决，请等信访部门负责人转达决定。'
  if (act === 'reply' && assignment?.replyPending) return '答复已经送负责人签发，签发前不能再次答复。'
  if (act === 'reply' && assignment?.role === 'assist') return '答复由主办单位作出，协办单位请把情况提供给主办单位。'
  if (target && isHeldByRecusal(target, matter)) return '有人申请回避，决定之前不能办理。'
  if (target?.proposal?.lapsed) return '答复的期限已过，诉求按原来的表述办理。'
  if (target?.proposal && !target.step.from.some((status) => status === target.proposal?.status)) {
    return `这一项目前是“${proposalStatusLabels[target.proposal.status]}”，不能${verb}。`
  }
  if (act === 'extension' && hasOpen(matter, 'extension')) return '已经申请延期，请等负责人审批。'
  if (act.startsWith('extension') && (target?.proposal ? target.proposal.period === 'mailbox' : matter.petition.kind === 'mailbox'))
    return '延期应当在期限届满前申请并批准：市长信箱答复期限只能延长一次，办理期限累计延长不超过30日。'
  if (act === 'extension-decision' || act === 'extension') return '延期只用于信访程序，应当在办理期限届满前申请并批准，累计不超过30日。'
  if (act === 'urge' && target?.step.from.some((status) => status === matter.petition.status)) return whyNotUrge(matter, now)
  if (act === 'withdrawal-undo' && matter.undoUntilOn !== null) return '撤回已超过可以取消的时间，请重新提交。'
  if (act === 'procedural-notice' && assignment && hasOpen(matter, act, assignment.id)) return '已提出导入其他程序，请等本单位另一人复核。'
  if (act === 'recall' && isOver(matter.petition.status)) return '已经答复、办结或者导入其他程序，不能收回。'
  if (act === 'conclusion' && isContested(matter)) return '信访人提出的异议还没有审核，请先由负责人审核。'
  if (act.startsWith('reply') && isAnswerContested(matter)) return '信访人对类别或者办理途径提出的异议还没有审核，审核前不能答复。'
  const ends = act.startsWith('refusal') || act.startsWith('prompt-answer')
  if (ends && isContested(matter)) return '信访人提出的异议还没有审核，请先由负责人审核。'
  if (act === 'refusal' && hasOpen(matter, act)) return '已经提出不予受理，请等另一人复核。'
  if (act === 'class-change' && hasOpen(matter, 'class')) return '类别的更改还在等另一人复核。'
  if (act === 'acceptance' && hasOpen(matter, 'class', assignment?.id)) return '类别的更改还在等另一人复核，复核之前不能受理。'
  if (act === 'transfer' && !assignment && hasOpen(matter, 'class')) return '类别的更改还在等另一人复核，复核之前不能转送。'
  if (act === 'route-contest' && target?.proposal?.kind === 'class') return whyNotContestClass(matter)
  if (act === 'prompt-answer' && hasOpen(matter, act)) return '已有一份当场答复在等另一人复核。'
  if (act === 'prompt-answer' && matter.petition.status === 'registered') return '只有没有具体诉求的咨询、感谢可以当场答复。'
  if (act === 'mark' && hasOpen(matter, 'mark')) return '已有一项标记在等另一人复核，请先复核。'
  if (act === 'mark' && matter.petition.sealed) return '密封信访件不参与评价和统计，不需要标记。'
  if (act === 'recusal' && isRecusalOpen(matter, assignment?.id ?? null)) return '已有一项回避申请在等决定。'
  if (act === 'reply' && hasOpen(matter, 'rewording')) return '诉求表述的调整还在等信访人答复，暂时不能答复。'
  if (target?.task) return `这一项目前是“${taskStatusLabels[target.task.status]}”，不能${verb}。`
  if (act === 'withdrawal' && matter.petition.sealed) return '检举控告不因撤回而停止办理。如有补充，请联系受理机关。'
  if (act.startsWith('publication')) return whyNotPublish(act, matter)
  const status = assignment ? assignmentStatusLabels[assignment.status] : petitionStatusLabels[matter.petition.status]
  return `这件事目前是“${status}”，不能${verb}。`
}
