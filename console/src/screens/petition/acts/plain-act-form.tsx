import type { PetitionView } from '@petition/shared/schemas/petition'
import type { StaffField, StaffForm } from '@petition/shared/vocabulary/act-forms'
import { staffForms } from '@petition/shared/vocabulary/staff-forms'
import dayjs from 'dayjs'
import { Link } from 'react-router'
import { attachmentIdsOf, type UploadedFile } from '../../../components/attachment-field.tsx'
import { toDay, toInstant, wallNow } from '../../../components/wall-clock.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import type { Offer } from './offers.ts'
import { peopleToWire } from './people-field.tsx'
import { PlainField } from './plain-field.tsx'

type Values = Record<string, unknown>

/** The form of an act that is fully told by its description. */
export function PlainActForm(props: ActProps) {
  const form = staffForms[props.offer.act]
  return form ? <Described {...props} form={form} /> : null
}

function Described({ form, ...props }: ActProps & { form: StaffForm }) {
  const { petition, offer } = props
  return (
    <ActForm<Values>
      {...props}
      initialValues={Object.fromEntries(form.fields.flatMap((field) => usualValue(field, petition)))}
      toBody={(values) => Object.fromEntries(form.fields.map((field) => [field.name, toWire(field, values[field.name])]))}
      fieldOf={(path) => (path[0] === 'texts' && path.length === 1 ? ['texts', 0] : path)}
      submitText={form.submit}
    >
      <p className="quiet">{form.explanation}</p>
      <Subject petition={petition} offer={offer} />
      {form.fields.map((field) => (
        <PlainField key={field.name} field={field} petition={petition} proposalId={offer.proposalId} />
      ))}
    </ActForm>
  )
}

/** What is decided or carried out, in sight while one writes. */
function Subject({ petition, offer }: { petition: PetitionView; offer: Offer }) {
  const proposal = petition.proposals.find(({ id }) => id === offer.proposalId)
  const task = petition.tasks.find(({ id }) => id === offer.taskId)
  const text = proposal?.text ?? petition.requests.find(({ id }) => id === task?.requestId)?.text
  return text ? <p className="prose answer">{text.split(numbers).map(linked)}</p> : null
}

const numbers = /([A-Z]{2}\d{15})/

/** Another matter that is named can be looked up; what is typed here is kept. */
const linked = (part: string) =>
  numbers.test(part) ? (
    <Link key={part} to={`/?queue=all&q=${part}`}>
      {part}
    </Link>
  ) : (
    part
  )

function usualValue(field: StaffField, { requests }: PetitionView): [string, unknown][] {
  if (field.kind === 'instant') return [[field.name, wallNow()]]
  if (field.kind === 'texts') return [[field.name, ['']]]
  if (field.kind === 'request' && requests.length === 1) return [[field.name, requests[0]?.id]]
  return []
}

function toWire({ kind }: StaffField, value: unknown): unknown {
  if (dayjs.isDayjs(value)) return kind === 'day' ? toDay(value) : toInstant(value)
  if (kind === 'people') return peopleToWire(value)
  if (kind === 'uploads') return attachmentIdsOf((value ?? []) as UploadedFile[])
  return value ?? undefined
}
