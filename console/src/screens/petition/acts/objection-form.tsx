import type { Objection } from '@petition/shared/schemas/acts-of-unit'
import { Form, Input } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'

export function ObjectionForm(props: ActProps) {
  return (
    <ActForm<Objection> {...props} initialValues={{}}>
      <Form.Item name="reason" label="异议理由" extra="请写明为什么不属于本单位办理，并附依据。" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}
