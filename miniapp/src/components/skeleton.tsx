import { Block, Mark } from '../platform/elements'

/** The shape of what is on its way. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <Block live="status">
      <Block className="unseen">正在加载…</Block>
      {Array.from({ length: cards }, (_, index) => (
        <Block key={index} className="card">
          <Mark className="bone bone-title" />
          <Mark className="bone" />
          <Mark className="bone bone-short" />
        </Block>
      ))}
    </Block>
  )
}
