import { useQueryClient } from '@tanstack/react-query'
import { keyOf, type Offer } from './offers.ts'

/**
 * What was typed and not yet sent, while this page lives. It is kept in the query cache, never on disk,
 * so that signing out or another person's sign-in clears it with everything else.
 */
export function useDraft<Values>(petitionId: string, offer: Offer) {
  const queryClient = useQueryClient()
  const key = ['draft', petitionId, keyOf(offer)]
  return {
    read: () => queryClient.getQueryData<Values>(key),
    write: (values: Values) => queryClient.setQueryData(key, values),
    discard: () => queryClient.removeQueries({ queryKey: key }),
  }
}
