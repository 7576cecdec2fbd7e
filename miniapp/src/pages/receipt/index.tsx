import { type PetitionKind, petitionKindLabels } from '@petition/shared/vocabulary/petition'
import Taro, { useRouter } from '@tarojs/taro'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { ClockCard } from '../../components/clock'
import { CopyButton } from '../../components/copy-button'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { formatInstant, spaced } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import './index.scss'

const petitionSteps = [
  '信访局登记，转送有权处理的机关、单位，并告诉您转到了哪里。',
  '收到的单位自收到之日起15日内书面告诉您接收情况、办理途径和程序，以及是否受理（《信访工作条例》第二十三条）。',
  '按信访程序受理的，自受理之日起60日内逐条书面答复（《信访工作条例》第三十四条）。',
  '收到答复后，请您评价；不满意答复的，答复里会写明怎样申请复查。',
]
const nextSteps: Record<PetitionKind, string[]> = {
  petition: petitionSteps,
  mailbox: ['信访局登记，转送有关单位，并告诉您转到了哪里。', '承办单位告诉您是否受理，并书面答复。', '收到答复后，请您评价。'],
  suggestion: ['信访局登记，转送有关单位研究。', '承办单位研究后告诉您采纳、部分采纳还是不采纳，以及理由。', '收到答复后，请您评价。'],
}
const sealedSteps = ['指定的人员登记后，转有权处理的机关依规依纪依法处理。', '处理情况由该机关按规定向您反馈。']

/** The proof of filing. */
export default function ReceiptPage() {
  const id = useRouter().params.id ?? ''
  const petition = useRemote(() => getPetition(id))
  return (
    <Page title="提交成功">
      <Remote of={petition}>
        {(view) => (
          <>
            <Notice tone="success">
              {petitionKindLabels[view.kind]}已提交，收到时间：{formatInstant(view.submittedAt)}。
            </Notice>
            <Card title="请保存这两个号码">
              <Keepsake name="编号" value={view.number} shown={view.number} />
              {view.queryCode ? <Keepsake name="查询码" value={view.queryCode} shown={spaced(view.queryCode)} /> : null}
              <Block className="card-note">凭编号和查询码，不登录也能查进度。查询码只有您知道，请不要告诉办理单位的人员。</Block>
            </Card>
            {view.nextDue ? (
              <Card title="下一个法定日期">
                <ClockCard clock={view.nextDue} />
              </Card>
            ) : null}
            <Card title="接下来">
              <Block as="ol" className="steps">
                {(view.sealed ? sealedSteps : nextSteps[view.kind]).map((step, index) => (
                  <Block as="li" key={step} className="steps-item">
                    {index + 1}. {step}
                  </Block>
                ))}
              </Block>
            </Card>
            <Block className="actions">
              <Button className="button button-primary" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
                查看办理进度
              </Button>
              <Button className="button" onPress={() => Taro.reLaunch({ url: pageUrls.home })}>
                回首页
              </Button>
            </Block>
          </>
        )}
      </Remote>
    </Page>
  )
}

function Keepsake({ name, value, shown }: { name: string; value: string; shown: string }) {
  return (
    <Block className="number">
      <Block className="number-name">{name}</Block>
      <Block className="number-value">{shown}</Block>
      <CopyButton text={value} label={`复制${name}`} />
    </Block>
  )
}
