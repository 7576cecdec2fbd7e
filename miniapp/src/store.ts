import { useEffect, useState } from 'react'

/** One value that several pages show: whoever uses it is drawn again when it changes. */
export function createStore<Value>(first: () => Value) {
  const listeners = new Set<(value: Value) => void>()
  let held: { value: Value } | undefined

  function get(): Value {
    held ??= { value: first() }
    return held.value
  }
  function set(value: Value) {
    held = { value }
    for (const listener of listeners) listener(value)
  }
  function use(): Value {
    const [value, setValue] = useState(get)
    useEffect(() => {
      const listener = (next: Value) => setValue(() => next)
      listeners.add(listener)
      // Between the first drawing and this moment another page may have changed it.
      listener(get())
      return () => void listeners.delete(listener)
    }, [])
    return value
  }
  return { get, set, use }
}
