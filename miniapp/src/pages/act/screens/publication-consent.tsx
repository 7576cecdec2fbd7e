import { Facts } from '../../../components/facts'
import { ActFrame } from '../act-frame'
import { Choose, saidYes, yesNo } from '../choose'
import { type ActProps, useAct } from '../use-act'

/** Consent to publish is given and taken back at any time (个人信息保护法第十五条). */
export function PublicationConsent(props: ActProps) {
  const state = useAct(props)
  return (
    <ActFrame
      state={state}
      explanation="同意后，信访部门可以把隐去个人信息的来信和答复公开，供有同样问题的人参考。您随时可以改变决定；改为不同意的，已经公开的马上撤下。不同意也不影响办理。"
      submit="提交我的决定"
      onSend={() => void state.send({ publishConsent: saidYes(state, 'publishConsent') })}
    >
      <Facts rows={[['您现在', props.petition.publishConsent ? '同意公开' : '不同意公开']]} />
      <Choose state={state} name="publishConsent" legend="是否同意公开" options={yesNo('同意公开', '不同意公开')} />
    </ActFrame>
  )
}
