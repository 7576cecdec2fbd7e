import { Notice } from '../../../components/notice'
import { formatWeekday } from '../../../days'
import { Block } from '../../../platform/elements'
import { askedSupplement } from '../../petition/asked'
import { ActFrame } from '../act-frame'
import { Uploads } from '../uploads'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** More words and photos for whoever handles the matter; what was asked for is in sight. */
export function Supplement(props: ActProps) {
  const state = useAct(props)
  const asked = askedSupplement(props.petition)
  return (
    <ActFrame
      state={state}
      explanation="补充的内容会交给正在办理的单位，也会写进办理经过。办理期限不会因此重新计算。"
      submit="提交补充材料"
      onSend={() => void state.send({ text: written(state, 'text'), attachmentIds: state.attachmentIds })}
    >
      {asked ? (
        <Notice tone="info">
          <Block>
            {asked.organisation?.name ?? '办理单位'}在{formatWeekday(asked.on)}请您补充：
          </Block>
          <Block className="quoted">{asked.text}</Block>
        </Notice>
      ) : null}
      <Written state={state} name="text" label="补充说明" maxLength={5000} />
      <Uploads state={state} name="attachmentIds" label="照片或PDF" />
    </ActFrame>
  )
}
