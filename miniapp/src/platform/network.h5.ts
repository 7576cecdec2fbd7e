/** Tells now and at every change whether there is a network. */
export function watchNetwork(listener: (online: boolean) => void) {
  listener(navigator.onLine)
  window.addEventListener('online', () => listener(true))
  window.addEventListener('offline', () => listener(false))
}
