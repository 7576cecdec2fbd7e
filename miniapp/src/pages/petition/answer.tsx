import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels } from '@petition/shared/vocabulary/petition'
import { solvedGradeLabels } from '@petition/shared/vocabulary/tasks'
import { Attachments } from '../../components/attachments'
import { Card } from '../../components/card'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { Row } from '../../components/row'
import { Tag } from '../../components/tag'
import { formatWeekday } from '../../days'
import { pageUrls } from '../../page-urls'
import { Block, Heading } from '../../platform/elements'

/** What was asked for, point by point with its answer and what that rests on, then the paper as a whole. */
export function Answer({ view }: { view: PetitionView }) {
  const reply = [...view.documents].reverse().find(({ kind }) => kind === 'reply')
  if (view.requests.length === 0 && !reply) return null
  return (
    <Card title={reply ? '单位的答复' : '您的诉求'}>
      {reply ? (
        <Block className="item-line">
          {reply.organisation.name}，{formatWeekday(reply.issuedOn)}作出
          {reply.deliveredOn ? `，${formatWeekday(reply.deliveredOn)}送达` : ''}
        </Block>
      ) : null}
      {view.requests.map((request) => (
        <Point key={request.id} request={request} />
      ))}
      {reply?.text ? (
        <Disclosure title="答复全文">
          <Block className="step-text">{reply.text}</Block>
        </Disclosure>
      ) : null}
      {reply && reply.attachments.length > 0 ? <Attachments items={reply.attachments} nameOf="答复附件" /> : null}
    </Card>
  )
}

function Point({ request }: { request: PetitionView['requests'][number] }) {
  const { outcome, answeredIn } = request
  return (
    <Block className="point">
      <Heading level={3} className="point-title">
        第{request.position}条：{request.text}
      </Heading>
      {outcome ? (
        <>
          <Tag>{outcomeLabels[outcome]}</Tag>
          <Facts
            rows={[
              ['答复', request.answer],
              ['依据', request.basis],
              ['您说的', request.solved && solvedGradeLabels[request.solved]],
            ]}
          />
        </>
      ) : (
        <Unanswered answeredIn={answeredIn} />
      )}
    </Block>
  )
}

/** What an earlier release kept tells nothing of another file. */
function Unanswered({ answeredIn }: { answeredIn: PetitionView['requests'][number]['answeredIn'] | undefined }) {
  if (!answeredIn) return <Block className="card-note">还没有答复</Block>
  const { id, number } = answeredIn
  if (!id) return <Block className="card-note">随信访件{number}一起答复</Block>
  return <Row to={pageUrls.petition(id)} title="随此前的信访件一起答复" text={number} />
}
