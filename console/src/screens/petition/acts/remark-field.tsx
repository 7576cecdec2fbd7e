import { Form, Input } from 'antd'

/** `reasonFor`: what here needs a reason. */
export function RemarkField({ reasonFor }: { reasonFor?: string | undefined }) {
  const required = [{ required: true, message: '请写明理由。' }]
  return (
    <Form.Item name="remark" label={reasonFor ? '理由' : '备注（选填）'} {...(reasonFor && { extra: reasonFor, rules: required })}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
    </Form.Item>
  )
}
