import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import { newKey } from '../../api/use-files'
import { Notice } from '../../components/notice'
import { goTo } from '../../go-to'
import type { Draft } from '../../outbox/draft'
import { dropDraft } from '../../outbox/drafts'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'

export function StorageFull() {
  return <Notice tone="error">这台设备的存储空间不足，刚写的内容没能存下来。请先不要关闭本页，删去几份旧草稿后再继续。</Notice>
}

export function Restored({ kind, draftId }: { kind: PetitionKind; draftId: string }) {
  const anew = () => Taro.redirectTo({ url: `${pageUrls.file(kind)}&anew=1` })
  return (
    <Notice tone="info">
      已恢复您上次没有提交的内容。
      <Block className="buttons">
        <Button className="button button-small" onPress={() => void anew()}>
          另写一件
        </Button>
        <Button
          className="button button-small"
          onPress={() => {
            void anew()
            dropDraft(draftId)
          }}
        >
          清空重写
        </Button>
      </Block>
    </Notice>
  )
}

/** Why the service gave the sending back, and what to do. */
export function Refusal({ draft, onNewKey }: { draft: Draft; onNewKey: (key: string) => void }) {
  const { refusal } = draft
  if (!refusal) return null
  if (refusal.code === 'idempotency_conflict')
    return (
      <Notice tone="warning">
        上一次提交其实已经送达，后来修改的内容没有再发送。请先到“我的信访”查看。
        <Block className="buttons">
          <Button className="button button-small" onPress={() => goTo(pageUrls.petitions)}>
            查看我的信访
          </Button>
          <Button className="button button-small" onPress={() => onNewKey(newKey())}>
            把现在的内容作为新的一件
          </Button>
        </Block>
      </Notice>
    )
  return <Notice tone="error">{refusal.fields.length ? '提交没有被接收，请修改标出的地方，再点“提交”。' : refusal.message}</Notice>
}
