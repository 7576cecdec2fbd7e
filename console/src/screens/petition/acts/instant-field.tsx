import { DatePicker, Form } from 'antd'
import { wallNow } from '../../../components/wall-clock.ts'

/** A time that has passed, as the clock on the wall showed it. */
export function InstantField({ name, label, extra }: { name: string; label: string; extra?: string | undefined }) {
  return (
    <Form.Item name={name} label={label} extra={extra} required>
      <DatePicker showNow={false} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={wallNow().endOf('day')} />
    </Form.Item>
  )
}
