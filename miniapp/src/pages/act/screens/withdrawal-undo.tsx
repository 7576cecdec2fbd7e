import { formatWeekday } from '../../../days'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** A withdrawal taken back: everything goes on where it was. */
export function WithdrawalUndo(props: ActProps) {
  const state = useAct(props)
  const { undoUntilOn } = props.petition.limits
  const until = undoUntilOn ? `${formatWeekday(undoUntilOn)}24时前可以取消。` : ''
  return (
    <ActFrame
      state={state}
      explanation={`取消撤回后，原来的单位接着办，原来的期限接着算，不用重新提交。${until}`}
      submit="取消撤回，继续办理"
      onSend={() => void state.send({ remark: written(state, 'remark') })}
    >
      <Written state={state} name="remark" label="想说的话" maxLength={500} optional short />
    </ActFrame>
  )
}
