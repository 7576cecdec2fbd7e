import type { PetitionSummary } from '@petition/shared/schemas/petition-list'
import { NearBlock } from '../../components/near-block'
import { ListItem } from './list-item'

interface Props {
  index: number
  items: PetitionSummary[]
  onNear: () => void
}

/** Twenty matters. */
export function ListPage({ index, items, onNear }: Props) {
  return (
    <NearBlock id={`matters-${index}`} onNear={onNear}>
      {items.map((petition) => (
        <ListItem key={petition.id} petition={petition} />
      ))}
    </NearBlock>
  )
}
