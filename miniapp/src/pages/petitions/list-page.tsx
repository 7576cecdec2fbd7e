import type { PetitionSummary } from '@petition/shared/schemas/petition'
import { useEffect, useRef, useState } from 'react'
import { Block } from '../../platform/elements'
import { Spacer, watchNear } from '../../platform/near'
import { ListItem } from './list-item'

interface Props {
  index: number
  items: PetitionSummary[]
  /** Its end comes near: time for the next one. */
  onNear: () => void
}

/**
 * Twenty matters. Far from the screen they are one empty block of the same height, so that a long list stays light. Each stands in
 * a block of its own: what changes in it makes WeChat draw nothing anew beside it.
 */
export function ListPage({ index, items, onNear }: Props) {
  const id = `matters-${index}`
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
    <Block id={id} className="matters">
      {heightPx === undefined ? (
        items.map((petition) => <ListItem key={petition.id} petition={petition} />)
      ) : (
        <Spacer heightPx={heightPx} />
      )}
    </Block>
  )
}
