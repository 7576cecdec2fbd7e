import { useQueryClient } from '@tanstack/react-query'
import type { Offer } from './offers.ts'

/**
 * What was typed and not yet sent, while this page lives. It is kept in the query cache, never on disk,
 * so that signing out or another person's sign-in clears it with everything else.
 */
export function useDraft<Values>(petitionId: string, { act, assignmentId }: Offer) {
  const queryClient = useQueryClient()
  const key = ['draft', petitionId, act, assignmentId ?? null]
  return {
    read: () => queryClient.getQueryData<Values>(key),
    write: (values: Values) => queryClient.setQueryData(key, values),
    discard: () => queryClient.removeQueries({ queryKey: key }),
  }
}
