import type { TimelineEntry } from '@petition/shared/schemas/petition'
import { Segmented } from 'antd'
import { useState } from 'react'
import { formatAt } from '../../components/days.ts'

const actorLabels = { petitioner: '信访人', staff: '工作人员', system: '系统' }

/** What happened, latest first; the talks with the petitioner can be read by themselves. */
export function HistoryPanel({ timeline }: { timeline: TimelineEntry[] }) {
  const [onlyContacts, setOnlyContacts] = useState(false)
  const contacts = timeline.filter(({ kind }) => kind === 'contact')
  const entries = (onlyContacts ? contacts : timeline).toReversed()
  return (
    <section className="panel" aria-labelledby="history-title">
      <div className="panel-head">
        <h2 id="history-title">办理过程</h2>
        {contacts.length > 0 && (
          <Segmented
            aria-label="显示范围"
            value={onlyContacts}
            onChange={setOnlyContacts}
            options={[
              { value: false, label: '全部' },
              { value: true, label: `联系记录（${contacts.length}）` },
            ]}
          />
        )}
      </div>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.sequence}>
            <time className="quiet nowrap number" dateTime={entry.at}>
              {formatAt(entry.at)}
            </time>
            <div>
              <div>
                <strong>{entry.label}</strong> <span className="quiet">{entry.organisation?.name ?? actorLabels[entry.by]}</span>
              </div>
              <p>{entry.summary}</p>
              {entry.text && <p className="prose answer">{entry.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
