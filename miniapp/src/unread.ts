import { currentSession } from './api/client'
import { listNotices } from './api/notices'
import { createStore } from './store'

const store = createStore(() => 0)

/** How many notices were not read yet, as the bar shows it. */
export const useUnread = store.use
export const setUnread = store.set

/** A courtesy: without an answer the bar shows what it knew. */
export function refreshUnread() {
  if (!currentSession()) return setUnread(0)
  listNotices(undefined, 1).then(
    ({ unread }) => setUnread(unread),
    () => undefined,
  )
}
