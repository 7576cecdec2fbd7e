import type { Similar as Found } from '@petition/shared/schemas/published'
import { useEffect, useState } from 'react'
import { findSimilar } from '../../api/filing'
import { Card } from '../../components/card'
import { Skeleton } from '../../components/skeleton'
import { formatDay, formatInstant } from '../../format'
import { goTo } from '../../go-to'
import type { Draft } from '../../outbox/draft'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'

interface Props {
  draft: Draft
  onGoOn: () => void
  /** Told while there is something to look at, which the button at the foot passes by. */
  onAsk: (isAsking: boolean) => void
}

/** The person's own open matters and published letters on the same thing, before a second one is filed. Never another's petition. */
export function Similar({ draft, onGoOn, onAsk }: Props) {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    if (!found) return
    onAsk(true)
    return () => onAsk(false)
  }, [found])
  useEffect(() => {
    const { kind, title, body, townCode, countyCode } = draft
    // It only helps: where it cannot be asked, one simply goes on.
    findSimilar({ kind, title, body, regionCode: townCode || countyCode || undefined }).then(
      (view) => (view.own.length + view.published.length ? setFound(view) : onGoOn()),
      onGoOn,
    )
  }, [])

  if (!found) return <Skeleton />
  return (
    <Block>
      {found.own.length ? (
        <Card title="您有相近的事正在办理">
          <Block className="card-note">如果是同一件事，补充到那件里办得更快；如果不是，接着往下提交。</Block>
          {found.own.map(({ id, title, number, outwardStatus, submittedAt }) => (
            <Block key={id} className="similar">
              <Block className="similar-title">{title}</Block>
              <Block className="card-note">
                {number}，{formatInstant(submittedAt)}提交，{outwardStatus}
              </Block>
              <Button className="button button-small" label={`补充到那件：${title}`} onPress={() => goTo(pageUrls.act(id, 'supplement'))}>
                补充到那件
              </Button>
            </Block>
          ))}
        </Card>
      ) : null}
      {found.published.length ? (
        <Card title="这些已公开的来信可能有答案">
          {found.published.map(({ id, title, organisation, answeredOn }) => (
            <Block key={id} className="similar">
              <Block className="similar-title">{title}</Block>
              <Block className="card-note">
                {organisation}，{formatDay(answeredOn)}答复
              </Block>
              <Button className="button button-small" label={`看答复：${title}`} onPress={() => goTo(pageUrls.letter(id))}>
                看答复
              </Button>
            </Block>
          ))}
        </Card>
      ) : null}
    </Block>
  )
}
