import type { GuideView } from '@petition/shared/schemas/guide'
import { Card } from '../../../components/card'
import { Facts } from '../../../components/facts'
import { Block } from '../../../platform/elements'

/** One way: who takes it, until when, on what basis, how, and how it went for somebody. */
export function WayCard({ way }: { way: GuideView['ways'][number] }) {
  return (
    <Card title={way.title}>
      <Facts
        rows={[
          ['找谁', way.body],
          ['期限', way.period],
          ['依据', way.basis],
          ['怎么办', way.how],
        ]}
      />
      <Block className="way-example">
        <Block className="way-example-title">举个例子（虚构）</Block>
        <Block>{way.example.situation}</Block>
        <Block>结果：{way.example.result}</Block>
      </Block>
    </Card>
  )
}
