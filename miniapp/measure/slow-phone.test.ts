import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileAs } from '../../server/test/steps.ts'
import { type Doors, openDoors, openPortal, phoneWidth } from '../../stories/doors.ts'
import { print } from './built.ts'

const phone = '13956100081'
const slow = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false }

let doors: Doors
let petitionId: string
beforeAll(async () => {
  doors = await openDoors()
  petitionId = (await fileAs(await doors.house.residentBySms(phone))).id
  await doors.moveTo('2026-11-23T09:05:00+08:00')
})
afterAll(() => doors?.close())

it('opens on a slow phone with a bad network', async () => {
  print('slow phone (4× CPU, 1.6 Mbit/s)', 'took', 'wished')
  const visitor = await doors.open('/openapi.json', phoneWidth)
  await slowDown(visitor)
  const door = visitor.getByRole('link', { name: '我要信访' })
  await timed('home, nothing kept', '3 s', () => visitor.goto(new URL('/', visitor.url()).href), door)

  const page = await openPortal(doors, '/#/pages/home/index', phone)
  await page.getByRole('link', { name: '我要信访' }).waitFor()
  await slowDown(page)
  await timed('home, opened again', '3 s', () => page.reload(), page.getByRole('link', { name: '我要信访' }))
  await page.waitForLoadState('networkidle')
  await timed(
    'my petitions',
    '1 s',
    () => page.getByRole('link', { name: '我的信访' }).click(),
    page.getByRole('heading', { name: '我的信访', level: 1 }),
  )
  const petition = page.getByRole('link', { name: '小区门口道路积水' }).first()
  await timed('  their list', '1 s', async () => undefined, petition)
  await timed('a petition', '1 s', () => petition.click(), page.getByRole('heading', { name: '信访件' }))
  await timed('  its content', '1 s', async () => undefined, page.getByRole('heading', { name: '小区门口道路积水' }))
  await timed(
    'filing',
    '1 s',
    () => page.goto(new URL('/#/pages/file/index?kind=petition', page.url()).href),
    page.getByRole('heading', { name: '我要信访' }),
  )
  expect(page.url()).not.toContain(petitionId)
})

async function slowDown(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** A time says as much about the machine as about the app: it is printed, never asserted. */
async function timed(what: string, wished: string, act: () => Promise<unknown>, drawn: Locator) {
  const startedAt = performance.now()
  await act()
  await drawn.waitFor()
  print(what, `${((performance.now() - startedAt) / 1000).toFixed(2)} s`, wished)
}
