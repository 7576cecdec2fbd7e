import type { Contact } from '@petition/shared/schemas/acts-of-unit'
import { contactChannelLabels, contactChannels } from '@petition/shared/vocabulary/petition'
import { Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { toInstant, wallNow } from '../../../components/wall-clock.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { InstantField } from './instant-field.tsx'

type ContactValues = Omit<Contact, 'at'> & { at?: Dayjs }

const channelOptions = contactChannels.map((value) => ({ value, label: contactChannelLabels[value] }))

export function ContactForm(props: ActProps) {
  return (
    <ActForm<ContactValues>
      {...props}
      initialValues={{ channel: 'phone', at: wallNow() }}
      toBody={({ at, ...rest }) => ({ ...rest, at: at && toInstant(at) })}
      submitText="保存联系记录"
    >
      <Form.Item name="channel" label="联系方式" required>
        <Select options={channelOptions} />
      </Form.Item>
      <InstantField name="at" label="联系时间" />
      <Form.Item name="summary" label="联系情况" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}
