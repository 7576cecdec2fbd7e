import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileAs } from '../../server/test/steps.ts'
import { launchChromium } from '../../stories/chromium.ts'
import { type Doors, openDoors, openPortal } from '../../stories/doors.ts'
import { print } from './built.ts'

const phone = '13956100082'
const port = 9333

let doors: Doors
let pages: Record<string, string>
let browser: Awaited<ReturnType<typeof launchChromium>>
beforeAll(async () => {
  doors = await openDoors()
  const { id } = await fileAs(await doors.house.residentBySms(phone))
  await doors.moveTo('2026-11-23T09:05:00+08:00')
  pages = {
    home: '/#/pages/home/index',
    filing: '/#/pages/file/index?kind=petition',
    petition: `/#/pages/petition/index?id=${id}`,
  }
  browser = await launchChromium([`--remote-debugging-port=${port}`])
})
afterAll(async () => {
  await browser?.close()
  await doors?.close()
})

it('is open to everybody in the eyes of Lighthouse', async () => {
  const portal = await openPortal(doors, '/#/pages/home/index', phone)
  const session = await portal.evaluate(() => localStorage.getItem('session'))
  // Lighthouse opens its pages in the browser's own window: the session has to lie there.
  const devtools = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = await devtools.contexts()[0]?.newPage()
  await page?.goto(portal.url())
  await page?.evaluate((kept) => localStorage.setItem('session', kept ?? ''), session)
  for (const [name, path] of Object.entries(pages)) {
    const answer = await lighthouse(new URL(path, portal.url()).href, {
      port,
      onlyCategories: ['accessibility'],
      disableStorageReset: true,
      logLevel: 'error',
    })
    const audits = Object.values(answer?.lhr.audits ?? {})
    const failed = audits.filter(({ score }) => score !== null && score < 1).map(({ id }) => id)
    print(`Lighthouse, ${name}`, `${(answer?.lhr.categories.accessibility?.score ?? 0) * 100}`, '100')
    expect.soft(failed, name).toEqual([])
    expect.soft(answer?.lhr.categories.accessibility?.score, name).toBe(1)
  }
  await devtools.close()
})
