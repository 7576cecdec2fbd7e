import type { PetitionView } from '@petition/shared/schemas/petition'
import { Empty, Spin } from 'antd'
import { type MouseEvent, useState } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { Problem } from '../../api/http.ts'
import { usePetition } from '../../api/petitions.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { ActsPanel } from './acts/acts-panel.tsx'
import type { Offer } from './acts/offers.ts'
import { AssignmentsPanel } from './assignments-panel.tsx'
import { ClocksPanel } from './clocks-panel.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { Heading } from './heading.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { PetitionerPanel } from './petitioner-panel.tsx'
import { ProposalsPanel } from './proposals-panel.tsx'
import { RatingsPanel } from './ratings-panel.tsx'
import { ReplyDraftPanel } from './reply-draft-panel.tsx'
import { RequestsPanel } from './requests-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'

export function PetitionScreen() {
  const { id = '' } = useParams()
  const { data: petition, error, refetch } = usePetition(id)
  return (
    <div className="stack">
      <WayBack />
      {error && <Failure error={error} onRetry={() => refetch()} />}
      {petition ? <Petition key={id} petition={petition} /> : !error && <Spin className="waiting" description="正在打开…" />}
    </div>
  )
}

/** One step back keeps the inbox's filters and place; a petition opened by its address has no step behind it. */
function WayBack() {
  const navigate = useNavigate()
  const { key } = useLocation()
  function goBack(event: MouseEvent) {
    if (key === 'default') return
    event.preventDefault()
    navigate(-1)
  }
  return (
    <Link to="/" onClick={goBack} className="way-back">
      ← 返回收件箱
    </Link>
  )
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isHidden = error instanceof Problem && error.status === 404
  return isHidden ? <Empty description="没有找到这件信访件，或者它不由您的单位办理。" /> : <ProblemAlert error={error} onRetry={onRetry} />
}

function Petition({ petition }: { petition: PetitionView }) {
  const [open, setOpen] = useState<Offer>()
  return (
    <>
      <Heading petition={petition} />
      <div className={open ? 'petition petition-acting' : 'petition'}>
        <div className="stack petition-side">
          <ActsPanel petition={petition} open={open} onOpen={setOpen} />
          <TasksPanel petition={petition} onOpen={setOpen} />
          <ProposalsPanel petition={petition} onOpen={setOpen} />
          <PetitionerPanel petition={petition} />
          <ClocksPanel petition={petition} />
          <AssignmentsPanel assignments={petition.assignments} />
          <RatingsPanel petition={petition} />
        </div>
        <div className="stack petition-main">
          <ReplyDraftPanel petition={petition} />
          <FactsPanel petition={petition} />
          <RequestsPanel petition={petition} />
          <DocumentsPanel petition={petition} />
          <HistoryPanel timeline={petition.timeline} />
        </div>
      </div>
    </>
  )
}
