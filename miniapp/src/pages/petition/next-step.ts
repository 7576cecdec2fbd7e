import type { ClockView } from '@petition/shared/schemas/clock'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { type ClockKind, isRight } from '@petition/shared/vocabulary/clocks'
import type * as z from 'zod/mini'
import { todayInChina } from '../../days'

type Clock = z.infer<typeof ClockView>

/** What the body does by the day of a clock; a kind that is not here is named by its label. */
const deeds: Partial<Record<ClockKind, string>> = {
  dispatch: '登记，并转送有权处理的机关、单位',
  inform: '书面告诉您接收情况、怎么办理、是否受理',
  'direct-receipt': '决定自己办理，还是转给有权办理的单位',
  objection: '决定是接下来办，还是说明不归它管',
  'objection-decision': '决定由哪个单位办理',
  'dispute-decision': '取得上级机关或者联席会议的决定，明确由哪个单位办理',
  redispatch: '重新转送有权处理的机关、单位',
  handle: '办结，并逐条书面答复您',
  'duty-answer': '依法履行职责，或者逐条书面答复您',
  'simple-acceptance': '告诉您是否受理（简易办理）',
  'mailbox-acceptance': '告诉您是否受理',
  'mailbox-answer': '答复您的来信',
  'suggestion-answer': '研究并答复您的建议',
  'simple-answer': '答复您（简易办理）',
  fulfilment: '把答复里支持您的事项办好',
  'recusal-decision': '决定要不要换人办理',
}

/** Whose task a clock is: of the body of its assignment, of the body that carries out, else of whoever has the matter. */
function debtorOf({ assignmentId, kind, legalOn }: Clock, { assignments, tasks, organisation }: PetitionView) {
  const assigned = assignments.find(({ id }) => id === assignmentId)
  const task = kind === 'fulfilment' ? tasks.find(({ dueOn, status }) => dueOn === legalOn && status !== 'confirmed') : undefined
  const body = kind === 'objection-decision' ? assigned?.sender : assigned?.organisation
  return (task?.organisation ?? body ?? organisation).name
}

/** Who must do what by when; objecting is a unit's right and owed to nobody. */
export function nextStepOf(view: PetitionView, today = todayInChina()) {
  const owed = view.clocks.filter(({ kind, state }) => (state === 'running' || state === 'overdue') && !isRight(kind))
  const clock = [...owed].sort((left, right) => (left.legalOn < right.legalOn ? -1 : 1))[0] ?? view.nextDue
  if (!clock) return null
  return { clock, who: debtorOf(clock, view), deed: deeds[clock.kind] ?? clock.label, isOver: today > clock.legalOn }
}

/** What follows where nothing is owed any more. */
export const endWords: Partial<Record<PetitionView['status'], string>> = {
  guided: '这件事已经导入其他法定程序，请按告知书写明的程序办理；不同意的，可以提出异议。',
  replied: '单位已经答复。对答复不满意的，答复里写明了怎样申请复查。',
  concluded: '这件事已经办结。',
  withdrawn: '您已经撤回，单位不再办理。',
  joined: '这件事和此前的信访件是同一事项，已经并入那一件一起办理，期限按那一件计算；不同意的，可以提出异议。',
  refused: '不予受理，理由写在文书里。同一事项在原来的信访件里继续办理。',
}
