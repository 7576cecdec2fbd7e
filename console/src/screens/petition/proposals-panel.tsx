import type { PetitionView } from '@petition/shared/schemas/petition'
import { proposalKindLabels, proposalStatusLabels } from '@petition/shared/vocabulary/proposals'
import { Tag } from 'antd'
import { type Offer, offersOf } from './acts/offers.ts'
import { OfferButtons } from './offer-buttons.tsx'

interface ProposalsPanelProps {
  petition: PetitionView
  onOpen: (offer: Offer) => void
}

/** What one asked for and another decides; what is decided is folded away, the latest first. */
export function ProposalsPanel({ petition, onOpen }: ProposalsPanelProps) {
  if (petition.proposals.length === 0) return null
  const open = petition.proposals.filter((one) => !isDecided(one))
  const decided = petition.proposals.filter(isDecided).toReversed()
  return (
    <section className="panel" aria-labelledby="proposals-title">
      <h2 id="proposals-title">申请和复核</h2>
      <Proposals proposals={open} petition={petition} onOpen={onOpen} />
      {decided.length > 0 && (
        <details>
          <summary>已决定的 {decided.length} 项</summary>
          <Proposals proposals={decided} petition={petition} onOpen={onOpen} />
        </details>
      )}
    </section>
  )
}

function Proposals({ proposals, petition, onOpen }: ProposalsPanelProps & { proposals: PetitionView['proposals'] }) {
  const offers = offersOf(petition)
  const holders = new Map(petition.assignments.map(({ id, organisation }) => [id, organisation.name]))
  if (proposals.length === 0) return null
  return (
    <ul className="plain-list">
      {proposals.map((proposal) => (
        <li key={proposal.id} className="part">
          <div className="row">
            <strong>{proposalKindLabels[proposal.kind]}</strong>
            <Tag color={isDecided(proposal) ? 'default' : 'warning'}>{proposalStatusLabels[proposal.status]}</Tag>
          </div>
          <div className="quiet small">
            {[proposal.assignmentId && holders.get(proposal.assignmentId), `${proposal.proposedOn} 提出`].filter(Boolean).join('，')}
          </div>
          {proposal.requestId && <Original requests={petition.requests} id={proposal.requestId} />}
          <p className="prose">{proposal.text}</p>
          <OfferButtons offers={offers.filter(({ proposalId }) => proposalId === proposal.id)} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
}

/** The point that is to be worded anew; once agreed, it is no longer among the points. */
function Original({ requests, id }: { requests: PetitionView['requests']; id: string }) {
  const request = requests.find((one) => one.id === id)
  return request ? <p className="prose quiet">原来的诉求：{request.text}</p> : null
}

const isDecided = ({ status }: PetitionView['proposals'][number]) => status !== 'open' && status !== 'contested'
