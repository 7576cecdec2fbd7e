import type { PublishedLetter } from '@petition/shared/schemas/published'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { useRouter } from '@tarojs/taro'
import { getPublished } from '../../../api/open'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Facts } from '../../../components/facts'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { daysUntil } from '../../../days'
import { formatDay } from '../../../format'
import { pageUrls } from '../../../page-urls'
import { Block } from '../../../platform/elements'
import { ShareButton, useShareCard } from '../../../platform/share'
import './index.scss'

/** One published letter: what was asked, what was answered, by whom and how fast. */
export default function LetterPage() {
  const { id = '' } = useRouter().params
  const letter = useRemote(() => getPublished(id))
  useShareCard({ title: letter.data?.title ?? '公开的来信和答复', url: letter.data ? pageUrls.letter(id) : pageUrls.published })
  return (
    <Page title="来信和答复">
      <Remote of={letter}>{(view) => <Letter letter={view} />}</Remote>
    </Page>
  )
}

function Letter({ letter }: { letter: PublishedLetter }) {
  const { id, kind, title, body, answer, organisation, submittedOn, answeredOn } = letter
  const days = daysUntil(answeredOn, submittedOn)
  return (
    <>
      <Card title={title}>
        <Block className="letter-text">{body}</Block>
        <Block className="item-line">{`${petitionKindLabels[kind]}　${formatDay(submittedOn)}`}</Block>
      </Card>
      <Card title={`${organisation}的答复`}>
        <Block className="letter-text">{answer}</Block>
        <Facts
          rows={[
            ['答复日期', formatDay(answeredOn)],
            ['办理用时', days > 0 ? `${days}天` : '当天'],
          ]}
        />
      </Card>
      <Block className="card-note">经写信人同意公开，姓名、电话、住址等个人信息已经隐去。</Block>
      <ShareButton url={pageUrls.letter(id)} />
    </>
  )
}
