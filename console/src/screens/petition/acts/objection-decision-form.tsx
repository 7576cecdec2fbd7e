import type { ObjectionDecision } from '@petition/shared/schemas/acts-of-bureau'
import { disputeDeciderLabels, disputeDeciders } from '@petition/shared/vocabulary/petition'
import { Form, Input, Radio } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'

export function ObjectionDecisionForm(props: ActProps) {
  const objector = props.petition.assignments.find(({ id }) => id === props.offer.assignmentId)?.organisation
  const objection = props.petition.timeline.findLast(({ kind, organisation }) => kind === 'objection' && organisation?.id === objector?.id)
  return (
    <ActForm<ObjectionDecision> {...props} initialValues={{ decidedBy: 'sender' }} submitText="提交审核结果">
      {objection && (
        <div className="answer">
          <strong>{objector?.name}的异议理由</strong>
          <p className="prose">{objection.text ?? objection.summary}</p>
        </div>
      )}
      <Form.Item name="objectionUpheld" label="审核结果" required>
        <Radio.Group
          className="choices"
          options={[
            { value: true, label: '同意异议，收回后重新转送' },
            { value: false, label: '不同意，仍由该单位办理，期限继续计算' },
          ]}
        />
      </Form.Item>
      <Form.Item name="decidedBy" label="由谁决定" extra="协商不一致的，由共同的上一级机关决定；没有的，由联席会议决定。" required>
        <Radio.Group className="choices" options={disputeDeciders.map((value) => ({ value, label: disputeDeciderLabels[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['decidedBy']}>
        {({ getFieldValue }) =>
          getFieldValue('decidedBy') !== 'sender' && (
            <Form.Item name="decisionNumber" label="决定文号" required>
              <Input maxLength={60} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reason" label="审核理由" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}
