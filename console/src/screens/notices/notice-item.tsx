import type { DeskNoticeView } from '@petition/shared/schemas/notice'
import type { DeskNoticeKind } from '@petition/shared/vocabulary/notices'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { useReadDeskNotice } from '../../api/desk-notices.ts'
import { formatAt } from '../../components/days.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'

const colours: Partial<Record<DeskNoticeKind, string>> = {
  overdue: 'red',
  'refused-fulfilment': 'red',
  'idle-organisation': 'red',
  'no-reader': 'red',
  'nobody-left': 'red',
  'no-signer': 'red',
  'contested-fulfilment': 'red',
  'due-today': 'warning',
  urged: 'warning',
  'contested-mark': 'warning',
  'contested-route': 'warning',
  disputed: 'warning',
  'due-soon': 'warning',
}

/** One thing the desk is told; whoever follows it has read it. */
export function NoticeItem({ notice }: { notice: DeskNoticeView }) {
  const { id, kind, title, text, createdAt, readAt } = notice
  const read = useReadDeskNotice()
  const markRead = () => {
    if (readAt === null) read.mutate(id)
  }
  return (
    <li className="part">
      <div className="row">
        <Tag color={colours[kind] ?? 'blue'}>{title}</Tag>
        {readAt === null ? <strong>未读</strong> : <span className="quiet">已读</span>}
        <time className="quiet number small" dateTime={createdAt}>
          {formatAt(createdAt)}
        </time>
      </div>
      <p>{text}</p>
      <div className="row">
        <Target notice={notice} onFollow={markRead} />
        {readAt === null && (
          <Button size="small" loading={read.isPending} onClick={markRead} aria-label={`标为已读：${text}`}>
            标为已读
          </Button>
        )}
      </div>
      {read.error && <ProblemAlert error={read.error} />}
    </li>
  )
}

function Target({ notice: { petitionId, petitionNumber, organisation }, onFollow }: { notice: DeskNoticeView; onFollow: () => void }) {
  if (petitionId !== null)
    return (
      <Link to={`/petitions/${petitionId}`} onClick={onFollow}>
        打开信访件 {petitionNumber}
      </Link>
    )
  if (organisation === null) return null
  return (
    <Link to={`/organisations/${organisation.id}`} onClick={onFollow}>
      查看{organisation.name}
    </Link>
  )
}
