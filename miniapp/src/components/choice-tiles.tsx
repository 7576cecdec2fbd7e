import { Block, Choice, Group, Text } from '../platform/elements'
import { FieldMessage } from './field'
import { Icon, type IconName } from './icon'

interface Props<Value extends string> {
  id: string
  legend: string
  options: { value: Value; label: string; text?: string; icon?: IconName }[]
  value: Value | ''
  onChange: (value: Value) => void
  /** Side by side where there is room. */
  columns?: boolean
  hint?: string
  error?: string
}

/** One of several, large enough for any thumb, each with a sentence where it needs one. */
export function ChoiceTiles<Value extends string>({ id, legend, options, value, onChange, columns, hint, error }: Props<Value>) {
  return (
    <Group id={id} legend={legend} className={error ? 'field field-wrong' : 'field'}>
      <Block className={columns ? 'tiles tiles-columns' : 'tiles'}>
        {options.map((option) => (
          <Choice
            key={option.value}
            type="radio"
            name={id}
            className={`tile ${option.value === value ? 'tile-on' : ''} ${option.icon ? 'tile-with-icon' : ''}`}
            label={option.text ? `${option.label}，${option.text}` : option.label}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          >
            {option.icon ? <Icon name={option.icon} className="tile-icon" /> : null}
            <Text className="tile-label">{option.label}</Text>
            {option.text ? <Text className="tile-text">{option.text}</Text> : null}
          </Choice>
        ))}
      </Block>
      <FieldMessage hint={hint} error={error} />
    </Group>
  )
}
