import type { ClockView } from '@petition/shared/schemas/clock'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { Tag } from 'antd'
import { Due } from '../../components/due.tsx'

const stateLabels: Record<ClockView['state'], string> = {
  running: '进行中',
  overdue: '已超期',
  met: '按期完成',
  late: '超期结束',
  cancelled: '已取消',
  lapsed: '已届满',
}

/** Every period of the matter with the way it was computed. */
export function ClocksPanel({ petition }: { petition: PetitionView }) {
  if (petition.clocks.length === 0) return null
  const holders = new Map(petition.assignments.map(({ id, organisation }) => [id, organisation.name]))
  const open = petition.clocks.filter(isOpen)
  const stopped = petition.clocks.filter((clock) => !isOpen(clock))
  return (
    <section className="panel" aria-labelledby="clocks-title">
      <h2 id="clocks-title">期限</h2>
      <ClockList clocks={open} holders={holders} />
      {stopped.length > 0 && (
        <details>
          <summary>已结束的期限（{stopped.length}）</summary>
          <ClockList clocks={stopped} holders={holders} />
        </details>
      )}
    </section>
  )
}

function ClockList({ clocks, holders }: { clocks: ClockView[]; holders: Map<string, string> }) {
  return (
    <ul className="plain-list">
      {clocks.map((clock) => (
        <Clock
          key={`${clock.kind} ${clock.assignmentId} ${clock.startsOn}`}
          clock={clock}
          holder={clock.assignmentId && holders.get(clock.assignmentId)}
        />
      ))}
    </ul>
  )
}

function isOpen({ state }: ClockView): boolean {
  return state === 'running' || state === 'overdue'
}

function Clock({ clock, holder }: { clock: ClockView; holder: string | null | undefined }) {
  return (
    <li className="clock">
      <div className="clock-head">
        <strong>{clock.label}</strong>
        {isOpen(clock) ? <Due clock={clock} /> : <span className="quiet">{`${stateLabels[clock.state]} ${clock.stoppedOn ?? ''}`}</span>}
      </div>
      {holder && <div className="quiet small">{holder}</div>}
      <div className="small">
        截止 {clock.legalOn}
        {clock.plainOn && clock.plainOn !== clock.legalOn && `，统计按 ${clock.plainOn}`}
        {clock.provisional && <Tag color="warning">暂定</Tag>}
      </div>
      <details className="small">
        <summary>怎样算出来的</summary>
        <ol className="derivation">
          {clock.derivation.map((step) => (
            <li key={`${step.what} ${step.on} ${step.text}`}>{step.text}</li>
          ))}
        </ol>
      </details>
    </li>
  )
}
