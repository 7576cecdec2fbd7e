import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels } from '@petition/shared/vocabulary/petition'
import { solvedGradeLabels } from '@petition/shared/vocabulary/tasks'
import { Tag } from 'antd'
import { Link } from 'react-router'

/** The points asked for, each with its answer once there is one. */
export function RequestsPanel({ petition }: { petition: PetitionView }) {
  if (petition.requests.length === 0) return null
  return (
    <section className="panel" aria-labelledby="requests-title">
      <h2 id="requests-title">诉求</h2>
      <ol className="requests">
        {petition.requests.map((request) => (
          <li key={request.id}>
            <p className="prose">{request.text}</p>
            {request.outcome && (
              <div className="answer">
                <Tag>{outcomeLabels[request.outcome]}</Tag>
                {request.solved && <Tag color="blue">信访人评价：{solvedGradeLabels[request.solved]}</Tag>}
                <p className="prose">{request.answer}</p>
                <p className="prose quiet">依据：{request.basis}</p>
              </div>
            )}
            {request.answeredIn && <AnsweredIn {...request.answeredIn} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function AnsweredIn({ id, number }: { id: string | null; number: string }) {
  return <p className="quiet">随信访件{id ? <Link to={`/petitions/${id}`}>{number}</Link> : number}一起答复。</p>
}
