import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { listPetitions } from '../../api/petitions'
import { useList } from '../../api/use-remote'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { SignInFirst } from '../../components/sign-in-first'
import { formatDay, formatInstant } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block, Link, Text } from '../../platform/elements'

export default function PetitionsPage() {
  return (
    <Page title="我的信访" tab="petitions">
      <SignInFirst>
        <List />
      </SignInFirst>
    </Page>
  )
}

function List() {
  const petitions = useList(listPetitions)
  return (
    <Remote of={petitions}>
      {({ items, nextCursor }) => (
        <>
          <Block>
            {items.map((petition) => (
              <Link key={petition.id} className="card item" to={pageUrls.petition(petition.id)}>
                <Block className="item-head">
                  <Text className="item-title">{petition.title}</Text>
                  <Text className="tag">{petition.outwardStatus}</Text>
                </Block>
                <Block className="item-line">
                  {petitionKindLabels[petition.kind]}　{petition.number}
                </Block>
                <Block className="item-line">提交：{formatInstant(petition.submittedAt)}</Block>
                <Block className="item-line">现在由{petition.organisation.name}办理</Block>
                {petition.nextDue ? (
                  <Block className="item-line">
                    {petition.nextDue.label}：{formatDay(petition.nextDue.legalOn)}前
                  </Block>
                ) : null}
                {petition.awaitsYou ? <Block className="item-call">等您评价</Block> : null}
              </Link>
            ))}
          </Block>
          <ListEnd
            count={items.length}
            hasMore={nextCursor !== null}
            loading={petitions.loadingMore}
            empty="您还没有提交过信访件。"
            onMore={() => void petitions.loadMore()}
          />
        </>
      )}
    </Remote>
  )
}
