import { Block } from '../../../platform/elements'

export function Figure({ name, value, means }: { name: string; value: number; means: string }) {
  return (
    <Block className="figure">
      <Block className="figure-head">
        <Block className="figure-name">{name}</Block>
        <Block className="figure-value">{`${value}件`}</Block>
      </Block>
      <Block className="item-line">{means}</Block>
    </Block>
  )
}
