import type { PetitionView } from '@petition/shared/schemas/petition'
import { taskStatusLabels } from '@petition/shared/vocabulary/tasks'
import { Attachments } from '../../components/attachments'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { Tag } from '../../components/tag'
import { formatWeekday } from '../../days'
import { Block, Heading } from '../../platform/elements'

/** What was supported and is to be carried out: by whom, until when, and whether it was. */
export function Tasks({ view }: { view: PetitionView }) {
  if (view.tasks.length === 0) return null
  return (
    <Card title="落实情况">
      {view.tasks.map((task) => {
        const request = view.requests.find(({ id }) => id === task.requestId)
        return (
          <Block key={task.id} className="point">
            <Heading level={3} className="point-title">
              {request ? `第${request.position}条：${request.text}` : '需要落实的事项'}
            </Heading>
            <Tag>{taskStatusLabels[task.status]}</Tag>
            <Facts
              rows={[
                ['落实单位', task.organisation.name],
                ['落实期限', formatWeekday(task.dueOn)],
                ['单位说明', task.proof],
              ]}
            />
            {task.attachments.length > 0 ? <Attachments items={task.attachments} nameOf="落实材料" /> : null}
          </Block>
        )
      })}
    </Card>
  )
}
