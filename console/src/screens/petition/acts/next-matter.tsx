import { Link } from 'react-router'
import { usePetitionPages } from '../../../api/petitions.ts'

/** What waits longest at one's own desk, so that nobody has to go back to the inbox for it. */
export function NextMatter({ afterId }: { afterId: string }) {
  const pages = usePetitionPages({ queue: 'mine', sort: 'due' })
  const next = pages.data?.pages.flatMap(({ items }) => items).find(({ id, awaitsYou }) => awaitsYou && id !== afterId)
  if (pages.isPlaceholderData || !next) return null
  return (
    <Link to={`/petitions/${next.id}`} replace>
      办下一件：{next.number} {next.title}
    </Link>
  )
}
