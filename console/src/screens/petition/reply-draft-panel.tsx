import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels } from '@petition/shared/vocabulary/petition'
import { Tag } from 'antd'
import { AttachmentList } from '../../components/attachment-list.tsx'

/** A reply that waits for the leader's signature. */
export function ReplyDraftPanel({ petition: { replyDraft, requests } }: { petition: PetitionView }) {
  if (!replyDraft) return null
  return (
    <section className="panel" aria-labelledby="draft-title">
      <h2 id="draft-title">待签发的答复</h2>
      <p className="prose">{replyDraft.body}</p>
      <ol className="requests">
        {replyDraft.points.map((point) => (
          <li key={point.requestId}>
            <p className="prose">{requests.find(({ id }) => id === point.requestId)?.text}</p>
            <div className="answer">
              <Tag>{outcomeLabels[point.outcome]}</Tag>
              <p className="prose">{point.text}</p>
              <p className="prose quiet">依据：{point.basis}</p>
            </div>
          </li>
        ))}
      </ol>
      <AttachmentList attachments={replyDraft.attachments} />
    </section>
  )
}
