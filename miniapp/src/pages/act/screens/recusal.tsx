import { Facts } from '../../../components/facts'
import { ActFrame } from '../act-frame'
import { Choose, saidYes, yesNo } from '../choose'
import { firstReceiverPart } from '../part'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** 第二十八条: staff with a direct interest recuse themselves; the petitioner may name them. */
export function Recusal(props: ActProps) {
  const state = useAct(props)
  const { assignments, firstReceiver } = props.petition
  const isFirst = props.partId === firstReceiverPart
  const unit = isFirst ? firstReceiver.name : assignments.find(({ id }) => id === props.partId)?.organisation.name
  return (
    <ActFrame
      state={state}
      explanation="工作人员和这件事有直接利害关系的，您可以要求换人（《信访工作条例》第二十八条）。作出决定前，该单位暂停办理，期限照常计算。"
      submit="申请回避"
      onSend={() =>
        void state.send({
          name: written(state, 'name'),
          leaderConcerned: saidYes(state, 'leaderConcerned'),
          reason: written(state, 'reason'),
        })
      }
    >
      <Facts rows={[[isFirst ? '收到这件事的单位' : '承办单位', unit]]} />
      <Written state={state} name="name" label="要求谁回避" maxLength={60} hint="不知道姓名的，写岗位或者特征。" line />
      <Choose
        state={state}
        name="leaderConcerned"
        legend="这个人是不是该单位的负责人"
        options={yesNo(isFirst ? '是，请由上一级决定' : '是，请由转来这件事的单位决定', '不是，或者不清楚')}
      />
      <Written
        state={state}
        name="reason"
        label="有什么利害关系"
        maxLength={1000}
        hint="例如：是被反映单位的亲属，或者和这件事有经济往来。"
      />
    </ActFrame>
  )
}
