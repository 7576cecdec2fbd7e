import { explain, type PetitionerField, type PetitionerForm } from '@petition/shared/vocabulary/act-forms'
import { ActFrame } from './act-frame'
import { Choose, saidYes, yesNo } from './choose'
import { Subject } from './subject'
import { Uploads } from './uploads'
import { type ActProps, type ActState, useAct } from './use-act'
import { Written, written } from './written'

/** An act drawn from its description, so that nothing that is allowed is ever without a way. */
export function PlainAct({ form, ...props }: ActProps & { form: PetitionerForm }) {
  const state = useAct(props)
  const body = () => Object.fromEntries(form.fields.map((field) => [field.name, answerTo(field, state)]))
  return (
    <ActFrame state={state} explanation={explain(form, props.petition.limits)} submit={form.submit} onSend={() => void state.send(body())}>
      <Subject petition={props.petition} partId={props.partId} />
      {form.fields.map((field) => (
        <Question key={field.name} field={field} state={state} />
      ))}
    </ActFrame>
  )
}

function Question({ field, state }: { field: PetitionerField; state: ActState }) {
  const { name, label, help: hint, optional } = field
  if (field.kind === 'uploads') return <Uploads state={state} name={name} label={label} />
  if (field.kind === 'yes-no') return <Choose state={state} name={name} legend={label} hint={hint} options={yesNo(field.yes, field.no)} />
  const line = field.kind === 'line'
  return (
    <Written
      state={state}
      name={name}
      label={label}
      hint={hint}
      optional={optional}
      maxLength={field.maxLength}
      line={line}
      short={optional}
    />
  )
}

function answerTo({ kind, name }: PetitionerField, state: ActState) {
  if (kind === 'uploads') return state.attachmentIds
  return kind === 'yes-no' ? saidYes(state, name) : written(state, name)
}
