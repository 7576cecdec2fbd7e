import { DraftsLeft } from '../../../components/drafts-left'
import { Notice } from '../../../components/notice'
import { goTo } from '../../../go-to'
import { dropDrafts, isUnsentDraft } from '../../../outbox/drafts'
import { useDrafts } from '../../../outbox/use-outbox'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'

/** What goes on without the account. */
export function Closed({ openMatters }: { openMatters: number }) {
  const hasDrafts = useDrafts().some(isUnsentDraft)
  return (
    <Notice tone="success">
      <Block>账号已经注销，所有设备上的登录都已失效。</Block>
      <Block>
        {openMatters > 0
          ? `您还有${openMatters}件信访件没有办完，会继续办理，用编号和查询码可以查进度。`
          : '以前的信访件依法归档，用编号和查询码仍然可以查进度。'}
      </Block>
      <DraftsLeft />
      {hasDrafts ? (
        <Button className="button" onPress={() => dropDrafts(isUnsentDraft)}>
          删除草稿
        </Button>
      ) : null}
      <Button className="button" onPress={() => goTo(pageUrls.lookup)}>
        凭编号查询
      </Button>
      <Button className="button" onPress={() => goTo(pageUrls.home)}>
        回首页
      </Button>
    </Notice>
  )
}
