import type { ReactNode } from 'react'
import type { Problem } from '../api/client'
import { Block } from '../platform/elements'
import { ErrorState } from './error-state'
import { ProblemNotice } from './problem-notice'
import { Skeleton } from './skeleton'

interface Remote<Data> {
  data?: Data
  problem?: Problem
  reload: () => void
}

/** Shows what was loaded, that it is loading, or why it could not be; an old answer stays in sight when a new one fails. */
export function Remote<Data>({ of: { data, problem, reload }, children }: { of: Remote<Data>; children: (data: Data) => ReactNode }) {
  if (!data) return problem ? <ErrorState problem={problem} onRetry={reload} /> : <Skeleton />
  return (
    <Block>
      {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : null}
      {children(data)}
    </Block>
  )
}
