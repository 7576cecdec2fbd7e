import { organisationKindLabels } from '@petition/shared/vocabulary/roles'
import { Button, Empty, Spin } from 'antd'
import { Link, useParams } from 'react-router'
import { useOrganisations } from '../../api/directory.ts'
import { usePetitionPages } from '../../api/petitions.ts'
import { useDesk } from '../../api/session.ts'
import { Facts } from '../../components/facts.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { PetitionTable } from '../inbox/petition-table.tsx'

/** One body: how to reach it, and what of the reader's matters lies there. */
export function OrganisationScreen() {
  const { id = '' } = useParams()
  const organisations = useOrganisations()
  const isAdministrator = useDesk().person?.roles.includes('administrator')
  const nameOf = (other: string | null) => organisations.data?.find((one) => one.id === other)?.name
  const organisation = organisations.data?.find((one) => one.id === id)

  if (organisations.error) return <ProblemAlert error={organisations.error} onRetry={() => organisations.refetch()} />
  if (!organisation) return organisations.isPending ? <Spin className="waiting" /> : <Empty description="没有这个单位。" />
  const { name, kind, phone, address, receptionTimes, parentId, lineParentId, closedOn, successorId } = organisation
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="organisation-title">
        <h1 id="organisation-title" className="petition-title">
          {name}
        </h1>
        <Facts
          items={[
            ['类别', organisationKindLabels[kind]],
            ['联系电话', phone ?? '没有登记'],
            ['地址', address],
            ['接待时间', receptionTimes],
            ['属地信访部门', nameOf(parentId)],
            ['上级主管部门', nameOf(lineParentId)],
            ['撤并', closedOn && `${closedOn} 起由${nameOf(successorId) ?? '其他单位'}承接`],
          ]}
        />
        {isAdministrator && !closedOn && <Link to={`/succession?from=${id}`}>办理职权承接</Link>}
      </section>
      <Matters organisationId={id} />
    </div>
  )
}

function Matters({ organisationId }: { organisationId: string }) {
  const pages = usePetitionPages({ queue: 'all', sort: 'due', organisationId })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="panel" aria-labelledby="matters-title">
      <div className="inbox-head">
        <h2 id="matters-title">现由该单位办理、您能看到的信访件</h2>
        <span className="quiet">{pages.data && `共 ${pages.data.pages[0]?.total ?? 0} 件`}</span>
      </div>
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => pages.refetch()} />}
      {items.length > 0 && <PetitionTable petitions={items} />}
      {pages.isSuccess && items.length === 0 && <p className="quiet">没有。</p>}
      {pages.hasNextPage && (
        <div className="inbox-more">
          <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            再看 50 件
          </Button>
        </div>
      )}
    </section>
  )
}
