import type { PetitionView } from '@petition/shared/schemas/petition'
import { type TaskStatus, taskKindLabels, taskStatusLabels } from '@petition/shared/vocabulary/tasks'
import { Tag } from 'antd'
import { AttachmentList } from '../../components/attachment-list.tsx'
import { Due } from '../../components/due.tsx'
import { type Offer, offersOf } from './acts/offers.ts'
import { OfferButtons } from './offer-buttons.tsx'

interface TasksPanelProps {
  petition: PetitionView
  onOpen: (offer: Offer) => void
}

const deskLabels: Record<TaskStatus, string> = { ...taskStatusLabels, proved: '待信访人确认' }

/** What is owed after an answer: by whom, until when, with what proof. */
export function TasksPanel({ petition, onOpen }: TasksPanelProps) {
  if (petition.tasks.length === 0) return null
  const offers = offersOf(petition)
  return (
    <section className="panel" aria-labelledby="tasks-title">
      <h2 id="tasks-title">待落实和回访</h2>
      <ul className="plain-list">
        {petition.tasks.map((task) => (
          <li key={task.id} className="part">
            <div className="row">
              <strong>{taskKindLabels[task.kind]}</strong>
              <Tag color={isOwed(task) ? 'warning' : 'default'}>{deskLabels[task.status]}</Tag>
            </div>
            <div className="quiet small">
              {task.organisation.name}，{task.dueOn} 前 {isOwed(task) && <Due clock={{ plainOn: null, legalOn: task.dueOn }} />}
            </div>
            {task.requestId && <p className="prose">{petition.requests.find(({ id }) => id === task.requestId)?.text}</p>}
            {task.proof && <p className="prose answer">{task.proof}</p>}
            <AttachmentList attachments={task.attachments} />
            <OfferButtons offers={offers.filter(({ taskId }) => taskId === task.id)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const isOwed = ({ status }: PetitionView['tasks'][number]) => status === 'open' || status === 'contested' || status === 'refused'
