import type { RecusalCandidates } from '@petition/shared/schemas/acts-of-unit'
import type { ColleagueList, ColleagueView, SetLeave } from '@petition/shared/schemas/colleague'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

const key = ['colleagues']

/** Who works in one's own organisation, and when they are away. */
export function useColleagues() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await call<ColleagueList>('GET', '/colleagues', { signal })).items,
  })
}

/** Sets a leave, or ends it with null. */
export function useSetLeave(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (leave: SetLeave | null) =>
      call<ColleagueView>(leave ? 'PUT' : 'DELETE', `/colleagues/${id}/leave`, leave ? { body: leave } : {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  })
}

/** Whom the decision on a recusal may keep away: of the body concerned, which may be another than one's own. */
export function useRecusalCandidates(petitionId: string, proposalId: string | undefined) {
  const query = proposalId ? `?proposalId=${proposalId}` : ''
  return useQuery({
    queryKey: ['recusal-candidates', petitionId, proposalId],
    queryFn: async ({ signal }) =>
      (await call<RecusalCandidates>('GET', `/petitions/${petitionId}/recusal-candidates${query}`, { signal })).items,
  })
}
