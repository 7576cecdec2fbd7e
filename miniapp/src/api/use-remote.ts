import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from './client'

/** Loads at once and whenever the page is shown again, keeps what it has meanwhile, and forgets answers that come too late. */
export function useRemote<Data>(load: () => Promise<Data>) {
  const [data, setData] = useState<Data>()
  const [problem, setProblem] = useState<Problem>()
  const latest = useRef(0)
  const loading = useRef(false)

  async function reload() {
    latest.current += 1
    const turn = latest.current
    loading.current = true
    setProblem(undefined)
    try {
      const loaded = await load()
      if (turn === latest.current) setData(loaded)
    } catch (cause) {
      if (turn === latest.current) setProblem(asProblem(cause))
    }
    if (turn === latest.current) loading.current = false
  }
  useEffect(() => {
    if (!loading.current) void reload()
  }, [])
  useDidShow(() => {
    if (!loading.current) void reload()
  })
  return { data, setData, problem, reload }
}

interface PageOf<Item> {
  items: Item[]
  nextCursor: string | null
}

/** A list by pages that are appended. */
export function useList<Item, Page extends PageOf<Item>>(loadPage: (cursor?: string) => Promise<Page>) {
  const { data, setData, problem, reload } = useRemote(() => loadPage())
  const [moreProblem, setMoreProblem] = useState<Problem>()
  const [loadingMore, setLoadingMore] = useState(false)

  async function loadMore() {
    if (!data?.nextCursor || loadingMore) return
    setLoadingMore(true)
    setMoreProblem(undefined)
    try {
      const next = await loadPage(data.nextCursor)
      setData({ ...next, items: [...data.items, ...next.items] })
    } catch (cause) {
      setMoreProblem(asProblem(cause))
    } finally {
      setLoadingMore(false)
    }
  }
  return { data, setData, problem: problem ?? moreProblem, reload, loadMore, loadingMore }
}
