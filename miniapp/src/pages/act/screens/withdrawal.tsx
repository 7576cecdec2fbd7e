import Taro from '@tarojs/taro'
import { Notice } from '../../../components/notice'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'
import { ActFrame } from '../act-frame'
import { Choose } from '../choose'
import { type ActProps, type ActState, useAct } from '../use-act'
import { Written } from '../written'

const usual = ['问题已经解决', '想走别的途径解决', '提交有误，准备重新提交']
const other = '其他原因'
const options = [...usual, other].map((label) => ({ value: label, label }))

/** What is chosen, or what is written where nothing fits. */
function reasonOf({ values }: ActState) {
  const more = values.more?.trim() ?? ''
  return values.reason === other ? more : [values.reason, more].filter(Boolean).join('。')
}

/** Only the petitioner withdraws, knowing what it means, and is asked once more. */
export function Withdrawal(props: ActProps) {
  const state = useAct(props)
  const mayReport = props.petition.allowedActions.includes('retaliation-report')
  return (
    <ActFrame
      state={state}
      explanation={`撤回后，单位不再办理这件事。${props.petition.limits.withdrawalUndoDays}日内改变主意的，可以取消撤回，接着办理。信访局会联系您，核实是不是您自己的意思。`}
      submit="撤回这件信访件"
      confirm={{ question: '确定要撤回吗？撤回之后单位就不办了。', yes: '确认撤回', no: '不撤回了' }}
      onSend={() => void state.send({ reason: reasonOf(state) })}
    >
      <Notice tone="warning">
        <Block>撤回必须是您本人的意愿，任何人不得要求、强迫您撤回。</Block>
        {mayReport ? (
          <Button className="button" onPress={() => Taro.navigateTo({ url: pageUrls.act(props.petition.id, 'retaliation-report') })}>
            有人逼我撤回
          </Button>
        ) : null}
      </Notice>
      <Choose state={state} name="reason" legend="为什么撤回" options={options} />
      <Written state={state} name="more" label="具体说明" maxLength={400} optional={state.values.reason !== other} short />
    </ActFrame>
  )
}
