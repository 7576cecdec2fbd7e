import type { PetitionView } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { Disclosure } from '../../components/disclosure'
import { Timeline } from '../../components/timeline'
import { formatInstant } from '../../format'

const shownAtOnce = 6

/** All that happened, the newest first; what is long ago is folded. */
export function History({ view }: { view: PetitionView }) {
  const steps = [...view.timeline].reverse().map((entry) => ({
    key: String(entry.sequence),
    what: entry.summary,
    when: formatInstant(entry.at),
    who: entry.organisation?.name ?? (entry.by === 'petitioner' ? '您本人' : '系统'),
    text: entry.text,
  }))
  const earlier = steps.slice(shownAtOnce)
  return (
    <Card title="经过">
      <Timeline steps={steps.slice(0, shownAtOnce)} />
      {earlier.length > 0 ? (
        <Disclosure title={`更早的${earlier.length}步`}>
          <Timeline steps={earlier.map((step) => ({ ...step, state: 'done' as const }))} />
        </Disclosure>
      ) : null}
    </Card>
  )
}
