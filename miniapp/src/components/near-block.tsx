import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Block } from '../platform/elements'
import { Spacer, watchNear } from '../platform/near'
import './near-block.scss'

interface Props {
  id: string
  /** Its end comes near: time for what follows. */
  onNear: () => void
  children: ReactNode
}

/**
 * A part of a long list. Far from the screen it is one empty block of the same height, so that the list stays light. Each stands in
 * a block of its own: what changes in it makes WeChat draw nothing anew beside it.
 */
export function NearBlock({ id, onNear, children }: Props) {
  const [heightPx, setHeightPx] = useState<number>()
  const tell = useRef(onNear)
  tell.current = onNear
  useEffect(
    () =>
      watchNear(id, (isNear, height) => {
        setHeightPx(isNear ? undefined : height)
        if (isNear) tell.current()
      }),
    [id],
  )
  return (
    <Block id={id} className="near">
      {heightPx === undefined ? children : <Spacer heightPx={heightPx} />}
    </Block>
  )
}
