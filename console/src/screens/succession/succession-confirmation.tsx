import { Alert, Button } from 'antd'
import { type useSucceed, useSuccessionPreview } from '../../api/succession.ts'
import { Facts } from '../../components/facts.tsx'
import type { Draft } from './succession-screen.tsx'

interface SuccessionConfirmationProps {
  draft: Draft
  nameOf: (id: string) => string
  succeed: ReturnType<typeof useSucceed>
  onBack: () => void
}

/** Asked once more, with everything that will happen in sight: there is no way back. */
export function SuccessionConfirmation({ draft, nameOf, succeed, onBack }: SuccessionConfirmationProps) {
  const open = useSuccessionPreview(draft.id).data
  return (
    <div className="act-form">
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={`确认由${nameOf(draft.successorId)}承接${nameOf(draft.id)}的职权吗？`}
        description={`${nameOf(draft.id)}将停用，${open === undefined ? '没有办完的信访件' : `没有办完的 ${open} 件信访件`}转给承接单位。办理后不能撤销。`}
      />
      <Facts
        items={[
          ['撤并的单位', nameOf(draft.id)],
          ['承接单位', nameOf(draft.successorId)],
          ['承接日期', draft.on],
          ['依据', draft.reason],
        ]}
      />
      <div className="row">
        <Button type="primary" danger loading={succeed.isPending} onClick={() => succeed.mutate(draft, { onError: onBack })}>
          确认承接
        </Button>
        <Button disabled={succeed.isPending} onClick={onBack}>
          返回修改
        </Button>
      </div>
    </div>
  )
}
