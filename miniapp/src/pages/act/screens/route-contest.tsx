import { Facts } from '../../../components/facts'
import { formatWeekday } from '../../../days'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** Led into another procedure, or answered at once: the petitioner need not agree. */
export function RouteContest(props: ActProps) {
  const state = useAct(props)
  const proposal = props.petition.proposals.find(({ id }) => id === props.partId)
  return (
    <ActFrame
      state={state}
      explanation="单位要您走其他程序，或者当场答复就办结，您不同意的，可以提出异议，由信访部门负责人审核。异议成立的，这件事恢复办理，原来的期限照常计算。"
      submit="提出异议"
      onSend={() => void state.send({ reason: written(state, 'reason') })}
    >
      <Facts
        rows={[
          ['单位说', proposal?.text],
          ['作出时间', proposal && formatWeekday(proposal.proposedOn)],
        ]}
      />
      <Written
        state={state}
        name="reason"
        label="为什么不同意"
        maxLength={1000}
        hint="例如：已经走过那个程序，或者我要求解决的问题没有得到答复。"
      />
    </ActFrame>
  )
}
