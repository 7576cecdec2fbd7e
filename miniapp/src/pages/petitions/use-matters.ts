import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../../api/client'
import { listPetitions } from '../../api/petitions'
import { useKept } from '../../kept/use-kept'

const idsOf = ({ items }: PetitionPage) => items.map(({ id }) => id).join()

/** My matters by pages. What was loaded further down stays when the first page comes anew and still begins the same list. */
export function useMatters(status: PetitionStatus | '') {
  const first = useKept(
    `matters ${status}`,
    () => listPetitions({ status: status || undefined }),
    () => true,
  )
  const [more, setMore] = useState<PetitionPage[]>([])
  const [moreProblem, setMoreProblem] = useState<Problem>()
  const loading = useRef(false)
  const [loadingMore, setLoadingMore] = useState(false)
  const begun = useRef('')

  const { data } = first
  useEffect(() => {
    if (!data) return
    if (idsOf(data) !== begun.current) setMore([])
    begun.current = idsOf(data)
  }, [data])

  const pages = data ? [data, ...more] : []
  const cursor = pages[pages.length - 1]?.nextCursor

  async function loadMore() {
    if (!cursor || loading.current || first.keptAt) return
    loading.current = true
    setLoadingMore(true)
    setMoreProblem(undefined)
    try {
      const next = await listPetitions({ status: status || undefined, cursor })
      setMore((old) => [...old, next])
    } catch (cause) {
      setMoreProblem(asProblem(cause))
    } finally {
      loading.current = false
      setLoadingMore(false)
    }
  }
  return {
    ...first,
    data: data ? pages : undefined,
    hasMore: Boolean(cursor),
    problem: first.problem ?? moreProblem,
    loadMore,
    loadingMore,
  }
}
