import { Facts } from '../../../components/facts'
import { formatWeekday } from '../../../days'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

const marked = '有标记的信访件不参与评价和统计，办理照常进行。您认为标记不对的，'
const joined = '这件事已经并入此前的信访件一起办理。您认为不是同一件事的，可以要求恢复单独办理，原来的期限照常计算。'

/** A mark takes the matter out of ratings and rates, so it can be contested. */
export function MarkContest(props: ActProps) {
  const state = useAct(props)
  const proposal = props.petition.proposals.find(({ id }) => id === props.partId)
  return (
    <ActFrame
      state={state}
      explanation={`${props.petition.joinedTo ? joined : marked}请写明理由，由信访部门负责人审核，结果会告诉您。`}
      submit="提出异议"
      onSend={() => void state.send({ reason: written(state, 'reason') })}
    >
      <Facts
        rows={[
          ['标记', proposal?.text],
          ['作出时间', proposal && formatWeekday(proposal.proposedOn)],
          ['此前的信访件', props.petition.repeatOf],
        ]}
      />
      <Written state={state} name="reason" label="为什么不对" maxLength={1000} hint="例如：这次反映的是新的事情，或者没有打过官司。" />
    </ActFrame>
  )
}
