import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

it('draws Chinese characters, each its own and none an empty box', async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 100 } })
  const pictures = new Set<string>()
  const samples = ['信', '访', '淮', '\u{e000}', '\u{e001}']
  for (const text of samples) {
    await page.setContent(`<body style="margin: 0; font: 64px sans-serif">${text}`)
    pictures.add((await page.screenshot()).toString('base64'))
  }
  // The two private characters have no glyph: they stand for what a missing font would draw, alike for every character.
  expect(pictures.size).toBe(4)
})

it('gives bold Chinese a weight of its own', async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 100 } })
  await page.setContent('<body style="margin: 0; font: 64px sans-serif"><p>信访')
  const regular = await page.screenshot()
  await page.setContent('<body style="margin: 0; font: 64px sans-serif"><p style="font-weight: bold">信访')
  expect((await page.screenshot()).equals(regular)).toBe(false)
})
