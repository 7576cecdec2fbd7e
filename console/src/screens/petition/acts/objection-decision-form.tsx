import type { ObjectionDecision } from '@petition/shared/schemas/acts-of-bureau'
import { disputeArbiters, disputeDeciderLabels } from '@petition/shared/vocabulary/proposals'
import { Form, Input, Radio } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'

export function ObjectionDecisionForm(props: ActProps) {
  // Put to others it is their word that the bureau's leader brings.
  const dispute = props.petition.proposals.find(({ id }) => id === props.offer.proposalId)
  const partId = dispute?.assignmentId ?? props.offer.assignmentId
  const objector = props.petition.assignments.find(({ id }) => id === partId)?.organisation
  const objection = props.petition.timeline.findLast(({ kind, organisation }) => kind === 'objection' && organisation?.id === objector?.id)
  return (
    <ActForm<ObjectionDecision> {...props} initialValues={{ decidedBy: dispute ? undefined : 'sender' }} submitText="提交审核结果">
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
      {dispute ? (
        <>
          <p className="prose">{dispute.text}</p>
          <Form.Item name="decidedBy" label="由谁决定" extra="共同的上一级机关；没有的，由联席会议决定。" required>
            <Radio.Group className="choices" options={disputeArbiters.map((value) => ({ value, label: disputeDeciderLabels[value] }))} />
          </Form.Item>
          <Form.Item name="decisionNumber" label="决定文号" required>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="decidedOn" label="作出决定的日期" required>
            <Input type="date" />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="decidedBy" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="reason" label="审核理由" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}
