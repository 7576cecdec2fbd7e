import type { ReplyApproval } from '@petition/shared/schemas/acts-of-unit'
import { Form, Radio } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { RemarkField } from './remark-field.tsx'

export function ReplyApprovalForm(props: ActProps) {
  return (
    <ActForm<ReplyApproval> {...props} initialValues={{}} submitText="确定">
      <p className="quiet">请先看过“待签发的答复”。签发后答复立即送给信访人。</p>
      <Form.Item name="approved" label="签发意见" required>
        <Radio.Group
          className="choices"
          options={[
            { value: true, label: '同意签发' },
            { value: false, label: '不同意，退回修改' },
          ]}
        />
      </Form.Item>
      <RemarkField />
    </ActForm>
  )
}
