import type { DeskNoticePage, DeskNoticeView, UnreadCount } from '@petition/shared/schemas/notice'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './http.ts'

const PAGE_SIZE = 50
const REFRESH_MS = 60_000
const key = ['desk-notices']

/** How many warnings and alarms nobody of this desk has read. */
export function useUnreadDeskNotices() {
  return useQuery({
    queryKey: [...key, 'unread'],
    queryFn: async ({ signal }) => (await call<DeskNoticePage>('GET', '/desk-notices?limit=1', { signal })).unread,
    refetchInterval: REFRESH_MS,
  })
}

/** What this desk is told, newest first, page after page. */
export function useDeskNoticePages(onlyUnread: boolean) {
  return useInfiniteQuery({
    queryKey: [...key, 'pages', onlyUnread],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE) })
      if (onlyUnread) query.set('only', 'unread')
      if (pageParam) query.set('cursor', pageParam)
      return call<DeskNoticePage>('GET', `/desk-notices?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  })
}

/** Read by one, read for the desk. */
export function useReadDeskNotice() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<DeskNoticeView>('POST', `/desk-notices/${id}/read`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  })
}

/** Marks everything up to the newest one in sight. */
export function useReadAllDeskNotices() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (until: string) => call<UnreadCount>('POST', '/desk-notices/read-all', { body: { until } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
  })
}
