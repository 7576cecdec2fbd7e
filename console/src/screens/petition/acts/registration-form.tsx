import type { Registration } from '@petition/shared/schemas/acts-of-bureau'
import {
  type PetitionClass,
  type Purpose,
  petitionClasses,
  petitionClassLabels,
  purposeLabels,
  purposes,
  receivedChannels,
  routeLabels,
  routes,
} from '@petition/shared/vocabulary/petition'
import { Alert, Form, Input, Radio, Select } from 'antd'
import { useCategories } from '../../../api/directory.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { RemarkField } from './remark-field.tsx'

const classOptions = petitionClasses.map((value) => ({ value, label: petitionClassLabels[value] }))
const purposeOptions = purposes.map((value) => ({ value, label: purposeLabels[value] }))
const routeOptions = routes.map((value) => ({ value, label: routeLabels[value] }))
const usualPurpose: Record<PetitionClass, Purpose> = { appeal: 'request', suggestion: 'opinion', accusation: 'accusation' }

export function RegistrationForm(props: ActProps) {
  const { petition } = props
  const categories = useCategories().data ?? []
  // What staff entered from paper is an appeal until a second person has read it, too.
  const isEntered = receivedChannels.some((one) => one === petition.channel)
  const usualClass = petition.sealed ? 'accusation' : petition.kind === 'suggestion' && !isEntered ? 'suggestion' : 'appeal'
  return (
    <ActForm<Registration>
      {...props}
      initialValues={{
        class: petition.class ?? usualClass,
        purpose: petition.purpose ?? usualPurpose[usualClass],
        categoryCode: petition.categoryCode,
      }}
    >
      <ClassField />
      <Form.Item name="purpose" label="信访目的" required>
        <Select options={purposeOptions} />
      </Form.Item>
      <Form.Item noStyle dependencies={['class']}>
        {({ getFieldValue }) => (
          <>
            {getFieldValue('class') === 'appeal' && (
              <Form.Item name="proposedRoute" label="建议途径（选填）">
                <Select options={routeOptions} allowClear />
              </Form.Item>
            )}
            {getFieldValue('class') === 'accusation' && !petition.sealed && (
              <Alert type="warning" showIcon title="登记为检举控告后，这件信访件立即密封，只有指定人员可见。" />
            )}
            {getFieldValue('class') !== 'appeal' && getFieldValue('class') !== usualClass && (
              <Form.Item
                name="classReason"
                label="为什么这样归类"
                extra="与信访人提交时的类别不同，须由另一人复核，复核之前不能转送。信访人会看到理由，可以提出异议。"
                rules={[{ required: true, message: '请写明为什么这样归类。' }]}
              >
                <Input.TextArea rows={3} maxLength={1000} />
              </Form.Item>
            )}
          </>
        )}
      </Form.Item>
      <Form.Item name="categoryCode" label="内容分类（选填）">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={categories.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="repeatOf"
        label="此前的信访件编号（重复信访时填写）"
        extra={petition.filedBefore?.number && `信访人填写的此前编号：${petition.filedBefore.number}，请核对是不是同一事项。`}
      >
        <Input maxLength={20} />
      </Form.Item>
      <RemarkField />
    </ActForm>
  )
}

/** The purpose goes with the class, unless it is chosen otherwise afterwards. */
function ClassField() {
  const form = Form.useFormInstance<Registration>()
  return (
    <Form.Item name="class" label="类别" extra="信访部门的分类是初步的，以责任单位的认定为准。" required>
      <Radio.Group
        options={classOptions}
        onChange={({ target }) => form.setFieldValue('purpose', usualPurpose[target.value as PetitionClass])}
      />
    </Form.Item>
  )
}
