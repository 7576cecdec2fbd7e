import { Choice, Group } from '../platform/elements'
import { FieldMessage } from './field'

interface Props<Value extends string> {
  id: string
  legend: string
  options: { value: Value; label: string }[]
  value: Value | ''
  onChange: (value: Value) => void
  hint?: string
  error?: string
}

/** One of several. */
export function ChoiceGroup<Value extends string>({ id, legend, options, value, onChange, hint, error }: Props<Value>) {
  return (
    <Group id={id} legend={legend} className={error ? 'field field-wrong' : 'field'}>
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={id}
          label={option.label}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        >
          {option.label}
        </Choice>
      ))}
      <FieldMessage hint={hint} error={error} />
    </Group>
  )
}
