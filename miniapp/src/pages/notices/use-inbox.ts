import type { NoticePage, NoticeView } from '@petition/shared/schemas/notice'
import { useRef, useState } from 'react'
import { asProblem, type Problem } from '../../api/client'
import { listNotices, readAllNotices, readNotice } from '../../api/notices'
import { useRemote } from '../../api/use-remote'

const marked = (items: NoticeView[], isMeant: (notice: NoticeView) => boolean) => {
  const readAt = new Date().toISOString()
  return items.map((notice) => (isMeant(notice) && !notice.readAt ? { ...notice, readAt } : notice))
}

/** My notices by pages. What was loaded further down stays when the newest ones are asked for again. */
export function useInbox() {
  const first = useRemote(() => listNotices())
  const [more, setMore] = useState<NoticePage[]>([])
  const [moreProblem, setMoreProblem] = useState<Problem>()
  const loading = useRef(false)
  const [loadingMore, setLoadingMore] = useState(false)
  const { data } = first

  // A notice that came meanwhile pushes others out of the first page; they must stand once, whatever page brings them.
  const known = new Set(data?.items.map(({ id }) => id))
  const later = more.map((page) => page.items.filter(({ id }) => !known.has(id)))
  const cursor = (more[more.length - 1] ?? data)?.nextCursor

  async function loadMore() {
    if (!cursor || loading.current) return
    loading.current = true
    setLoadingMore(true)
    setMoreProblem(undefined)
    try {
      const next = await listNotices(cursor)
      setMore((old) => [...old, next])
    } catch (cause) {
      setMoreProblem(asProblem(cause))
    } finally {
      loading.current = false
      setLoadingMore(false)
    }
  }
  /** Shown at once, counted when it is stored; the mark is set again at the next opening when it was lost on the way. */
  function read(notice: NoticeView) {
    if (notice.readAt) return
    void readNotice(notice.id).then(first.reload, () => undefined)
    setMore((old) => old.map((page) => ({ ...page, items: marked(page.items, ({ id }) => id === notice.id) })))
  }
  async function readAll() {
    await readAllNotices(data?.items[0]?.createdAt ?? '')
    setMore((old) => old.map((page) => ({ ...page, items: marked(page.items, () => true) })))
    await first.reload()
  }
  return {
    data: data && { pages: [data.items, ...later], unread: data.unread },
    problem: first.problem ?? moreProblem,
    reload: first.reload,
    hasMore: Boolean(cursor),
    loadMore,
    loadingMore,
    read,
    readAll,
  }
}
