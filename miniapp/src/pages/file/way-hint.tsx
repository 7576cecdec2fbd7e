import type { GuideView } from '@petition/shared/schemas/guide'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { getGuide } from '../../api/guide'
import { Icon } from '../../components/icon'
import type { Draft } from '../../outbox/draft'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { matchWays } from './ways'

/** A quiet word where what is written usually takes another lawful way. It advises, and nothing waits for it. */
export function WayHint({ draft }: { draft: Draft }) {
  const [guide, setGuide] = useState<GuideView>()
  useEffect(() => {
    getGuide().then(setGuide, () => undefined)
  }, [])
  const [way] = guide ? matchWays(`${draft.title}\n${draft.body}`, guide.ways).filter(({ way }) => way !== 'petition') : []
  if (!way) return null
  return (
    <Block className="way-hint" live="status">
      <Icon name="compass" />
      <Block className="way-hint-text">
        这类事情常走的法定途径：{way.title}（{way.body}）。在这里写也可以。
        <Button className="button button-small" onPress={() => Taro.navigateTo({ url: pageUrls.way(draft.id) })}>
          看看怎么走更快
        </Button>
      </Block>
    </Block>
  )
}
