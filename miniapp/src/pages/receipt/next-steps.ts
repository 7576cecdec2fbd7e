import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionKind } from '@petition/shared/vocabulary/petition'

const petitionSteps = [
  '信访局登记，转送有权处理的机关、单位，并告诉您转到了哪里。',
  '收到的单位自收到之日起15日内书面告诉您接收情况、办理途径和程序，以及是否受理（《信访工作条例》第二十三条）。',
  '按信访程序受理的，自受理之日起60日内逐条书面答复（《信访工作条例》第三十四条）。',
  '收到答复后，请您评价；不满意答复的，答复里会写明怎样申请复查。',
]
const nextSteps: Record<PetitionKind, string[]> = {
  petition: petitionSteps,
  mailbox: ['信访局登记，转送有关单位，并告诉您转到了哪里。', '承办单位告诉您是否受理，并书面答复。', '收到答复后，请您评价。'],
  suggestion: ['信访局登记，转送有关单位研究。', '承办单位研究后告诉您采纳、部分采纳还是不采纳，以及理由。', '收到答复后，请您评价。'],
}
const sealedSteps = ['指定的人员登记后，转有权处理的机关依规依纪依法处理。', '处理情况由该机关按规定向您反馈。']

/** What follows a filing. */
export const stepsOf = ({ sealed, kind }: PetitionView) => (sealed ? sealedSteps : nextSteps[kind])
