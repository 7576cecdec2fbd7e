import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import Taro, { useRouter } from '@tarojs/taro'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { ClockCard } from '../../components/clock'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { formatInstant } from '../../format'
import { goTo } from '../../go-to'
import { keepFirstHead } from '../../kept/heads'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { Keepsakes, SignatoryCodes } from './keepsakes'
import { stepsOf } from './next-steps'
import { Proof } from './proof'
import './index.scss'

/** The proof of filing, right after it and whenever it is wanted again. */
export default function ReceiptPage() {
  const id = useRouter().params.id ?? ''
  const petition = useRemote(async () => {
    const view = await getPetition(id)
    if (view.receipt) keepFirstHead(id, view.receipt.eventHash)
    return view
  })
  return (
    <Page title="提交凭证">
      <Remote of={petition}>{(view) => <Receipt view={view} />}</Remote>
    </Page>
  )
}

function Receipt({ view }: { view: PetitionView }) {
  return (
    <>
      <Notice tone="success">
        {petitionKindLabels[view.kind]}已提交，收到时间：{formatInstant(view.submittedAt)}。
      </Notice>
      <Keepsakes view={view} />
      <SignatoryCodes view={view} />
      {view.nextDue ? (
        <Card title="下一个法定日期">
          <ClockCard clock={view.nextDue} />
        </Card>
      ) : null}
      {view.status === 'submitted' ? (
        <Card title="接下来">
          <Block as="ol" className="steps">
            {stepsOf(view).map((step, index) => (
              <Block as="li" key={step} className="steps-item">
                {index + 1}. {step}
              </Block>
            ))}
          </Block>
        </Card>
      ) : null}
      {view.receipt ? <Proof receipt={view.receipt} /> : null}
      <Block className="actions">
        <Button className="button button-primary" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
          查看办理进度
        </Button>
        <Button className="button" onPress={() => goTo(pageUrls.home)}>
          回首页
        </Button>
      </Block>
    </>
  )
}
