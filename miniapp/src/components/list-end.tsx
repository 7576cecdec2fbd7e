import { Block, Button } from '../platform/elements'

interface Props {
  count: number
  hasMore: boolean
  loading: boolean
  empty: string
  onMore: () => void
}

/** The foot of a list by pages, in a block of its own: what changes beside the rows would make WeChat draw them all again. */
export function ListEnd(props: Props) {
  return (
    <Block className="list-end">
      <End {...props} />
    </Block>
  )
}

function End({ count, hasMore, loading, empty, onMore }: Props) {
  if (count === 0) return <Block className="loading">{empty}</Block>
  if (!hasMore) return <Block className="loading">没有更多了</Block>
  return (
    <Button className="button" disabled={loading} onPress={onMore}>
      {loading ? '正在加载…' : '加载更多'}
    </Button>
  )
}
