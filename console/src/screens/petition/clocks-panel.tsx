import type { ClockView } from '@petition/shared/schemas/clock'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { Tag } from 'antd'
import { Due } from '../../components/due.tsx'

const stateLabels: Record<ClockView['state'], string> = {
  running: '进行中',
  overdue: '已超期',
  met: '按期完成',
  late: '超期完成',
  cancelled: '已取消',
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
      <ul className="plain-list">
        {[...open, ...stopped].map((clock) => (
          <Clock
            key={`${clock.kind} ${clock.assignmentId} ${clock.startsOn}`}
            clock={clock}
            holder={clock.assignmentId && holders.get(clock.assignmentId)}
          />
        ))}
      </ul>
    </section>
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
        法定期限 {clock.legalOn}
        {clock.plainOn && clock.plainOn !== clock.legalOn && `，统计期限 ${clock.plainOn}`}
        {clock.provisional && <Tag color="warning">暂定</Tag>}
      </div>
      <details className="small">
        <summary>怎样算出来的</summary>
        <p className="quiet">
          {clock.basis}：自 {clock.startsOn} 的次日起 {clock.days} {clock.unit === 'working' ? '个工作日' : '日'}
        </p>
        <ol className="derivation">
          {clock.derivation.map((step) => (
            <li key={`${step.what} ${step.on} ${step.text}`}>
              {step.on && <span className="nowrap">{step.on} </span>}
              {step.text}
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}
