import type { PetitionView } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { ClockCard } from '../../components/clock'
import { Disclosure } from '../../components/disclosure'

/** Every period of the matter, open and over. */
export function AllClocks({ clocks }: Pick<PetitionView, 'clocks'>) {
  if (clocks.length === 0) return null
  return (
    <Card title="期限">
      <Disclosure title={`全部${clocks.length}个期限`}>
        {clocks.map((clock) => (
          <ClockCard key={`${clock.kind}-${clock.assignmentId}-${clock.startsOn}-${clock.legalOn}`} clock={clock} />
        ))}
      </Disclosure>
    </Card>
  )
}
