import { Checkbox, Form } from 'antd'
import { useOrganisations } from '../../../api/directory.ts'
import { useDesk } from '../../../api/session.ts'
import { OrganisationSelect } from '../../../components/organisation-select.tsx'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { RemarkField } from './remark-field.tsx'

interface TransferValues {
  lead?: string
  assist?: string[]
  simple?: boolean
  remark?: string
}

const departure = '所选单位与按干部管理权限建议的不同，请写明理由；理由只有工作人员能看到。'

export function TransferForm(props: ActProps) {
  // Under an assisting body all assist.
  const isAssist = props.petition.assignments.find(({ id }) => id === props.offer.assignmentId)?.role === 'assist'
  // Who received it first and is no bureau may handle it itself.
  const { person } = useDesk()
  const isUnit = person?.roles.includes('unit-clerk') ?? false
  const receivedIt = isUnit && props.offer.assignmentId === undefined
  const { suggestedReceivers, sealed } = props.petition
  const isElsewhere = (id: string) => id !== person?.organisation.id && !suggestedReceivers.some((one) => one.id === id)
  const maySimple = props.petition.class === 'appeal' && !sealed && props.offer.assignmentId === undefined
  return (
    <ActForm<TransferValues>
      {...props}
      initialValues={{}}
      toBody={({ lead, assist = [], simple, remark }) => ({
        assignments: [
          ...(lead ? [{ organisationId: lead, role: 'lead' }] : []),
          ...assist.map((organisationId) => ({ organisationId, role: 'assist' })),
        ],
        ...(simple && { simple }),
        remark,
      })}
      fieldOf={(path) => (path[0] === 'assignments' ? [isAssist || Number(path[1] ?? 0) > 0 ? 'assist' : 'lead'] : path)}
    >
      {suggestedReceivers.length > 0 && (
        <p className="quiet">按干部管理权限，可考虑：{suggestedReceivers.map(({ name }) => name).join('、')}。请核对后选择。</p>
      )}
      {receivedIt && !sealed && <HandOver ownId={person?.organisation.id} />}
      {!isAssist && (
        <Form.Item name="lead" label="主办单位" rules={[{ required: true, message: '请选择主办单位。' }]}>
          <OrganisationSelect placeholder="输入单位名称查找" includesOwn={receivedIt} />
        </Form.Item>
      )}
      <Form.Item name="assist" label={isAssist ? '协办单位（可选多个）' : '协办单位（选填，可选多个）'} required={isAssist}>
        <OrganisationSelect mode="multiple" placeholder="输入单位名称查找" />
      </Form.Item>
      {maySimple && (
        <Form.Item name="simple" valuePropName="checked" extra="事实清楚、责任明确，只转送一个责任单位的，该单位按简易办理的期限受理。">
          <Checkbox>建议简易办理</Checkbox>
        </Form.Item>
      )}
      <Form.Item noStyle dependencies={['lead', 'assist']}>
        {({ getFieldValue }) => {
          const chosen: string[] = [getFieldValue('lead') ?? [], getFieldValue('assist') ?? []].flat()
          const needsReason = sealed && chosen.some(isElsewhere)
          return <RemarkField reasonFor={needsReason ? departure : undefined} />
        }}
      </Form.Item>
    </ActForm>
  )
}

/** 第二十三条: what a unit received directly and is not its own goes to the bureau of its territory; it is never refused. */
function HandOver({ ownId }: { ownId: string | undefined }) {
  const organisations = useOrganisations().data ?? []
  const own = organisations.find(({ id }) => id === ownId)
  const bureau = organisations.find(({ id, kind }) => id === own?.parentId && kind === 'bureau')
  if (!bureau) return null
  return <p className="quiet">由本单位办理的，请选择本单位；不属于本单位职权，也不属于本系统下级单位的，请转给{bureau.name}。</p>
}
