import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionerForms } from '@petition/shared/vocabulary/act-forms'
import { Card } from '../../components/card'
import { Block } from '../../platform/elements'
import { ActButton } from './act-button'

/** What the petitioner may do beside what stands with its proposal or task. */
export function MoreActs({ view }: { view: PetitionView }) {
  const elsewhere = [...view.assignments, ...view.proposals, ...view.tasks].flatMap(({ allowedActions }) => allowedActions)
  const whole = view.allowedActions.filter((act) => petitionerForms[act] && !elsewhere.includes(act))
  const handling = view.assignments.flatMap(({ id, organisation, allowedActions }) =>
    allowedActions.filter((act) => petitionerForms[act]).map((act) => ({ act, id, name: organisation.name })),
  )
  if (whole.length === 0 && handling.length === 0) return null
  return (
    <Card title="您还可以">
      <Block className="buttons">
        {whole.map((act) => (
          <ActButton key={act} petitionId={view.id} act={act} />
        ))}
        {handling.map(({ act, id, name }) => (
          <ActButton key={`${act} ${id}`} petitionId={view.id} act={act} part={id} of={name} />
        ))}
      </Block>
    </Card>
  )
}
