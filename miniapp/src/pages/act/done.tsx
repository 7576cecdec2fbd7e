import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import Taro from '@tarojs/taro'
import { Notice } from '../../components/notice'
import { addDays, formatWeekday, todayInChina } from '../../days'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { nextStepOf } from '../petition/next-step'

/** What comes next, said where the act alone does not tell. */
const words: Partial<Record<Act, (view: PetitionView) => string>> = {
  supplement: (view) => `补充的内容已经交给${view.organisation.name}。${promise(view)}`,
  urge: ({ limits }) =>
    `正在办理的单位和信访部门已经看到。还没有结果的，${formatWeekday(addDays(todayInChina(), limits.urgeIntervalDays))}起可以再次催办。`,
  withdrawal: ({ limits }) =>
    `单位不再办理。信访局会联系您核实。${limits.undoUntilOn ? `改变主意的，${formatWeekday(limits.undoUntilOn)}24时前可以取消撤回。` : ''}`,
  'withdrawal-undo': (view) => `这件事由${view.organisation.name}接着办理，原来的期限接着算。${promise(view)}`,
  'rewording-answer': (view) => `单位会按您的决定逐条答复。${promise(view)}`,
  'fulfilment-confirmation': () => '您的话已经写进办理经过。没有办好的，单位要接着办，信访部门会跟进。',
  'mark-contest': () => '由信访部门负责人审核，结果会告诉您。',
  'route-contest': () => '由信访部门负责人审核，结果和理由会告诉您。异议成立的，恢复办理，原来的期限照常计算。',
  'contact-change': () => '以后用新的联系方式联系您。原来的号码和新的号码都会收到短信。',
  'publication-consent': ({ publishConsent }) =>
    publishConsent ? '答复以后，信访部门可以公开隐去个人信息的来信和答复。您随时可以改变决定。' : '不会公开；已经公开的已经撤下。',
  recusal: () => '由有权决定的负责人作出决定，结果和理由会告诉您。决定前该单位暂停办理，期限照常计算。',
  'retaliation-report': ({ timeline }) =>
    `${timeline.filter(({ kind }) => kind === 'retaliation-report').pop()?.summary ?? ''}收到的部门会联系您，办理单位看不到。情况紧急的，请拨打110。`,
}

function promise(view: PetitionView) {
  const next = nextStepOf(view)
  return next ? `接下来：${next.who}在${formatWeekday(next.clock.legalOn)}前${next.deed}。` : ''
}

/** It has arrived, and what comes next. */
export function Done({ act, view }: { act: Act; view: PetitionView }) {
  const canUndo = act === 'withdrawal' && view.allowedActions.includes('withdrawal-undo')
  return (
    <>
      <Notice tone="success">
        <Block>{`“${actLabels[act] ?? '这一步'}”已提交。`}</Block>
        <Block>{words[act]?.(view) ?? '办理情况有变化时会通知您。'}</Block>
      </Notice>
      {canUndo ? (
        <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.act(view.id, 'withdrawal-undo') })}>
          取消撤回
        </Button>
      ) : null}
    </>
  )
}
