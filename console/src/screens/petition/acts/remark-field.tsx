import { Form, Input } from 'antd'

export function RemarkField() {
  return (
    <Form.Item name="remark" label="备注（选填）">
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
    </Form.Item>
  )
}
