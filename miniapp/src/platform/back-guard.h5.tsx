import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { BackGuardProps } from './element-props'
import { interceptGoingBack } from './going-back.h5'

const hasGuard = (state: unknown) => (state as { guard?: true } | null)?.guard === true
const push = () => window.history.pushState({ ...window.history.state, guard: true }, '')

let dropped: (() => void) | undefined

/** One entry more in the browser's history: going back takes it away and leads one step back instead of leaving the page. */
export function BackGuard({ active, onBack }: BackGuardProps) {
  const now = useRef({ active, onBack })
  now.current = { active, onBack }

  useEffect(() => {
    if (active && !hasGuard(window.history.state)) push()
  }, [active])

  useEffect(() => {
    const { hash } = window.location
    const [route = ''] = hash.slice(1).split('?')
    interceptGoingBack((state) => {
      // Of the page on top, and not of one that is being left for this one.
      const isHere = window.location.hash === hash && Taro.getCurrentInstance().page?.path?.startsWith(route)
      if (hasGuard(state) || !isHere) return false
      if (dropped) dropped()
      else if (now.current.active) goOneStepBack()
      else window.history.back()
      return true
    })
    return () => interceptGoingBack(undefined)
  }, [])

  function goOneStepBack() {
    push()
    now.current.onBack()
  }
  return null
}

/** Before the page is left for good, so that nothing of it stays in the history. */
export function dropBackGuard(): Promise<void> {
  if (!hasGuard(window.history.state)) return Promise.resolve()
  return new Promise((resolve) => {
    dropped = () => {
      dropped = undefined
      resolve()
    }
    window.history.back()
  })
}
