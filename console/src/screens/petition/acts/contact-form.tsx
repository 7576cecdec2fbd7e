import type { Contact } from '@petition/shared/schemas/acts'
import { contactChannelLabels, contactChannels } from '@petition/shared/vocabulary/petition'
import { DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { formatAt } from '../../../components/days.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import 'dayjs/locale/zh-cn'

dayjs.locale('zh-cn')

type ContactValues = Omit<Contact, 'at'> & { at?: Dayjs }

const channelOptions = contactChannels.map((value) => ({ value, label: contactChannelLabels[value] }))

export function ContactForm(props: ActProps) {
  return (
    <ActForm<ContactValues>
      {...props}
      initialValues={{ channel: 'phone', at: dayjs(formatAt(new Date().toISOString())) }}
      // The picker shows the wall clock of Huaibei, whatever zone the computer is in.
      toBody={({ at, ...rest }) => ({ ...rest, at: at && `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00` })}
      submitText="保存联系记录"
    >
      <Form.Item name="channel" label="联系方式" required>
        <Select options={channelOptions} />
      </Form.Item>
      <Form.Item name="at" label="联系时间" required>
        <DatePicker showNow={false} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={dayjs().endOf('day')} />
      </Form.Item>
      <Form.Item name="summary" label="联系情况" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  )
}
