import { useState } from 'react'
import type { Summary } from '../../../api/open'
import { ListEnd } from '../../../components/list-end'
import { Block } from '../../../platform/elements'

const step = 20

/** Body by body, the most first. */
export function Bodies({ bodies }: { bodies: NonNullable<Summary['organisations']> }) {
  const [count, setCount] = useState(step)
  const sorted = [...bodies].sort((one, other) => other.received - one.received)
  return (
    <>
      <Block>
        {sorted.slice(0, count).map(({ organisation, received, withdrawn, returns, recalls, excluded }) => (
          <Block key={organisation.id} className="figure">
            <Block className="figure-head">
              <Block className="figure-name">{organisation.name}</Block>
              <Block className="figure-value">{`${received}件`}</Block>
            </Block>
            <Block className="item-line">{`其中本人撤回${withdrawn}件；退回过${returns}次，被收回过${recalls}次`}</Block>
            <Block className="item-line">
              {`其中不参与评价和比率：重复信访${excluded.repeat}件，涉法涉诉${excluded['court-related']}件`}
            </Block>
          </Block>
        ))}
      </Block>
      <ListEnd
        count={sorted.length}
        hasMore={count < sorted.length}
        loading={false}
        empty="还没有单位收到信访件。"
        onMore={() => setCount(count + step)}
      />
    </>
  )
}
