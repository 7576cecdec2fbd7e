import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { listPublished } from '../../../api/open'
import { useList } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { EmptyState } from '../../../components/empty-state'
import { ListEnd } from '../../../components/list-end'
import { Remote } from '../../../components/remote'
import { goTo } from '../../../go-to'
import { pageUrls } from '../../../page-urls'
import { Button } from '../../../platform/elements'
import { usePullDown } from '../../../platform/pull-down'
import { LetterRows } from '../letter-rows'

interface Asked {
  q?: string
  kind?: PetitionKind
}

/** What was found, by pages. */
export function Results({ asked }: { asked: Asked }) {
  const letters = useList((cursor?: string) => listPublished({ ...asked, cursor, limit: 20 }))
  usePullDown(letters.reload)
  return (
    <Remote of={letters}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <NothingFound searched={Boolean(asked.q || asked.kind)} />
        ) : (
          <>
            <Card>
              <LetterRows items={items} />
            </Card>
            <ListEnd
              count={items.length}
              hasMore={nextCursor !== null}
              loading={letters.loadingMore}
              empty=""
              onMore={() => void letters.loadMore()}
            />
          </>
        )
      }
    </Remote>
  )
}

function NothingFound({ searched }: { searched: boolean }) {
  return (
    <EmptyState
      icon="search"
      title={searched ? '没有找到' : '还没有公开的来信'}
      text={
        searched ? '换一个更短的词再试，或者直接写信，由有权处理的单位答复您。' : '写信人同意公开、并隐去个人信息的来信和答复会在这里。'
      }
    >
      <Button className="button" onPress={() => goTo(pageUrls.file('mailbox'))}>
        写信给市长
      </Button>
    </EmptyState>
  )
}
