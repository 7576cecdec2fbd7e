/** Answers whether it has dealt with it. */
type Interceptor = (state: unknown) => boolean

let interceptor: Interceptor | undefined

/** Asked first when somebody goes back or forward. */
export function interceptGoingBack(next: Interceptor | undefined) {
  interceptor = next
}

// The router loads a page anew whenever the history moves; whoever listens first can keep it from that, so the app imports this before it starts.
window.addEventListener('popstate', (event) => {
  if (interceptor?.(event.state)) event.stopImmediatePropagation()
})
