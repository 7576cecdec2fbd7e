import { type PetitionStatus, petitionStatuses, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { useState } from 'react'
import { EarlierMatters } from '../../components/earlier-matters'
import { SelectField } from '../../components/field'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { SeenAt } from '../../components/seen-at'
import { SignInFirst } from '../../components/sign-in-first'
import { Block } from '../../platform/elements'
import { ListPage } from './list-page'
import { useMatters } from './use-matters'

const all = { value: 'all', label: '全部' }
const filters = [all, ...petitionStatuses.map((value) => ({ value, label: petitionStatusLabels[value] }))]

export default function PetitionsPage() {
  const [status, setStatus] = useState<PetitionStatus | ''>('')
  return (
    <Page title="我的信访" tab="petitions">
      <SignInFirst>
        <EarlierMatters />
        <SelectField
          id="status"
          label="看哪些"
          value={status || all.value}
          options={filters}
          placeholder={all.label}
          onChange={(value) => setStatus(petitionStatuses.find((known) => known === value) ?? '')}
        />
        <List key={status} status={status} />
      </SignInFirst>
    </Page>
  )
}

function List({ status }: { status: PetitionStatus | '' }) {
  const matters = useMatters(status)
  return (
    <Remote of={matters}>
      {(pages) => (
        <>
          <SeenAt at={matters.keptAt} />
          <Block>
            {pages.map(({ items }, index) => (
              <ListPage
                key={index}
                index={index}
                items={items}
                onNear={() => (index === pages.length - 1 ? void matters.loadMore() : undefined)}
              />
            ))}
          </Block>
          <ListEnd
            count={pages[0]?.items.length ?? 0}
            hasMore={matters.hasMore}
            loading={matters.loadingMore}
            empty={status ? '没有这样的信访件。' : '您还没有提交过信访件。'}
            onMore={() => void matters.loadMore()}
          />
        </>
      )}
    </Remote>
  )
}
