import { Attachments } from '../../../components/attachments'
import { Facts } from '../../../components/facts'
import { formatWeekday } from '../../../days'
import { ActFrame } from '../act-frame'
import { Choose, saidYes, yesNo } from '../choose'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** What was promised, what the body shows as done, and the petitioner's word on it. */
export function FulfilmentConfirmation(props: ActProps) {
  const state = useAct(props)
  const task = props.petition.tasks.find(({ id }) => id === props.partId)
  const request = props.petition.requests.find(({ id }) => id === task?.requestId)
  const isContested = state.values.confirmed === 'no'
  return (
    <ActFrame
      state={state}
      explanation="单位说答复里支持您的事项已经办好。请看过之后再说：没有办好的，单位要接着办，信访部门会看到。"
      submit="提交确认结果"
      onSend={() => void state.send({ confirmed: saidYes(state, 'confirmed'), reason: written(state, 'reason') })}
    >
      <Facts
        rows={[
          ['您的诉求', request?.text],
          ['答复', request?.answer],
          ['由谁办', task?.organisation.name],
          ['期限', task && formatWeekday(task.dueOn)],
          ['单位说', task?.proof],
        ]}
      />
      {task && task.attachments.length > 0 ? <Attachments items={task.attachments} nameOf="落实材料" /> : null}
      <Choose state={state} name="confirmed" legend="是不是已经办好" options={yesNo('已经办好', '没有办好')} />
      <Written
        state={state}
        name="reason"
        label={isContested ? '哪里没有办好' : '想说的话'}
        maxLength={1000}
        optional={!isContested}
        short={!isContested}
      />
    </ActFrame>
  )
}
