import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Doors, openDoors, phoneWidth } from './doors.ts'
import { matter, writeWhat } from './filing.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it('lets a person write whose network went away on the entrance', async () => {
  const page = await doors.open('/', phoneWidth)
  await page.getByRole('link', { name: '我要信访' }).waitFor()
  await comeToRest(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '我要信访' }).click()
  await writeWhat(page, matter)
  await page.context().close()
})

it('says so when a page does not come, and opens it with the next tap', async () => {
  const page = await doors.open('/', phoneWidth)
  const lookup = page.getByRole('link', { name: '凭编号查询' })
  await lookup.waitFor()
  await comeToRest(page)
  await page.context().setOffline(true)
  await lookup.click()
  await page.getByText('这一页没有打开。请检查网络，再点一次').waitFor()
  await page.context().setOffline(false)
  await lookup.click()
  await page.getByRole('heading', { name: '查询进度', level: 1 }).waitFor()
  await page.context().close()
})

it('shows the page of the address to whoever goes back before the next one has come', async () => {
  const page = await doors.open('/', phoneWidth)
  const lookup = page.getByRole('link', { name: '凭编号查询' })
  await lookup.waitFor()
  await comeToRest(page)
  const held = Promise.withResolvers<void>()
  await page.route(/\.(js|css)$/, async (route) => {
    await held.promise
    await route.continue()
  })
  const before = await partsOf(page)
  await Promise.all([page.waitForRequest(/\.js$/), lookup.click()])
  await page.goBack()
  held.resolve()
  await expect.poll(() => partsOf(page), { message: 'the page that was left' }).toBeGreaterThan(before)
  await page.waitForLoadState('networkidle')
  expect(new URL(page.url()).hash).toContain('pages/home')
  expect(await shownTitles(page)).toEqual(['淮北市信访服务'])
  await lookup.click()
  await page.getByRole('heading', { name: '查询进度', level: 1 }).waitFor()
  await page.goBack()
  await lookup.waitFor()
  expect(await shownTitles(page)).toEqual(['淮北市信访服务'])
  await page.context().close()
})

it('opens the entrance where a link leads nowhere', async () => {
  const page = await doors.open('/#/pages/nowhere/index', phoneWidth)
  await page.getByRole('link', { name: '我要信访' }).waitFor()
  await page.context().close()
})

/** Lets the page fetch what it fetches later, until the last answer has come. */
async function comeToRest(page: Page) {
  let asked = 0
  let answered = 0
  page.on('request', () => asked++)
  page.on('requestfinished', () => answered++)
  await page.clock.fastForward(6000)
  await expect.poll(() => asked > 0 && asked === answered, { timeout: 15_000, message: 'the pages of filing' }).toBe(true)
}

const shownTitles = (page: Page) => page.getByRole('heading', { level: 1 }).filter({ visible: true }).allTextContents()

/** How many parts of the app have come and been read. */
const partsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { webpackJsonp: object[] }).webpackJsonp.length)
