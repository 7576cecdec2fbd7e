import { ReceivePetition } from '@petition/shared/schemas/received-petition'
import { channelLabels, petitionKindLabels, petitionKinds, receivedChannels } from '@petition/shared/vocabulary/petition'
import { Alert, Button, Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useRegions } from '../../api/directory.ts'
import { type FieldError, Problem } from '../../api/http.ts'
import { useReceivePetition } from '../../api/petitions.ts'
import { AttachmentField } from '../../components/attachment-field.tsx'
import { placeErrors, takeErrorsAway } from '../../components/field-errors.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { wallNow } from '../../components/wall-clock.ts'
import { newKey } from './new-key.ts'
import { ReceivedPanel } from './received-panel.tsx'
import { SignatoriesField } from './signatories-field.tsx'
import { toWire, type Values } from './to-wire.ts'

/** What came by letter, visit or phone is entered faithfully (第二十一条); who receives it first follows it to its end. */
export function ReceiveScreen() {
  const [form] = Form.useForm<Values>()
  const [key, setKey] = useState(newKey)
  const [strayErrors, setStrayErrors] = useState<string[]>([])
  const regions = useRegions().data ?? []
  const receive = useReceivePetition()

  function showErrors(errors: FieldError[]) {
    const placed = errors.map(({ path, message }) => ({ path: path[0] === 'requests' ? ['requests'] : path, message }))
    setStrayErrors(placeErrors(form, placed))
  }

  function submit(values: Values) {
    setStrayErrors([])
    const body = toWire(values)
    const parsed = ReceivePetition.safeParse(body)
    if (!parsed.success) return showErrors(parsed.error.issues.map(({ path, message }) => ({ path: path as FieldError['path'], message })))
    receive.mutate({ body, idempotencyKey: key }, { onError: (error) => error instanceof Problem && showErrors(error.errors) })
  }

  /** Whoever signs is one of the people, and so is the petitioner. */
  function countPeople({ signatories }: Partial<Values>, { peopleCount }: Values) {
    const known = (signatories?.length ?? 0) + 1
    if (signatories && (peopleCount ?? 1) < known) form.setFieldsValue({ peopleCount: known })
  }

  function enterNext() {
    form.resetFields()
    receive.reset()
    setKey(newKey())
  }

  if (receive.data) return <ReceivedPanel received={receive.data} onNext={enterNext} />
  return (
    <section className="panel" aria-labelledby="receive-title">
      <h1 id="receive-title">录入来信、来访、来电</h1>
      <Form
        form={form}
        layout="vertical"
        name="receive"
        className="act-form"
        initialValues={{ kind: 'petition', channel: 'letter', receivedOn: wallNow(), peopleCount: 1 }}
        onValuesChange={(changed, values) => {
          takeErrorsAway(form, changed)
          countPeople(changed, values)
        }}
        onFinish={submit}
      >
        <Form.Item name="channel" label="信访形式" required>
          <Radio.Group options={receivedChannels.map((value) => ({ value, label: channelLabels[value] }))} />
        </Form.Item>
        <Form.Item name="kind" label="事项" required>
          <Radio.Group options={petitionKinds.map((value) => ({ value, label: petitionKindLabels[value] }))} />
        </Form.Item>
        <Form.Item name="receivedOn" label="收到日期" extra="期限从这一天起算。" required>
          <DatePicker allowClear={false} minDate={wallNow().subtract(30, 'day')} maxDate={wallNow()} />
        </Form.Item>
        <Form.Item name="lateReason" label="补录原因（收到超过3日才录入时填写）">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name={['petitioner', 'name']} label="信访人姓名" extra="没有署名的，填“匿名”。" required>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['petitioner', 'phone']} label="联系电话（选填）">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name={['petitioner', 'address']} label="住址（选填）">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="title" label="标题" required>
          <Input maxLength={50} showCount />
        </Form.Item>
        <Form.Item name="body" label="情况说明" extra="口头反映的，如实记录。" required>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 20 }} maxLength={5000} showCount />
        </Form.Item>
        <Form.Item name="requests" label="诉求（每行一条，最多5条）">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="regionCode" label="发生地" required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={regions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
        <Form.Item name="peopleCount" label="涉及人数" required>
          <InputNumber min={1} max={100000} precision={0} />
        </Form.Item>
        <SignatoriesField />
        <Form.Item name="aboutConduct" valuePropName="checked">
          <Checkbox>反映他人的违纪违法问题（立即密封，只有指定人员可见）</Checkbox>
        </Form.Item>
        <Form.Item name="hideIdentity" valuePropName="checked">
          <Checkbox>信访人要求不让对方知道身份</Checkbox>
        </Form.Item>
        <AttachmentField name="attachments" />
        {receive.error && <ProblemAlert error={receive.error} />}
        {strayErrors.map((sentence) => (
          <Alert key={sentence} type="error" showIcon role="alert" title={sentence} />
        ))}
        <div>
          <Button type="primary" htmlType="submit" loading={receive.isPending}>
            录入
          </Button>
        </div>
      </Form>
    </section>
  )
}
