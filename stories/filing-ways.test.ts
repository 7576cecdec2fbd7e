import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileAs } from '../server/test/steps.ts'
import { coverOf } from './covered.ts'
import { type Doors, openDoors, openPortal, phoneWidth, textOf } from './doors.ts'
import { goToScreen, matter, next, ownPetitions, writeWhat, writeWhere, writeWho } from './filing.ts'
import { takePicture } from './pictures.ts'

const filing = '/#/pages/file/index?kind=petition'
const unpaid = { ...matter, title: '老板拖欠工资半年不给', body: '在建筑工地干了半年，老板拖欠工资两万元，多次讨要没有结果。' }

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it('hints at the lawful way where the words speak of one, shows it with an example, and lets the person file here all the same', async () => {
  const page = await doors.open(filing, phoneWidth)
  await page.getByRole('textbox', { name: '情况说明' }).fill(unpaid.body)
  await page.getByText('这类事情常走的法定途径').waitFor()
  await page.getByRole('button', { name: '看看怎么走更快' }).click()
  await page.getByText('举个例子（虚构）').first().waitFor()
  const shown = await textOf(page)
  for (const word of ['找谁', '怎么办', '结果：', '仍在这里提交']) expect(shown).toContain(word)
  await takePicture(page, 'portal-way-390')
  await page.getByRole('button', { name: '仍在这里提交' }).click()
  expect(await page.getByRole('textbox', { name: '情况说明' }).inputValue()).toBe(unpaid.body)
  await page.getByRole('textbox', { name: '标题' }).fill(unpaid.title)
  await next(page)
  await page.context().close()
})

it('finds the way by plain questions, without a word written', async () => {
  const page = await doors.open('/#/pages/file/way/index', phoneWidth)
  await page.getByRole('radio').first().check()
  await page.getByRole('group', { name: '最像您的情况的是？' }).getByRole('radio').first().check()
  await page.getByText('举个例子（虚构）').waitFor()
  expect(await page.getByRole('button', { name: /^仍在这里提交/ }).count()).toBe(3)
  await page.context().close()
})

it("shows the person's own open matter on the same thing, and leads to supplementing it, never to somebody else's", async () => {
  const phone = '13956100051'
  const stranger = await doors.house.residentBySms('13956100052')
  await fileAs(stranger, { title: matter.title, body: matter.body })
  const own = await fileAs(await doors.house.residentBySms(phone), { title: '小区东门外的路面积水', body: matter.body })
  await doors.moveTo('2026-11-23T09:05:00+08:00')
  const page = await openPortal(doors, filing, phone)
  await writeWhat(page, matter)
  await writeWhere(page, matter)
  await writeWho(page, matter, phone)
  await goToScreen(page, '核对并提交')
  await page.getByText('您有相近的事正在办理').waitFor()
  expect(await page.getByRole('button', { name: /^补充到/ }).count()).toBe(1)
  const goOn = page.getByRole('button', { name: '不是同一件，继续提交' })
  await page.setViewportSize({ width: phoneWidth, height: 500 })
  expect(await coverOf(goOn), 'what is in front of the way on, on a low phone').toEqual([])
  await page.setViewportSize({ width: phoneWidth, height: 844 })
  await takePicture(page, 'portal-file-similar-390')
  await page.getByRole('button', { name: `补充到那件：${own.title}` }).click()
  await page.waitForURL(/pages\/act\/index\?id=/)
  await page.getByRole('heading', { name: '补充材料', level: 1 }).waitFor()
  expect(page.url()).toContain(own.id)
  await page.getByRole('heading', { name: '补充材料' }).waitFor()
  await page.goBack()
  await page.getByRole('button', { name: '不是同一件，继续提交' }).click()
  await page.getByRole('heading', { name: /^请核对/ }).waitFor()
  expect(await ownPetitions(page)).toHaveLength(1)
  await page.context().close()
})

it('leaves out what a suggestion is not asked for', async () => {
  const page = await doors.open('/#/pages/file/index?kind=suggestion', phoneWidth)
  await page.getByText('第1步，共7步').waitFor()
  await page.context().close()
})

it('reads well in the dark and in large letters', async () => {
  const page = await doors.open(filing, phoneWidth)
  await page.emulateMedia({ colorScheme: 'dark' })
  await writeWhat(page, matter)
  await takePicture(page, 'portal-file-points-dark-390')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => localStorage.setItem('settings', JSON.stringify({ data: { elder: true, scale: null } })))
  await page.reload()
  await goToScreen(page, '您的诉求')
  await takePicture(page, 'portal-file-points-elder-390')
  await noSidewaysScroll(page)
  await next(page)
  await writeWhere(page, matter)
  await goToScreen(page, '是否涉及违纪违法')
  await takePicture(page, 'portal-file-conduct-elder-390')
  await noSidewaysScroll(page)
  await page.context().close()
})

async function noSidewaysScroll(page: Page): Promise<void> {
  const [wide, seen] = await page
    .locator('.taro_page')
    .last()
    .evaluate((shown) => [shown.scrollWidth, shown.clientWidth])
  expect(wide).toBeLessThanOrEqual(seen ?? 0)
}
