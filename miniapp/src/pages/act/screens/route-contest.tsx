import type { PetitionView } from '@petition/shared/schemas/petition'
import { proposalKindLabels } from '@petition/shared/vocabulary/proposals'
import { Facts } from '../../../components/facts'
import { formatWeekday } from '../../../days'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

type Kind = PetitionView['proposals'][number]['kind']

/** What was decided, and what becomes of the matter where the petitioner is right. */
const words: Partial<Record<Kind, string>> = {
  'procedural-notice': '单位要您走其他程序，您不同意的，可以提出异议。异议成立的，由单位继续办理，原来的期限照常计算。',
  'prompt-answer': '信访部门当场答复就办结，您不同意的，可以提出异议。异议成立的，这件事恢复办理，原来的期限照常计算。',
  refusal: '信访部门不予受理，您不同意的，可以提出异议。异议成立的，这件事恢复办理，原来的期限照常计算。',
  class:
    '这件事归为哪一类，决定怎么办理、有没有办理期限、能不能评价和申请复查。您不同意的，可以提出异议。异议成立的，恢复原来的类别，按原来的期限办理。',
  duty: '单位按履行职责的途径办理，不适用60日的办理期限，您不同意的，可以提出异议。异议成立的，改按信访程序办理，60日从受理那天起算。',
}
const hints: Partial<Record<Kind, string>> = {
  refusal: '例如：这次反映的是另一件事，或者有新的情况。',
  class: '例如：我不是提建议，是要求解决我自己的问题。',
  duty: '例如：我要求的是解决问题、给出处理意见。',
}

/** Another procedure, an answer at once, 不予受理, another class, a duty: the petitioner need not agree. */
export function RouteContest(props: ActProps) {
  const state = useAct(props)
  const proposal = props.petition.proposals.find(({ id }) => id === props.partId)
  return (
    <ActFrame
      state={state}
      explanation={`${(proposal && words[proposal.kind]) ?? '您不同意这个处理决定的，可以提出异议。'}请写明理由，由信访部门负责人审核，结果会告诉您。`}
      submit="提出异议"
      onSend={() => void state.send({ reason: written(state, 'reason') })}
    >
      <Facts
        rows={[
          [proposal ? proposalKindLabels[proposal.kind] : '处理决定', proposal?.text],
          ['作出时间', proposal && formatWeekday(proposal.proposedOn)],
        ]}
      />
      <Written
        state={state}
        name="reason"
        label="为什么不同意"
        maxLength={1000}
        hint={(proposal && hints[proposal.kind]) ?? '例如：已经走过那个程序，或者我要求解决的问题没有得到答复。'}
      />
    </ActFrame>
  )
}
