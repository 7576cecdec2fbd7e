import { petitionKinds } from '@petition/shared/vocabulary/petition'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { EmptyState } from '../../../components/empty-state'
import { Page } from '../../../components/page'
import { ConfirmSheet } from '../../../components/sheet'
import { goTo } from '../../../go-to'
import { type Draft, isWritten } from '../../../outbox/draft'
import { dropDraft } from '../../../outbox/drafts'
import { wakeOutbox } from '../../../outbox/sender'
import { useDrafts } from '../../../outbox/use-outbox'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'
import { formTitles } from '../form-titles'
import { DraftRow, nameOf } from './draft-row'
import './index.scss'

/** What was written on this device and is not with the service yet. */
export default function DraftsPage() {
  const drafts = useDrafts().filter((draft) => isWritten(draft) || draft.state === 'sent')
  const [doomed, setDoomed] = useState<Draft>()
  useDidShow(wakeOutbox)

  return (
    <Page title="草稿和待提交">
      {drafts.length === 0 ? <EmptyState icon="pen" title="没有草稿" text="写到一半的内容会自动存在这里，没有网络也不会丢。" /> : null}
      {drafts.map((draft) => (
        <DraftRow key={draft.id} draft={draft} onDrop={() => setDoomed(draft)} />
      ))}
      <Block className="actions">
        {petitionKinds.map((kind) => (
          <Button key={kind} className="button button-wide" onPress={() => goTo(`${pageUrls.file(kind)}&anew=1`)}>
            新写：{formTitles[kind]}
          </Button>
        ))}
      </Block>
      {doomed ? (
        <ConfirmSheet
          title="删除草稿"
          confirm="确认删除"
          danger
          onClose={() => setDoomed(undefined)}
          onConfirm={() => {
            dropDraft(doomed.id)
            setDoomed(undefined)
          }}
        >
          “{nameOf(doomed)}”删除后不能恢复。
        </ConfirmSheet>
      ) : null}
    </Page>
  )
}
