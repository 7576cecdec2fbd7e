import type { OpenPetitioner, PetitionView } from '@petition/shared/schemas/petition'
import type { ListPetitions, PetitionPage } from '@petition/shared/schemas/petition-list'
import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

const PAGE_SIZE = 50
/** The signed addresses of photos live for 10 minutes. */
const REFRESH_MS = 8 * 60_000

export type InboxFilters = Pick<ListPetitions, 'queue' | 'status' | 'q' | 'sort' | 'organisationId'>

const pagesKey = ['petition-pages']
const petitionKey = (id: string) => ['petition', id]

/** The petitions of one's organisation, page after page by keyset. */
export function usePetitionPages(filters: InboxFilters) {
  return useInfiniteQuery({
    queryKey: [...pagesKey, filters],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) })
      for (const [name, value] of Object.entries({ ...filters, cursor: pageParam })) if (value) query.set(name, value)
      return call<PetitionPage>('GET', `/petitions?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  })
}

export function usePetition(id: string) {
  return useQuery({
    queryKey: petitionKey(id),
    queryFn: ({ signal }) => call<PetitionView>('GET', `/petitions/${id}`, { signal }),
    refetchInterval: REFRESH_MS,
  })
}

interface ActCall {
  act: Act
  body: unknown
  version: number
}

/** Performs one act; the new view replaces the old one at once. */
export function useAct(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ act, body, version }: ActCall) => call<PetitionView>('POST', `/petitions/${id}/${act}`, { body, version }),
    onSuccess: (petition) => {
      queryClient.setQueryData(petitionKey(id), petition)
      queryClient.invalidateQueries({ queryKey: pagesKey })
    },
  })
}

/** Opens what is masked. The answer is handed to the caller only and never cached: every opening is recorded with its reason. */
export function useOpenPetitioner(id: string) {
  return useMutation({
    mutationFn: (body: OpenPetitioner) => call<Petitioner>('POST', `/petitions/${id}/petitioner-opening`, { body }),
    gcTime: 0,
  })
}

/** Enters what came by letter, visit or phone. */
export function useReceivePetition() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: unknown; idempotencyKey: string }) =>
      call<ReceivedPetition>('POST', '/petitions/received', { body, idempotencyKey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: pagesKey }),
    // The 查询码 is shown once and kept nowhere.
    gcTime: 0,
  })
}
