import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels, outcomesOfClass } from '@petition/shared/vocabulary/petition'
import { DatePicker, Form, Input, Radio } from 'antd'
import { AttachmentField, attachmentIdsOf, type UploadedFile } from '../../../components/attachment-field.tsx'
import { toDay, wallNow } from '../../../components/wall-clock.ts'
import { ActForm } from './act-form.tsx'
import type { ActProps } from './acts-panel.tsx'
import { countComplete, type PointValues } from './points.ts'

interface ReplyValues {
  points?: PointValues[]
  body?: string
  files?: UploadedFile[]
}

/** 《信访工作条例》第三十二条: every request gets its own opinion, with reasons and basis. */
export function ReplyForm(props: ActProps) {
  const { petition } = props
  return (
    <ActForm<ReplyValues>
      {...props}
      initialValues={{}}
      toBody={({ points = [], body, files = [] }) => ({
        body,
        points: petition.requests.map((request, index) => ({ requestId: request.id, ...toPoint(points[index]) })),
        attachmentIds: attachmentIdsOf(files),
      })}
      fieldOf={(path) => (path[0] === 'attachmentIds' ? ['files'] : path)}
      submitText="提交答复"
    >
      <Completeness total={petition.requests.length} />
      {petition.requests.map((request, index) => (
        <Point key={request.id} petition={petition} index={index} />
      ))}
      <Form.Item name="body" label="答复正文" extra="写明调查的事实、处理意见和救济途径，信访人会看到全文。" required>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={10000} showCount />
      </Form.Item>
      <AttachmentField name="files" />
    </ActForm>
  )
}

/** A day to carry something out belongs to what is supported only. */
function toPoint({ fulfilOn, ...point }: PointValues = {}) {
  return { ...point, ...(point.outcome === 'supported' && fulfilOn && { fulfilOn: toDay(fulfilOn) }) }
}

function Completeness({ total }: { total: number }) {
  const points = Form.useWatch<PointValues[] | undefined>('points') ?? []
  if (total === 0) return null
  return (
    <p className="quiet" role="status">
      已填好 {countComplete(points)} 条，共 {total} 条诉求
    </p>
  )
}

function Point({ petition, index }: { petition: PetitionView; index: number }) {
  const options = outcomesOfClass[petition.class ?? 'appeal'].map((value) => ({ value, label: outcomeLabels[value] }))
  const outcome = Form.useWatch<PointValues['outcome']>(['points', index, 'outcome'])
  return (
    <fieldset className="point">
      <legend>诉求 {index + 1}</legend>
      <p className="prose">{petition.requests[index]?.text}</p>
      <Form.Item name={['points', index, 'outcome']} label="处理意见" required>
        <Radio.Group options={options} />
      </Form.Item>
      {outcome === 'supported' && (
        <Form.Item name={['points', index, 'fulfilOn']} label="何时落实（选填）" extra="不填的，按本市通常的期限落实。">
          <DatePicker minDate={wallNow().add(1, 'day')} />
        </Form.Item>
      )}
      <Form.Item name={['points', index, 'text']} label="答复内容" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name={['points', index, 'basis']} label="法律政策依据" required>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </fieldset>
  )
}
