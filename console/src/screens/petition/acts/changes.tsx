import type { PetitionView } from '@petition/shared/schemas/petition'
import { Alert, Button } from 'antd'
import { formatAt } from '../../../components/days.ts'

interface ChangesProps {
  read: PetitionView
  now: PetitionView
  onRetry: () => void
  onSeen: () => void
}

/** Somebody acted while one was writing: what they did stands here, and what was typed stays where it is. */
export function Changes({ read, now, onRetry, onSeen }: ChangesProps) {
  const lastRead = read.timeline.at(-1)?.sequence ?? 0
  const changes = now.timeline.filter(({ sequence }) => sequence > lastRead)
  const isLoaded = now.version !== read.version
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title="您填写的时候，这件信访件有了新进展"
      description={
        <div className="choices">
          {changes.length > 0 && (
            <ul className="accused">
              {changes.map(({ sequence, at, summary, text }) => (
                <li key={sequence}>
                  <span className="number quiet">{formatAt(at)}</span> {summary}
                  {text && <p className="prose quiet">{text}</p>}
                </li>
              ))}
            </ul>
          )}
          {isLoaded && changes.length === 0 && <p>新的进展不在您能看到的范围内，可能影响您现在能办的事项。</p>}
          <p>您填写的内容都还在。看过之后可以继续。</p>
        </div>
      }
      action={isLoaded ? <Button onClick={onSeen}>我看过了，继续填写</Button> : <Button onClick={onRetry}>载入最新情况</Button>}
    />
  )
}
