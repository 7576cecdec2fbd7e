import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { proposalKindLabels, proposalStatusLabels } from '@petition/shared/vocabulary/proposals'
import { Card } from '../../components/card'
import { Row } from '../../components/row'
import { Tag } from '../../components/tag'
import { formatWeekday } from '../../days'
import { pageUrls } from '../../page-urls'
import { Block, Heading } from '../../platform/elements'

type Proposal = PetitionView['proposals'][number]

const contests: Act[] = ['mark-contest', 'route-contest']
const contestOf = ({ allowedActions }: Proposal) => contests.find((act) => allowedActions.includes(act))

/** What two of a body agreed on is in force; the petitioner was not asked. */
const isDecision = ({ kind }: Proposal) => !['rewording', 'recusal', 'extension'].includes(kind)
const statusOf = (one: Proposal) => (isDecision(one) && one.status === 'agreed' ? '已生效' : proposalStatusLabels[one.status])

/** What was asked for in this matter and is decided or waits to be; where the petitioner may contest it, the way stands beside it. */
export function Proposals({ view }: { view: PetitionView }) {
  if (view.proposals.length === 0) return null
  return (
    <Card title="决定和申请">
      {view.proposals.map((proposal) => (
        <Block key={proposal.id} className="point">
          <Heading level={3} className="point-title">
            {proposalKindLabels[proposal.kind]}
          </Heading>
          <Tag>{statusOf(proposal)}</Tag>
          <Block className="item-line">{formatWeekday(proposal.proposedOn)}提出</Block>
          <Block className="step-text">{proposal.text}</Block>
          {proposal.kind === 'mark' && proposal.status === 'agreed' ? (
            <Block className="card-note">有标记的信访件不参与评价和统计。</Block>
          ) : null}
          <Contest petitionId={view.id} proposal={proposal} />
        </Block>
      ))}
    </Card>
  )
}

function Contest({ petitionId, proposal }: { petitionId: string; proposal: Proposal }) {
  const act = contestOf(proposal)
  if (!act) return null
  return <Row to={pageUrls.act(petitionId, act, proposal.id)} title="不同意，提出异议" text="写明理由，由信访部门负责人审核" />
}
