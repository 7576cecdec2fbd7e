export function scrollToField(id: string) {
  const field = document.getElementById(id)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}

export function scrollToTop() {
  for (const page of document.querySelectorAll('.taro_page')) page.scrollTop = 0
  window.scrollTo(0, 0)
}

/** A new screen begins here: whoever uses the keyboard or listens goes on from its start. */
export function startAt(id: string) {
  scrollToTop()
  const start = document.getElementById(id)
  start?.setAttribute('tabindex', '-1')
  start?.focus({ preventScroll: true })
}
