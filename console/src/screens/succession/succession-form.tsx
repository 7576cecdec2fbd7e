import { Succession } from '@petition/shared/schemas/organisation'
import { Button, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { type FieldError, Problem } from '../../api/http.ts'
import { useSuccessionPreview } from '../../api/succession.ts'
import { OrganisationSelect } from '../../components/organisation-select.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { fromDay, toDay, wallNow } from '../../components/wall-clock.ts'
import type { Draft } from './succession-screen.tsx'

interface Values {
  id?: string
  successorId?: string
  on?: Dayjs
  reason?: string
}

interface SuccessionFormProps {
  initial: { id?: string | undefined; successorId?: string; on?: string; reason?: string }
  /** Why the server refused what was confirmed. */
  problem: Error | null
  onAsk: (draft: Draft) => void
}

export function SuccessionForm({ initial, problem, onAsk }: SuccessionFormProps) {
  const [form] = Form.useForm<Values>()
  const closingId = Form.useWatch('id', form)
  const preview = useSuccessionPreview(closingId)

  function showErrors(errors: FieldError[]) {
    form.setFields(errors.map(({ path, message }) => ({ name: path as never, errors: [message] })))
  }

  function submit({ id, on, ...values }: Values) {
    if (!id) return showErrors([{ path: ['id'], message: '请选择要撤并的单位。' }])
    const parsed = Succession.safeParse({ ...values, on: on && toDay(on) })
    if (!parsed.success) return showErrors(parsed.error.issues.map(({ path, message }) => ({ path: path as FieldError['path'], message })))
    onAsk({ id, ...parsed.data })
  }

  return (
    <Form
      form={form}
      layout="vertical"
      name="succession"
      className="act-form"
      initialValues={{ ...initial, on: initial.on ? fromDay(initial.on) : wallNow() }}
      onFinish={submit}
    >
      <p className="quiet">
        单位分立、合并、撤销的，由继续行使其职权的单位承接（《信访工作条例》第二十四条）。没有办完的信访件全部转给承接单位，期限不变，并逐件告知信访人。办理后不能撤销。
      </p>
      <Form.Item
        name="id"
        label="撤并的单位"
        required
        extra={preview.data !== undefined && `现有 ${preview.data} 件没有办完，将全部转给承接单位。`}
      >
        <OrganisationSelect includesOwn />
      </Form.Item>
      {preview.error && <ProblemAlert error={preview.error} onRetry={() => preview.refetch()} />}
      <Form.Item name="successorId" label="承接单位" required>
        <OrganisationSelect includesOwn />
      </Form.Item>
      <Form.Item name="on" label="从哪一天起承接" required>
        <DatePicker allowClear={false} maxDate={wallNow()} />
      </Form.Item>
      <Form.Item name="reason" label="依据" extra="写明机构改革方案、编制文件等；信访人会看到。" required>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
      {problem && <ProblemAlert error={problem instanceof Problem && problem.errors[0] ? new Error(problem.errors[0].message) : problem} />}
      <div>
        <Button type="primary" htmlType="submit">
          下一步
        </Button>
      </div>
    </Form>
  )
}
