import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { barriers } from '../../stories/barriers.ts'
import { launchChromium } from '../../stories/chromium.ts'
import { built } from './built.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${pathToFileURL(join(built('gallery-h5').folder, 'index.html')).href}#/pages/gallery/index`)
  await page.getByRole('heading', { name: '组件', level: 1 }).waitFor()
})
afterAll(() => browser?.close())

it('keeps nobody from any component in any state, in light, in dark and in 长辈版', async () => {
  expect.soft(await barriers(page), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await barriers(page, 'color-contrast'), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('radio', { name: '长辈版' }).check()
  expect.soft(await barriers(page), '长辈版').toEqual([])
})

it('holds the keyboard inside what is asked in front of the page, and gives it back', async () => {
  const opener = page.getByRole('button', { name: '再问一次' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '确认撤回？' })
  await sheet.waitFor()
  expect(await barriers(page)).toEqual([])
  for (let tabs = 0; tabs < 8; tabs++) {
    await page.keyboard.press('Tab')
    const where = await page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
    expect(where).toBe(true)
  }
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  expect(await opener.evaluate((button) => button.matches(':focus'))).toBe(true)
})

it('says a short word to who cannot see it', async () => {
  await page.getByRole('button', { name: '一句话' }).click()
  await page.getByRole('status').filter({ hasText: '已复制' }).waitFor()
})
