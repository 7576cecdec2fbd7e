import type { PublishedPage } from '@petition/shared/schemas/published'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { formatDay } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block, Link } from '../../platform/elements'
import './letter-rows.scss'

/** Published letters, one touch each. */
export function LetterRows({ items }: { items: PublishedPage['items'] }) {
  return (
    <Block>
      {items.map(({ id, kind, title, excerpt, organisation, answeredOn }) => (
        <Link key={id} className="letter" to={pageUrls.letter(id)}>
          <Block className="letter-title">{title}</Block>
          <Block className="letter-excerpt">{excerpt}</Block>
          <Block className="item-line">{`${petitionKindLabels[kind]}　${organisation}　${formatDay(answeredOn)}答复`}</Block>
        </Link>
      ))}
    </Block>
  )
}
