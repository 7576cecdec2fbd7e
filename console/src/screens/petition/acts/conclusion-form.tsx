import type { Conclusion } from '@petition/shared/schemas/acts-of-bureau'
import { Form, Input } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'

export function ConclusionForm(props: ActProps) {
  return (
    <ActForm<Conclusion> {...props} initialValues={{}}>
      <Form.Item name="ground" label="办结依据" extra="认定办结后不能撤回。" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}
