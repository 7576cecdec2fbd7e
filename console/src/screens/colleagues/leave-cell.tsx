import { type ColleagueView, SetLeave } from '@petition/shared/schemas/colleague'
import { Button, DatePicker, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSetLeave } from '../../api/colleagues.ts'
import { type FieldError, Problem } from '../../api/http.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { fromDay, toDay, wallNow } from '../../components/wall-clock.ts'

/** The leave of one colleague, and the way to change it for whoever may. */
export function LeaveCell({ colleague: { id, name, leave, maySetLeave } }: { colleague: ColleagueView }) {
  const [isOpen, setOpen] = useState(false)
  const setLeave = useSetLeave(id)
  return (
    <div className="choices">
      <div className="row">
        {leave ? (
          <span>
            {leave.fromOn} 至 {leave.untilOn}
            {leave.setBy && <span className="quiet">，由{leave.setBy}登记</span>}
          </span>
        ) : (
          <span className="quiet">没有登记</span>
        )}
        {maySetLeave && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)} aria-label={`${leave ? '修改' : '登记'}请假：${name}`}>
            {leave ? '修改请假' : '登记请假'}
          </Button>
        )}
        {maySetLeave && leave && (
          <Button
            size="small"
            loading={setLeave.isPending && setLeave.variables === null}
            onClick={() => setLeave.mutate(null)}
            aria-label={`取消请假：${name}`}
          >
            取消请假
          </Button>
        )}
      </div>
      {isOpen && <LeaveForm leave={leave} save={setLeave} onDone={() => setOpen(false)} />}
      {setLeave.error && !isOpen && <ProblemAlert error={setLeave.error} />}
    </div>
  )
}

interface LeaveFormProps {
  leave: ColleagueView['leave']
  save: ReturnType<typeof useSetLeave>
  onDone: () => void
}

function LeaveForm({ leave, save, onDone }: LeaveFormProps) {
  const [form] = Form.useForm<{ fromOn?: Dayjs; untilOn?: Dayjs }>()
  const showErrors = (errors: FieldError[]) =>
    form.setFields(errors.map(({ path, message }) => ({ name: path as never, errors: [message] })))

  function submit({ fromOn, untilOn }: { fromOn?: Dayjs; untilOn?: Dayjs }) {
    const parsed = SetLeave.safeParse({ fromOn: fromOn ? toDay(fromOn) : '', untilOn: untilOn ? toDay(untilOn) : '' })
    if (!parsed.success) {
      const isMissing = { fromOn: !fromOn, untilOn: !untilOn }
      return showErrors(
        parsed.error.issues.map(({ path, message }) => ({
          path: path as FieldError['path'],
          message: isMissing[path[0] as keyof typeof isMissing] ? '请选择日期。' : message,
        })),
      )
    }
    save.mutate(parsed.data, { onSuccess: onDone, onError: (error) => error instanceof Problem && showErrors(error.errors) })
  }

  return (
    <Form
      form={form}
      layout="vertical"
      className="act-form"
      initialValues={leave ? { fromOn: fromDay(leave.fromOn), untilOn: fromDay(leave.untilOn) } : {}}
      onFinish={submit}
    >
      <div className="row">
        <Form.Item name="fromOn" label="请假第一天" required>
          <DatePicker />
        </Form.Item>
        <Form.Item name="untilOn" label="请假最后一天" required>
          <DatePicker minDate={wallNow()} />
        </Form.Item>
      </div>
      {save.error && !(save.error instanceof Problem && save.error.errors.length > 0) && <ProblemAlert error={save.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        <Button onClick={onDone}>不改了</Button>
      </div>
    </Form>
  )
}
