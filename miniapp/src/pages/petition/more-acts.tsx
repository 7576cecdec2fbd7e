import type { PetitionView } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { Row } from '../../components/row'
import { offersOf } from './offers'

/** What the petitioner may do beside what is asked for. */
export function MoreActs({ view }: { view: PetitionView }) {
  const offers = offersOf(view)
  if (offers.length === 0) return null
  return (
    <Card title="您还可以">
      {offers.map(({ key, label, hint, url }) => (
        <Row key={key} to={url} title={label} text={hint} />
      ))}
    </Card>
  )
}
