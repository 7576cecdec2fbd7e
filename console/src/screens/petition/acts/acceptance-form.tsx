import type { Acceptance } from '@petition/shared/schemas/acts-of-unit'
import { routeLabels } from '@petition/shared/vocabulary/petition'
import { Checkbox, Form, Input, Radio } from 'antd'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { RemarkField } from './remark-field.tsx'

/** A route belongs only to appeals and requests (申诉求决); the unit's own choice decides. */
export function AcceptanceForm(props: ActProps) {
  const hasRoute = props.petition.class === 'appeal'
  const isFound = props.petition.assignments.find(({ id }) => id === props.offer.assignmentId)?.simple ?? false
  return (
    <ActForm<Acceptance> {...props} initialValues={hasRoute ? { route: 'petition', simple: isFound } : {}}>
      <p className="quiet">受理后系统会告知信访人，并开始计算办理期限。</p>
      {hasRoute && (
        <>
          <Form.Item name="route" label="办理途径" required>
            <Radio.Group
              className="choices"
              options={(['petition', 'duty'] as const).map((value) => ({ value, label: routeLabels[value] }))}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['route']}>
            {({ getFieldValue }) =>
              getFieldValue('route') === 'duty' && (
                <Form.Item
                  name="dutyReason"
                  label="为什么属于履行职责"
                  extra="履行职责不适用60日的办理期限，须由本单位另一人复核；复核之前按信访程序计算。信访人会看到理由，可以提出异议。"
                  rules={[{ required: true, message: '请写明为什么属于履行职责。' }]}
                >
                  <Input.TextArea rows={3} maxLength={1000} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item
            name="simple"
            valuePropName="checked"
            extra="事实清楚、责任明确的，按简易办理的期限受理、答复。多个单位、上级交办、集体联名、涉法涉诉的不适用。"
          >
            <Checkbox>适用简易办理</Checkbox>
          </Form.Item>
        </>
      )}
      <RemarkField />
    </ActForm>
  )
}
