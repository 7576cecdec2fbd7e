import { petitionStatuses } from '@petition/shared/vocabulary/petition'
import { useSearchParams } from 'react-router'
import type { InboxFilters } from '../../api/petitions.ts'

const queues = ['mine', 'overdue', 'all'] as const

/** The filters live in the address, so that the way back from a petition finds them as they were. */
export function useInboxFilters(): [InboxFilters, (change: InboxFilters) => void] {
  const [params, setParams] = useSearchParams()
  const filters: InboxFilters = {
    queue: queues.find((queue) => queue === params.get('queue')) ?? 'mine',
    status: petitionStatuses.find((status) => status === params.get('status')),
    organisationId: params.get('organisationId') ?? undefined,
    q: params.get('q') ?? undefined,
    sort: params.get('sort') === 'newest' ? 'newest' : 'due',
  }
  function change(next: InboxFilters) {
    const entries = Object.entries({ ...filters, ...next }).filter((entry): entry is [string, string] => Boolean(entry[1]))
    setParams(new URLSearchParams(entries), { replace: true })
  }
  return [filters, change]
}
