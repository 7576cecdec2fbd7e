import type { Publication } from '@petition/shared/schemas/acts-of-bureau'
import { Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { findTraces } from './personal-traces.ts'
import { publicationDraft } from './publication-draft.ts'
import { PublicationPreview } from './publication-preview.tsx'

type Values = Publication & { checked?: boolean }

const toHide = [
  '信访人、联名人和其他任何人的姓名，包括家人、邻居、经办人员',
  '电话号码、证件号码、银行卡号、车牌号、信访件编号',
  '住址、门牌号、房号，能认出一户人家的地点',
  '病情、家庭、收入、工作单位和职务等能拼出是谁的情况',
  '未公开的商业信息和其他人的隐私',
]

/** The letter and its answer, redacted by a person (个人信息保护法第二十五条), beside what everybody will read. */
export function PublicationForm(props: ActProps) {
  const { petition } = props
  const [isMissing, setMissing] = useState(false)
  return (
    <ActForm<Values>
      {...props}
      initialValues={publicationDraft(petition)}
      toBody={({ title, body, answer }) => ({ title, body, answer })}
      mayBeSent={({ checked }) => {
        setMissing(!checked)
        return checked === true
      }}
      submitText="公开"
    >
      <div className="publication">
        <div className="choices">
          <p>信访人已同意公开。下面是来信和答复的原文，请改写后公开；附件不公开。请隐去：</p>
          <ul className="accused">
            {toHide.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Written name="title" label="公开的标题" maxLength={50} minRows={1} />
          <Written name="body" label="公开的来信内容" maxLength={5000} minRows={8} />
          <Written name="answer" label="公开的答复内容" maxLength={10000} minRows={8} />
          <Form.Item
            name="checked"
            valuePropName="checked"
            {...(isMissing && { validateStatus: 'error' as const, help: '请逐项核对后勾选。' })}
          >
            <Checkbox>我已逐项核对，没有能认出个人的内容</Checkbox>
          </Form.Item>
        </div>
        <PublicationPreview petition={petition} />
      </div>
    </ActForm>
  )
}

function Written({ name, label, maxLength, minRows }: { name: keyof Publication; label: string; maxLength: number; minRows: number }) {
  const text = Form.useWatch<string | undefined>(name) ?? ''
  const traces = findTraces(text)
  const found = [...new Set(traces.map(({ kind, from, to }) => `${kind}“${text.slice(from, to)}”`))]
  return (
    <Form.Item
      name={name}
      label={label}
      required
      extra={
        found.length > 0 && (
          <span role="status" className="traces">
            请看是不是要隐去：{found.join('、')}
          </span>
        )
      }
    >
      <Input.TextArea autoSize={{ minRows, maxRows: 24 }} maxLength={maxLength} showCount />
    </Form.Item>
  )
}
