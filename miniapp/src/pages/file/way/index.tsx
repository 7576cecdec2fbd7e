import type { GuideView } from '@petition/shared/schemas/guide'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { getGuide } from '../../../api/guide'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { ChoiceTiles } from '../../../components/choice-tiles'
import { TextAreaField } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { findDraft } from '../../../outbox/drafts'
import { Block } from '../../../platform/elements'
import { matchWays } from '../ways'
import { FileHere } from './file-here'
import { WayCard } from './way-card'
import './index.scss'

/** Which lawful way (依法分类引导): from the words that were written, or by plain questions. It advises and never blocks. */
export default function WayPage() {
  const { draft: draftId = '' } = useRouter().params
  const guide = useRemote(getGuide)
  return (
    <Page title="走哪条路最快">
      <Remote of={guide}>{(view) => <Ways guide={view} draftId={draftId} />}</Remote>
    </Page>
  )
}

function Ways({ guide, draftId }: { guide: GuideView; draftId: string }) {
  const draft = findDraft(draftId)
  const [text, setText] = useState(draft ? `${draft.title}\n${draft.body}`.trim() : '')
  const [topicId, setTopicId] = useState('')
  const [wayId, setWayId] = useState('')
  const matched = topicId ? [] : matchWays(text, guide.ways)
  const asked = guide.ways.filter((way) => way.topicId === topicId)
  return (
    <Block>
      <Notice tone="info">{guide.advice}</Notice>
      <Card>
        <TextAreaField id="way-text" label="用一两句话说说是什么事" optional short value={text} maxLength={5000} onChange={setText} />
        {matched.length === 0 && text.trim() && !topicId ? (
          <Block className="card-note">没有找到更合适的途径，可以直接在这里提交，也可以按内容找一找。</Block>
        ) : null}
      </Card>
      {matched.map((way) => (
        <WayCard key={way.id} way={way} />
      ))}
      <Card>
        <ChoiceTiles
          id="way-topic"
          legend={matched.length ? '都不是？按内容找' : '是哪方面的事？'}
          columns
          options={guide.topics.map(({ id, title }) => ({ value: id, label: title }))}
          value={topicId}
          onChange={(id) => {
            setTopicId(id)
            setWayId('')
          }}
        />
        {asked.length ? (
          <ChoiceTiles
            id="way-question"
            legend="最像您的情况的是？"
            options={asked.map(({ id, question }) => ({ value: id, label: question }))}
            value={wayId}
            onChange={setWayId}
          />
        ) : null}
      </Card>
      {asked
        .filter(({ id }) => id === wayId)
        .map((way) => (
          <WayCard key={way.id} way={way} />
        ))}
      <FileHere draftId={draft?.id} />
    </Block>
  )
}
