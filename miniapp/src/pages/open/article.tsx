import { Block } from '../../platform/elements'
import type { Law } from './articles'
import './article.scss'

/** What the law says, word for word, and where. */
export function Article({ law: { article, quote } }: { law: Law }) {
  return (
    <Block className="article">
      <Block>{`“${quote}”`}</Block>
      <Block className="article-place">{article}</Block>
    </Block>
  )
}
