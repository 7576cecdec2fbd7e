import type { PetitionView } from '@petition/shared/schemas/petition'
import Taro, { useRouter } from '@tarojs/taro'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { RateOne } from './rate-one'
import './index.scss'

/** Bureau and unit are rated each by itself and in its own time; the one that waits stands first. */
export default function RatePage() {
  const id = useRouter().params.id ?? ''
  const petition = useRemote(() => getPetition(id))
  return (
    <Page title="满意度评价">
      <Remote of={petition}>
        {(view) => (
          <>
            <Block className="card-note">
              {view.number}　{view.title}
            </Block>
            <Block className="card-note">评价是您的权利。不评价不会算成满意；任何人不得要求您改评价。</Block>
            {objectsOf(view).map((object) => (
              <RateOne key={object} object={object} petition={view} onChange={petition.setData} />
            ))}
            <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
              返回信访件
            </Button>
          </>
        )}
      </Remote>
    </Page>
  )
}

function objectsOf({ ratingStates: { bureau, unit } }: PetitionView) {
  return unit === 'waiting' && bureau !== 'waiting' ? (['unit', 'bureau'] as const) : (['bureau', 'unit'] as const)
}
