import type { PetitionView } from '@petition/shared/schemas/petition'
import { proposalKindLabels, proposalStatusLabels } from '@petition/shared/vocabulary/petition'
import { Card } from '../../components/card'
import { Tag } from '../../components/tag'
import { formatWeekday } from '../../days'
import { Block, Heading } from '../../platform/elements'

/** What was asked for in this matter and is decided or waits to be: the petitioner answers, or contests a mark. */
export function Proposals({ view }: { view: PetitionView }) {
  if (view.proposals.length === 0) return null
  return (
    <Card title="调整和申请">
      {view.proposals.map((proposal) => (
        <Block key={proposal.id} className="point">
          <Heading level={3} className="point-title">
            {proposalKindLabels[proposal.kind]}
          </Heading>
          <Tag>{proposalStatusLabels[proposal.status]}</Tag>
          <Block className="item-line">{formatWeekday(proposal.proposedOn)}提出</Block>
          <Block className="step-text">{proposal.text}</Block>
          {proposal.kind === 'mark' && proposal.status === 'agreed' ? (
            <Block className="card-note">有标记的信访件不参与评价和统计。您认为不对的，可以提出异议。</Block>
          ) : null}
        </Block>
      ))}
    </Card>
  )
}
