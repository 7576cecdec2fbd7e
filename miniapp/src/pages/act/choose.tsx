import { ChoiceTiles } from '../../components/choice-tiles'
import { type ActState, fieldId } from './use-act'

interface Props<Value extends string> {
  state: ActState
  name: string
  legend: string
  options: { value: Value; label: string }[]
  hint?: string
}

/** One of a few, bound to what is kept of the act. */
export function Choose<Value extends string>({ state: { values, set, errorOf }, name, options, ...group }: Props<Value>) {
  const chosen = options.find(({ value }) => value === values[name])?.value ?? ''
  return (
    <ChoiceTiles
      {...group}
      id={fieldId(name)}
      options={options}
      value={chosen}
      error={errorOf(name)}
      onChange={(value) => set(name, value)}
    />
  )
}

export const yesNo = (yes: string, no: string) => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
]

/** A choice that was not made is left out, so that the refusal names it. */
export const saidYes = ({ values }: ActState, name: string) => (values[name] ? values[name] === 'yes' : undefined)
