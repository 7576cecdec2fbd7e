import type { StaffField } from '@petition/shared/vocabulary/act-forms'
import { staffRoleLabels } from '@petition/shared/vocabulary/roles'
import { Form, Select } from 'antd'
import { useRecusalCandidates } from '../../../api/colleagues.ts'
import { ProblemAlert } from '../../../components/problem-alert.tsx'

interface PeopleFieldProps {
  field: Extract<StaffField, { kind: 'people' | 'day' | 'instant' | 'request' }>
  petitionId: string
  proposalId: string | undefined
}

/** Said on purpose, so that it cannot be meant by leaving the field empty. */
const nobodyHere = 'nobody'

/** Who of the body is meant by what the petitioner wrote; whoever declared it themselves is not asked for. */
export function PeopleField({ field, petitionId, proposalId }: PeopleFieldProps) {
  const { data, error } = useRecusalCandidates(petitionId, proposalId)
  if (error) return <ProblemAlert error={error} />
  if (!data || data.length === 0) return null
  const people = data.map(({ id, name, roles }) => ({
    value: id,
    label: `${name}（${roles.map((role) => staffRoleLabels[role]).join('、')}）`,
  }))
  return (
    <Form.Item name={field.name} label={`${field.label}（选填）`} extra={field.help}>
      <Select
        mode="multiple"
        options={[...people, { value: nobodyHere, label: '这个人在平台上没有账号' }]}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
  )
}

/** Nothing chosen: by the name that was written; nobody here: an empty list. */
export function peopleToWire(chosen: unknown): string[] | undefined {
  if (!Array.isArray(chosen) || chosen.length === 0) return undefined
  return chosen.filter((id) => id !== nobodyHere)
}
