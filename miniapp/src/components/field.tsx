import type { ReactNode } from 'react'
import type { SelectProps, TextAreaProps, TextInputProps } from '../platform/element-props'
import { Block, Label, Select, Text, TextArea, TextInput } from '../platform/elements'

interface Frame {
  id: string
  label: string
  hint?: string
  error?: string
  optional?: boolean
}

const messageId = (id: string) => `${id}-message`

/** A label, its control, and what is wrong with it beside it. */
function Field({ id, label, hint, error, optional, children }: Frame & { children: ReactNode }) {
  return (
    <Block className={error ? 'field field-wrong' : 'field'}>
      <Label htmlFor={id} className="field-label">
        {label}
        {optional ? <Text className="field-optional">（选填）</Text> : null}
      </Label>
      {children}
      {hint || error ? (
        <Block id={messageId(id)}>
          <FieldMessage hint={hint} error={error} />
        </Block>
      ) : null}
    </Block>
  )
}

export function FieldMessage({ hint, error }: { hint?: string; error?: string }) {
  return (
    <Block>
      {hint ? <Block className="field-hint">{hint}</Block> : null}
      {error ? (
        <Block className="field-error" live="alert">
          {error}
        </Block>
      ) : null}
    </Block>
  )
}

type Input = Omit<TextInputProps, 'invalid' | 'describedBy'> & Frame

export function TextField({ hint, error, optional, ...input }: Input) {
  return (
    <Field id={input.id} label={input.label} hint={hint} error={error} optional={optional}>
      <TextInput {...input} invalid={Boolean(error)} describedBy={messageId(input.id)} />
    </Field>
  )
}

/** A text with the count of what is written. */
export function TextAreaField({ hint, error, optional, ...input }: Input & Pick<TextAreaProps, 'short'>) {
  const count = `已写${[...input.value].length}字，最多${input.maxLength}字`
  return (
    <Field id={input.id} label={input.label} hint={hint ? `${hint}${count}。` : `${count}。`} error={error} optional={optional}>
      <TextArea {...input} invalid={Boolean(error)} describedBy={messageId(input.id)} />
    </Field>
  )
}

export function SelectField({ hint, error, optional, ...select }: Omit<SelectProps, 'invalid' | 'describedBy'> & Frame) {
  return (
    <Field id={select.id} label={select.label} hint={hint} error={error} optional={optional}>
      <Select {...select} invalid={Boolean(error)} describedBy={messageId(select.id)} />
    </Field>
  )
}
