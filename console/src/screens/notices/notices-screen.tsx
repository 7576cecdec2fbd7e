import { Button, Empty, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { useDeskNoticePages, useReadAllDeskNotices } from '../../api/desk-notices.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { NoticeItem } from './notice-item.tsx'

/** Warnings and alarms of one's desk: what is near or past, who cannot act, what was refused. */
export function NoticesScreen() {
  const [onlyUnread, setOnlyUnread] = useState(true)
  const pages = useDeskNoticePages(onlyUnread)
  const readAll = useReadAllDeskNotices()
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const unread = pages.data?.pages[0]?.unread ?? 0
  const newest = items[0]

  return (
    <section className="panel" aria-labelledby="notices-title">
      <div className="inbox-head">
        <h1 id="notices-title">提醒</h1>
        <span className="quiet" role="status">
          {pages.isSuccess && (unread > 0 ? `${unread} 条未读` : '没有未读提醒')}
        </span>
      </div>
      <p className="quiet">提醒由本单位同岗位的人员共用，一人看过，大家都记为已读。</p>
      <div className="row">
        <Segmented
          aria-label="显示范围"
          value={onlyUnread}
          onChange={setOnlyUnread}
          options={[
            { value: true, label: '未读' },
            { value: false, label: '全部' },
          ]}
        />
        {newest && unread > 0 && (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate(newest.createdAt)}>
            全部标为已读
          </Button>
        )}
      </div>
      {(pages.error ?? readAll.error) && <ProblemAlert error={(pages.error ?? readAll.error) as Error} onRetry={() => pages.refetch()} />}
      <Spin spinning={pages.isPending || pages.isPlaceholderData} delay={200}>
        {pages.isSuccess && items.length === 0 && (
          <Empty className="inbox-empty" description={onlyUnread ? '没有未读提醒。' : '还没有提醒。'} />
        )}
        <ul className="plain-list">
          {items.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} />
          ))}
        </ul>
      </Spin>
      {pages.hasNextPage && (
        <div className="inbox-more">
          <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            再看 50 条
          </Button>
        </div>
      )}
    </section>
  )
}
