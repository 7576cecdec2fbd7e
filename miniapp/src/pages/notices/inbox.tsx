import type { NoticeView } from '@petition/shared/schemas/notice'
import { type ReactNode, useEffect } from 'react'
import { useSending } from '../../api/use-sending'
import { EmptyState } from '../../components/empty-state'
import { ListEnd } from '../../components/list-end'
import { NearBlock } from '../../components/near-block'
import { ProblemNotice } from '../../components/problem-notice'
import { Remote } from '../../components/remote'
import { goTo } from '../../go-to'
import { Block, Button, Text } from '../../platform/elements'
import { usePullDown } from '../../platform/pull-down'
import { setUnread } from '../../unread'
import { Days } from './days'
import { placeOf } from './place'
import { useInbox } from './use-inbox'

/** The newest first; `children` stand between the head and the list. */
export function Inbox({ children }: { children: ReactNode }) {
  const inbox = useInbox()
  const { busy, problem, run } = useSending()
  const unreadCount = inbox.data?.unread
  usePullDown(inbox.reload)
  useEffect(() => {
    if (unreadCount !== undefined) setUnread(unreadCount)
  }, [unreadCount])

  function open(notice: NoticeView) {
    inbox.read(notice)
    goTo(placeOf(notice))
  }
  return (
    <Remote of={inbox}>
      {({ pages, unread }) => (
        <>
          {pages[0]?.length ? <Head unread={unread} busy={busy} onReadAll={() => void run(inbox.readAll)} /> : null}
          {problem ? <ProblemNotice problem={problem} /> : null}
          {children}
          <Block>
            {pages.map((items, index) => (
              <NearBlock
                key={index}
                id={`notices-${index}`}
                onNear={() => (index === pages.length - 1 ? void inbox.loadMore() : undefined)}
              >
                <Days items={items} after={pages[index - 1]?.slice(-1)[0]} onOpen={open} />
              </NearBlock>
            ))}
          </Block>
          {pages[0]?.length ? (
            <ListEnd count={1} hasMore={inbox.hasMore} loading={inbox.loadingMore} empty="" onMore={() => void inbox.loadMore()} />
          ) : (
            <EmptyState icon="bell" title="还没有消息" text="提交信访件以后，登记、转送、受理、答复的每一步都会在这里告诉您。" />
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
