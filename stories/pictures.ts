import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const maxBytes = 200 * 1024

type Part = { whole?: boolean; from?: string }

/**
 * Keeps a picture for the docs, where there is none yet or, with SCREENSHOTS=1, anew: the whole page, or what the window shows of it,
 * from a heading on. The name ends in the width.
 */
export async function takePicture(page: Page, name: string, { from, whole = !from }: Part = {}): Promise<void> {
  const file = `${folder}${name}.png`
  if (existsSync(file) && process.env.SCREENSHOTS !== '1') return
  await page.waitForLoadState('networkidle')
  // A short word that passes by is no part of the page.
  await page.locator('.toast-shown').first().waitFor({ state: 'detached' })
  const seen = page.viewportSize() ?? { width: 0, height: 0 }
  const window = { ...seen, width: Number(name.match(/\d+$/)?.[0]) }
  await page.setViewportSize(window)
  if (from) await page.getByRole('heading', { name: from }).evaluate((heading) => heading.parentElement?.scrollIntoView())
  if (whole) await page.setViewportSize({ ...window, height: Math.max(await lengthOf(page), window.height) })
  const picture = await sharp(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
    .png({ palette: true })
    .toBuffer()
  await page.setViewportSize(seen)
  if (picture.length > maxBytes) throw new Error(`${name}.png has ${picture.length} bytes: more than a reader of the docs should load`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, picture)
}

/** The portal scrolls inside its page, which a picture of the full document does not see. */
function lengthOf(page: Page): Promise<number> {
  return page.locator('html, .taro_page').evaluateAll((boxes) => Math.max(...boxes.map((box) => box.scrollHeight)))
}
