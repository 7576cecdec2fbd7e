import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import type { Draft } from './succession-screen.tsx'

interface SuccessionDoneProps {
  draft: Draft
  moved: number
  nameOf: (id: string) => string
  onNext: () => void
}

export function SuccessionDone({ draft, moved, nameOf, onNext }: SuccessionDoneProps) {
  return (
    <div className="act-form">
      <Alert
        type="success"
        showIcon
        role="status"
        title={`${nameOf(draft.id)}的职权已由${nameOf(draft.successorId)}承接`}
        description={`转给承接单位 ${moved} 件，期限不变，已逐件告知信访人。承接单位不能接收的密封信访件，已退回转来的单位。`}
      />
      <div className="row">
        <Link to={`/organisations/${draft.successorId}`}>查看{nameOf(draft.successorId)}</Link>
        <Button onClick={onNext}>再办一个</Button>
      </div>
    </div>
  )
}
