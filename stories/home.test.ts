import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileAs } from '../server/test/steps.ts'
import { type Doors, deskWidth, openDoors, openPortal, phoneWidth } from './doors.ts'
import { takePicture } from './pictures.ts'

const phone = '13956100071'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
  await fileAs(await doors.house.residentBySms(phone))
  await doors.moveTo('2026-11-24T09:05:00+08:00')
})
afterAll(() => doors?.close())

it('leads to everything that is open to all, each by one tap', async () => {
  const page = await doors.open('/', phoneWidth)
  for (const [link, title] of [
    ['凭编号查询', '查询进度'],
    ['该走哪条路', '走哪条路最快'],
    ['办事指南', '办事指南'],
    ['接待场所', '信访接待场所'],
    ['公开的来信', '公开的来信'],
    ['数据公开', '数据公开'],
  ]) {
    await page.getByRole('link', { name: link }).click()
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await page.getByRole('button', { name: '返回' }).click()
  }
  expect(await page.getByRole('heading', { name: '正在办的' }).count()).toBe(0)
  await page.context().close()
})

it('shows who has signed in what is under way and by which day what comes next, in light, dark and large', async () => {
  const page = await openPortal(doors, '/#/pages/home/index', phone)
  const matter = page.getByRole('link', { name: '小区门口道路积水多年无人处理' })
  await matter.waitFor()
  expect(await matter.textContent()).toContain('2026年12月8日')
  await takePicture(page, 'portal-home-390')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'portal-home-dark-390')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: '长辈版' }).click()
  await takePicture(page, 'portal-home-elder-390')
  await page.getByRole('button', { name: '回到标准版' }).click()
  // The switch stands at the end; a picture begins at the top.
  await page.reload()
  await matter.waitFor()
  await takePicture(page, `portal-home-${deskWidth}`, { whole: false })
  await matter.click()
  await page.getByRole('heading', { name: '小区门口道路积水多年无人处理' }).waitFor()
  await page.context().close()
})
