import { TextAreaField, TextField } from '../../components/field'
import { type ActState, fieldId } from './use-act'

interface Props {
  state: ActState
  name: string
  label: string
  maxLength: number
  hint?: string
  optional?: boolean
  short?: boolean
  /** One line instead of a text. */
  line?: boolean
  kind?: 'text' | 'phone'
}

/** Something to write, bound to what is kept of the act. */
export function Written({ state: { values, set, errorOf }, name, line, short, kind, ...field }: Props) {
  const bound = {
    ...field,
    id: fieldId(name),
    value: values[name] ?? '',
    error: errorOf(name),
    onChange: (value: string) => set(name, value),
  }
  return line ? <TextField {...bound} kind={kind} /> : <TextAreaField {...bound} short={short} />
}

/** What is left blank is not sent. */
export const written = ({ values }: ActState, name: string) => values[name]?.trim() || undefined
