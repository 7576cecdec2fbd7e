import { Button, Empty, Spin } from 'antd'
import { Link } from 'react-router'
import { type InboxFilters, usePetitionPages } from '../../api/petitions.ts'
import { useDesk } from '../../api/session.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useInboxFilters } from './filters.ts'
import { PetitionTable } from './petition-table.tsx'

/** The petitions of one's organisation, what falls due first on top. */
export function InboxScreen() {
  const [filters, setFilters] = useInboxFilters()
  const pages = usePetitionPages(filters)
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const isClerk = useDesk().person?.roles.some((role) => role === 'bureau-clerk' || role === 'unit-clerk')
  const total = pages.data?.pages[0]?.total

  return (
    <section className="panel" aria-labelledby="inbox-title">
      <div className="inbox-head">
        <h1 id="inbox-title">收件箱</h1>
        <span className="quiet" role="status">
          {total !== undefined && `共 ${total} 件`}
        </span>
        {isClerk && <Link to="/receive">录入来信来访来电</Link>}
      </div>
      <FilterBar filters={filters} onChange={setFilters} />
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => pages.refetch()} />}
      <Spin spinning={pages.isPending || pages.isPlaceholderData} delay={200}>
        {items.length > 0 && <PetitionTable petitions={items} />}
        {pages.isSuccess && items.length === 0 && <Empty className="inbox-empty" description={emptySentence(filters)} />}
      </Spin>
      {pages.hasNextPage && (
        <div className="inbox-more">
          <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            再看 50 件
          </Button>
          <span className="quiet">
            已显示 {items.length} 件，共 {total} 件
          </span>
        </div>
      )}
    </section>
  )
}

function emptySentence({ queue, status, q, organisationId }: InboxFilters): string {
  if (q || status || organisationId) return '没有符合条件的信访件，可以放宽条件再找。'
  if (queue === 'mine') return '现在没有等您单位办理的信访件。'
  return queue === 'overdue' ? '没有超期的信访件。' : '您单位还没有信访件。'
}
