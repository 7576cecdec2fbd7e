import { Notice } from '../../../components/notice'
import { ActFrame } from '../act-frame'
import { Choose, saidYes, yesNo } from '../choose'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** Past the unit, straight to the bureau. */
export function RetaliationReport(props: ActProps) {
  const state = useAct(props)
  const aboutBureau = saidYes(state, 'aboutBureau') === true
  return (
    <ActFrame
      state={state}
      explanation={`任何人不得打击报复信访人（《信访工作条例》第十八条）。您写的内容${aboutBureau ? '信访部门和办理单位都' : '办理单位'}看不到，连您写过也不知道。收到的部门会联系您核实。`}
      submit={aboutBureau ? '报给上级机关' : '报给信访部门'}
      onSend={() => void state.send({ text: written(state, 'text'), aboutBureau })}
    >
      <Notice tone="warning">人身安全受到威胁的，请马上拨打110。</Notice>
      <Choose
        state={state}
        name="aboutBureau"
        legend="是不是信访部门的人（选填）"
        options={yesNo('是，只送它的上级机关或者纪检监察机关', '不是，送信访部门')}
      />
      <Written
        state={state}
        name="text"
        label="发生了什么"
        maxLength={5000}
        hint="写明什么时候、在哪里、什么人、做了什么或者说了什么，有没有人看见。"
      />
    </ActFrame>
  )
}
