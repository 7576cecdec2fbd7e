import type { PetitionerField } from '@petition/shared/vocabulary/act-forms'
import { ChoiceGroup } from '../../components/choice-group'
import { TextAreaField, TextField } from '../../components/field'

interface Props {
  id: string
  field: Exclude<PetitionerField, { kind: 'uploads' }>
  value: string
  error?: string
  onChange: (value: string) => void
}

/** One question of a described form. */
export function PlainField({ id, field, value, error, onChange }: Props) {
  const frame = { id, hint: field.help, error }
  if (field.kind === 'yes-no')
    return (
      <ChoiceGroup
        {...frame}
        legend={field.label}
        options={[
          { value: 'yes', label: field.yes },
          { value: 'no', label: field.no },
        ]}
        value={value}
        onChange={onChange}
      />
    )
  const written = { ...frame, label: field.label, optional: field.optional, maxLength: field.maxLength, value, onChange }
  return field.kind === 'line' ? <TextField {...written} /> : <TextAreaField {...written} short={field.optional} />
}
