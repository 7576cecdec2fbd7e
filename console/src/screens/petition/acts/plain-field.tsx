import type { PetitionView } from '@petition/shared/schemas/petition'
import type { StaffField } from '@petition/shared/vocabulary/act-forms'
import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { AttachmentField } from '../../../components/attachment-field.tsx'
import { wallNow } from '../../../components/wall-clock.ts'
import { InstantField } from './instant-field.tsx'
import { PeopleField } from './people-field.tsx'

interface PlainFieldProps {
  field: StaffField
  petition: PetitionView
  proposalId: string | undefined
}

/** One question of a described form. */
export function PlainField({ field, petition, proposalId }: PlainFieldProps) {
  if (field.kind === 'uploads') return <AttachmentField name={field.name} />
  if (field.kind === 'texts') return <Texts field={field} />
  if (field.kind === 'instant') return <InstantField name={field.name} label={field.label} extra={field.help} />
  if (field.kind === 'people') return <PeopleField field={field} petitionId={petition.id} proposalId={proposalId} />
  return (
    <Form.Item
      name={field.name}
      label={field.optional ? `${field.label}（选填）` : field.label}
      extra={field.help}
      required={!field.optional}
    >
      {control(field, petition)}
    </Form.Item>
  )
}

function control(field: Exclude<StaffField, { kind: 'uploads' | 'texts' | 'instant' | 'people' }>, { requests }: PetitionView): ReactNode {
  switch (field.kind) {
    case 'line':
      return <Input maxLength={field.maxLength} />
    case 'text':
      return <Input.TextArea autoSize={{ minRows: field.optional ? 2 : 4, maxRows: 16 }} maxLength={field.maxLength} showCount />
    case 'number':
      return <InputNumber min={field.min} max={field.max} precision={0} />
    case 'day':
      return <DatePicker maxDate={wallNow()} />
    case 'yes-no':
      return (
        <Radio.Group
          className="choices"
          options={[
            { value: true, label: field.yes },
            { value: false, label: field.no },
          ]}
        />
      )
    case 'choice':
      return field.options.length > 4 ? (
        <Select options={[...field.options]} />
      ) : (
        <Radio.Group className="choices" options={[...field.options]} />
      )
    case 'request':
      return <Radio.Group className="choices" options={requests.map(({ id, text }) => ({ value: id, label: text }))} />
  }
}

const MOST_TEXTS = 5

function Texts({ field }: { field: Extract<StaffField, { kind: 'texts' }> }) {
  return (
    <Form.List name={field.name}>
      {(rows, { add, remove }) => (
        <fieldset className="point">
          <legend>{field.label}</legend>
          {field.help && <p className="quiet">{field.help}</p>}
          {rows.map(({ key, name }, index) => (
            <div key={key}>
              <Form.Item name={name} label={`第 ${index + 1} 条`} required>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={field.maxLength} showCount />
              </Form.Item>
              {rows.length > 1 && <Button size="small" onClick={() => remove(name)}>{`删除第 ${index + 1} 条`}</Button>}
            </div>
          ))}
          {rows.length < MOST_TEXTS && (
            <div>
              <Button onClick={() => add('')}>再加一条</Button>
            </div>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}
