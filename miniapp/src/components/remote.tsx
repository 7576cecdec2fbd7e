import type { ReactNode } from 'react'
import type { Problem } from '../api/client'
import { Block } from '../platform/elements'
import { ProblemNotice } from './problem-notice'

interface Remote<Data> {
  data?: Data
  problem?: Problem
  reload: () => void
}

/** Shows what was loaded, that it is loading, or why it could not be; an old answer stays in sight when a new one fails. */
export function Remote<Data>({ of: { data, problem, reload }, children }: { of: Remote<Data>; children: (data: Data) => ReactNode }) {
  return (
    <Block>
      {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : null}
      {data ? children(data) : null}
      {data || problem ? null : (
        <Block className="loading" live="status">
          正在加载…
        </Block>
      )}
    </Block>
  )
}
