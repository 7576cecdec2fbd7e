export function scrollToField(id: string) {
  const field = document.getElementById(id)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}

export function scrollToTop() {
  for (const page of document.querySelectorAll('.taro_page')) page.scrollTop = 0
  window.scrollTo(0, 0)
}
