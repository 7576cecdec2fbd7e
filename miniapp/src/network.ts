import { watchNetwork } from './platform/network'
import { createStore } from './store'

const store = createStore(() => {
  watchNetwork((online) => store.set(online))
  return true
})

/** Whether the phone has a network; that the service answers is another thing. */
export const useOnline = store.use
