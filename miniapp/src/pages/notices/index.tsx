import type { NoticeView } from '@petition/shared/schemas/notice'
import Taro from '@tarojs/taro'
import { listNotices, readNotice } from '../../api/notices'
import { useList } from '../../api/use-remote'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { SignInFirst } from '../../components/sign-in-first'
import { formatInstant } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block, Button, Text } from '../../platform/elements'

export default function NoticesPage() {
  return (
    <Page title="消息" tab="notices">
      <SignInFirst>
        <Inbox />
      </SignInFirst>
    </Page>
  )
}

function Inbox() {
  const notices = useList(listNotices)

  function open(notice: NoticeView) {
    // The mark is set again at the next opening when it was lost on the way.
    if (!notice.readAt) void readNotice(notice.id).catch(() => undefined)
    void Taro.navigateTo({ url: pageUrls.petition(notice.petitionId) })
  }
  return (
    <Remote of={notices}>
      {({ items, nextCursor, unread }) => (
        <>
          {items.length > 0 ? <Block className="card-note">{unread > 0 ? `${unread}条未读` : '全部已读'}</Block> : null}
          <Block>
            {items.map((notice) => (
              <Block key={notice.id} className={notice.readAt ? 'card item' : 'card item item-unread'}>
                <Block className="item-head">
                  <Text className="item-title">{notice.title}</Text>
                  <Text className="tag">{notice.readAt ? '已读' : '未读'}</Text>
                </Block>
                <Block className="item-text">{notice.text}</Block>
                <Block className="item-line">{formatInstant(notice.createdAt)}</Block>
                <Button className="button" label={`查看：${notice.title}`} onPress={() => open(notice)}>
                  查看
                </Button>
              </Block>
            ))}
          </Block>
          <ListEnd
            count={items.length}
            hasMore={nextCursor !== null}
            loading={notices.loadingMore}
            empty="还没有消息。"
            onMore={() => void notices.loadMore()}
          />
        </>
      )}
    </Remote>
  )
}
