import type { Succession, SuccessionPreview, SuccessionResult } from '@petition/shared/schemas/organisation'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

/** How many open matters of a body would go to its successor now. */
export function useSuccessionPreview(id: string | undefined) {
  return useQuery({
    queryKey: ['succession', id],
    queryFn: async ({ signal }) => (await call<SuccessionPreview>('GET', `/organisations/${id}/succession`, { signal })).open,
    enabled: id !== undefined,
  })
}

/** Closes a body; everything of it goes on at its successor. */
export function useSucceed() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Succession & { id: string }) =>
      call<SuccessionResult>('POST', `/organisations/${id}/succession`, { body }),
    // Names, addresses and whom a body stands under have changed everywhere.
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
