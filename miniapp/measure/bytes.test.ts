import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../stories/chromium.ts'
import { type Doors, openDoors, phoneWidth } from '../../stories/doors.ts'
import { built, inKB, packagesOf, packedBytes, print } from './built.ts'

const most = { mainBytes: 600 * 1024, totalBytes: 1.5 * 1024 * 1024, firstLoadAboveFloorBytes: 60 * 1024 }

let doors: Doors
let browser: Browser
beforeAll(async () => {
  doors = await openDoors()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await doors?.close()
})

it('fits into the packages of WeChat', () => {
  const [ours, floor] = [packagesOf(built('weapp')), packagesOf(built('empty-weapp'))]
  print('mini-program', 'ours', 'empty app', 'at most')
  print('main package', inKB(ours.main), inKB(floor.main), inKB(most.mainBytes))
  print('all packages', inKB(ours.total), inKB(floor.total), inKB(most.totalBytes))
  for (const [root, sizeBytes] of Object.entries(ours.parts)) print(`  ${root}`, inKB(sizeBytes))
  expect(ours.main).toBeLessThanOrEqual(most.mainBytes)
  expect(ours.total).toBeLessThanOrEqual(most.totalBytes)
})

it('opens the portal with little more than an empty app needs', async () => {
  const page = await doors.open('/', phoneWidth)
  const seen = scriptsAndStyles(page)
  await page.reload()
  await page.getByRole('link', { name: '我要信访' }).waitFor()
  await page.waitForLoadState('networkidle')
  const ours = firstLoad(seen, 'h5', (url) => new URL(url).pathname)

  const floorPage = await browser.newPage()
  const floorSeen = scriptsAndStyles(floorPage)
  const { folder } = built('empty-h5')
  await floorPage.goto(pathToFileURL(join(folder, 'index.html')).href)
  await floorPage.getByText('空').waitFor()
  const floor = firstLoad(floorSeen, 'empty-h5', (url) => fileURLToPath(url).slice(folder.length))

  const allowed = floor.total + most.firstLoadAboveFloorBytes
  print('portal, packed', 'ours', 'empty app', 'at most')
  print('first load', inKB(ours.total), inKB(floor.total), inKB(allowed))
  for (const [path, sizeBytes] of ours.files) print(`  ${path}`, inKB(sizeBytes))
  expect(ours.total).toBeLessThanOrEqual(allowed)
})

it('sends the portal packed', async () => {
  const [script] = built('h5')
    .files.filter(({ path }) => path.endsWith('.js'))
    .sort((a, b) => b.sizeBytes - a.sizeBytes)
  const answer = await doors.house.app.inject({ url: `/${script?.path}`, headers: { 'accept-encoding': 'gzip, br' } })
  expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
  expect(answer.rawPayload.length).toBeLessThan((script?.sizeBytes ?? 0) / 3)
})

function scriptsAndStyles(page: Page) {
  const seen = new Set<string>()
  page.on('request', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType())) seen.add(request.url())
  })
  return seen
}

function firstLoad(urls: Set<string>, name: 'h5' | 'empty-h5', pathOf: (url: string) => string) {
  const { folder } = built(name)
  const files = [...urls]
    .map((url): [string, number] => [pathOf(url), packedBytes(readFileSync(join(folder, pathOf(url))))])
    .sort(([, a], [, b]) => b - a)
  return { files, total: files.reduce((sum, [, sizeBytes]) => sum + sizeBytes, 0) }
}
