import { Facts } from '../../../components/facts'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** A new phone or address for this matter; the old and the new number are both told, so that nobody changes it unseen. */
export function ContactChange(props: ActProps) {
  const state = useAct(props)
  const { petitioner } = props.petition
  return (
    <ActFrame
      state={state}
      explanation="只改这一件信访件的联系方式。改了以后，原来的号码和新的号码都会收到短信，防止别人冒用您的名义改动。登录用的手机号不变。"
      submit="变更联系方式"
      onSend={() => void state.send({ phone: written(state, 'phone'), address: written(state, 'address') })}
    >
      <Facts
        rows={[
          ['现在的电话', petitioner?.phone],
          ['现在的住址', petitioner?.address],
        ]}
      />
      <Written state={state} name="phone" label="新的联系电话" maxLength={20} hint="不改的留空。" optional line kind="phone" />
      <Written state={state} name="address" label="新的住址" maxLength={200} hint="不改的留空。" optional line />
    </ActFrame>
  )
}
