import { useRef, useState } from 'react'
import { asProblem, type Problem } from './client'

/** One sending at a time: what is pressed twice is sent once, and a failure loses nothing. */
export function useSending() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const running = useRef(false)

  async function run(step: () => Promise<void>) {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await step()
    } catch (cause) {
      setProblem(asProblem(cause))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  /** What is wrong with a field, by its path in the body. */
  const errorOf = (path: string) => problem?.fields.find((field) => field.path === path)?.message
  return { busy, problem: problem?.fields.length ? undefined : problem, wrong: problem?.fields, errorOf, run }
}
