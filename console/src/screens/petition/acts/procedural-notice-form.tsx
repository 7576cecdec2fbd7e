import type { ProceduralNotice } from '@petition/shared/schemas/acts-of-unit'
import { routeLabels } from '@petition/shared/vocabulary/petition'
import { Form, Input, Radio, Select } from 'antd'
import { useLawfulRoutes } from '../../../api/directory.ts'
import { useDesk } from '../../../api/session.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'

const legalRoutes = ['judicial', 'arbitration', 'party-appeal', 'administrative'] as const

export function ProceduralNoticeForm(props: ActProps) {
  return (
    <ActForm<ProceduralNotice> {...props} initialValues={{}} submitText="提交复核">
      <p className="quiet">
        事项应当通过其他法定途径处理时，告知信访人到哪里、按什么程序办理。本单位另一人复核同意后才发出，在此之前期限照常计算；信访人可以提出异议。
      </p>
      <CatalogueSelect />
      <Form.Item name="route" label="法定途径" required>
        <Radio.Group className="choices" options={legalRoutes.map((value) => ({ value, label: routeLabels[value] }))} />
      </Form.Item>
      <Form.Item name="procedure" label="办理程序" required>
        <Input maxLength={200} placeholder="例如：申请劳动争议仲裁" />
      </Form.Item>
      <Form.Item name="receivingBody" label="接收机关" required>
        <Input maxLength={100} placeholder="例如：淮北市劳动人事争议仲裁委员会" />
      </Form.Item>
      <Form.Item name="reason" label="理由和依据" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}

/** What one's own body has in the catalogue of lawful routes; a choice fills the form, which stays to be changed. */
function CatalogueSelect() {
  const form = Form.useFormInstance<ProceduralNotice>()
  const own = useDesk().person?.organisation.id ?? ''
  const entries = (useLawfulRoutes(own).data ?? []).filter(({ route }) => legalRoutes.some((one) => one === route))
  if (entries.length === 0) return null

  function fill(id: string) {
    const entry = entries.find((one) => one.id === id)
    if (entry)
      form.setFieldsValue({
        route: entry.route as ProceduralNotice['route'],
        procedure: entry.procedure,
        receivingBody: entry.receivingBody,
      })
  }

  return (
    <Form.Item label="从本单位的途径目录选用（可不选）" htmlFor="lawful-route">
      <Select
        id="lawful-route"
        onChange={fill}
        options={entries.map(({ id, matter, basis, example }) => ({ value: id, label: `${example ? '【示例】' : ''}${matter}：${basis}` }))}
      />
    </Form.Item>
  )
}
