import type { NoticeView } from '@petition/shared/schemas/notice'
import { type ReactNode, useEffect } from 'react'
import { listNotices, readAllNotices, readNotice } from '../../api/notices'
import { useList } from '../../api/use-remote'
import { useSending } from '../../api/use-sending'
import { EmptyState } from '../../components/empty-state'
import { ListEnd } from '../../components/list-end'
import { ProblemNotice } from '../../components/problem-notice'
import { Remote } from '../../components/remote'
import { goTo } from '../../go-to'
import { Block, Button, Text } from '../../platform/elements'
import { usePullDown } from '../../platform/pull-down'
import { setUnread } from '../../unread'
import { Days } from './days'
import { placeOf } from './place'

/** The newest first; `children` stand between the head and the list. */
export function Inbox({ children }: { children: ReactNode }) {
  const notices = useList(listNotices)
  const { busy, problem, run } = useSending()
  const unreadCount = notices.data?.unread
  usePullDown(notices.reload)
  useEffect(() => {
    if (unreadCount !== undefined) setUnread(unreadCount)
  }, [unreadCount])

  function open(notice: NoticeView) {
    // The mark is set again at the next opening when it was lost on the way.
    if (!notice.readAt) void readNotice(notice.id).catch(() => undefined)
    goTo(placeOf(notice))
  }
  const readAll = (until: string) =>
    run(async () => {
      await readAllNotices(until)
      await notices.reload()
    })
  return (
    <Remote of={notices}>
      {({ items, nextCursor, unread }) => (
        <>
          {items[0] ? <Head unread={unread} busy={busy} onReadAll={() => void readAll(items[0]?.createdAt ?? '')} /> : null}
          {problem ? <ProblemNotice problem={problem} /> : null}
          {children}
          <Days items={items} onOpen={open} />
          {items.length === 0 ? (
            <EmptyState icon="bell" title="还没有消息" text="提交信访件以后，登记、转送、受理、答复的每一步都会在这里告诉您。" />
          ) : (
            <ListEnd
              count={items.length}
              hasMore={nextCursor !== null}
              loading={notices.loadingMore}
              empty=""
              onMore={() => void notices.loadMore()}
            />
          )}
        </>
      )}
    </Remote>
  )
}

function Head({ unread, busy, onReadAll }: { unread: number; busy: boolean; onReadAll: () => void }) {
  return (
    <Block className="inbox-head">
      <Text className="inbox-count">{unread > 0 ? `${unread}条未读` : '全部已读'}</Text>
      {unread > 0 ? (
        <Button className="button button-small" disabled={busy} onPress={onReadAll}>
          全部标为已读
        </Button>
      ) : null}
    </Block>
  )
}
