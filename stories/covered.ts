import type { Locator, Page } from 'playwright-core'

/** What stands in front of something where it is now: the foot, the bar, a short word. */
export async function coverOf(it: Locator): Promise<string[]> {
  const box = await it.boundingBox()
  if (!box) throw new Error('it is not on the page')
  const covers: string[] = []
  for (const one of await it.page().locator('.footer, .tabs, .toast-shown').filter({ visible: true, hasNot: it }).all()) {
    const other = await one.boundingBox()
    const above = other && other.y < box.y + box.height && other.y + other.height > box.y
    if (above && other.x < box.x + box.width && other.x + other.width > box.x) covers.push((await one.getAttribute('class')) ?? '')
  }
  return covers
}

/** Lets the page say a short word that stays; what says it otherwise is gone after three seconds. Answers how to take it off. */
export async function sayFor(page: Page, words: string): Promise<() => Promise<void>> {
  const host = page.locator('.toast').last()
  await host.evaluate((element, text) => {
    const copy = element.cloneNode()
    copy.className = 'toast toast-shown said'
    copy.textContent = text
    element.after(copy)
  }, words)
  return () => page.locator('.said').evaluate((element) => element.remove())
}
