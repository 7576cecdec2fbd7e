import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFiling } from '../server/test/make.ts'
import { open, register } from '../server/test/steps.ts'
import { beginAct, fillIn, openMatter, sendForm } from './acting.ts'
import { type Doors, openDesk, openDoors, textOf } from './doors.ts'
import { takePicture } from './pictures.ts'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it('lets a clerk of the bureau enter a letter, and shows the code of each who signed it once', async () => {
  const page = await openDesk(doors, '340600-bureau-clerk')
  await page.getByRole('link', { name: '录入来信来访来电' }).click()
  await page.getByRole('button', { name: /录\s?入/ }).click()
  await page.getByText('标题至少写4个字。').or(page.getByText('请填写标题。')).first().waitFor()
  await page.getByLabel('信访人姓名').fill('匿名')
  await page.getByLabel('标题').fill('来信反映路灯不亮')
  await page.getByLabel('情况说明').fill('人民路东段的路灯已经三个月不亮，夜间出行不安全。')
  await page.getByLabel('诉求（每行一条，最多5条）').fill('修复人民路东段的路灯\n定期巡查')
  await page.getByLabel('发生地').fill('340603002')
  await page.keyboard.press('Enter')
  await sign(page, 1, { name: '赵六', phone: '', representative: true })
  await sign(page, 2, { name: '欧阳建国', phone: '12345' })
  await page.getByRole('button', { name: /录\s?入/ }).click()
  await page.getByText('联系电话不正确，请填写手机号码，或带区号的固定电话。').waitFor()
  // What was corrected meanwhile is not called wrong any more.
  expect(await page.getByText(/^请填写/).count()).toBe(0)
  await takePicture(page, 'console-receive-1440')
  await page.getByRole('group', { name: '第 2 位' }).getByLabel('电话（选填）').fill('139 1234 5678')
  await page.getByRole('button', { name: /录\s?入/ }).click()
  await page.getByText(/查询码：\d{10}/).waitFor()
  await seeOnlySlips(page, ['信访人', '赵六', '欧阳建国'])
  await page.getByRole('link', { name: '打开这件信访件' }).click()
  await page.getByText('淮北市信访局收到来信，已录入系统。').first().waitFor()
  // Two signed beside whoever wrote it.
  const facts = await textOf(page)
  for (const words of [/涉及人数\s+3 人/, /联名\s+2 人，代表：赵/]) expect(facts).toMatch(words)
  expect(await page.getByText(/查询码：\d{10}/).count()).toBe(0)
})

type Signed = { name: string; phone: string; representative?: boolean }

async function sign(page: Page, position: number, { name, phone, representative = false }: Signed) {
  await page.getByRole('button', { name: position === 1 ? '添加联名人' : '再加一位' }).click()
  const row = page.getByRole('group', { name: `第 ${position} 位` })
  await row.getByLabel(`第 ${position} 位姓名`).fill(name)
  await row.getByLabel('电话（选填）').fill(phone)
  if (representative) await row.getByLabel('是代表').check()
}

/** On paper there is a slip for each person, with one code on it, and nothing of the desk. */
async function seeOnlySlips(page: Page, names: string[]) {
  await page.emulateMedia({ media: 'print' })
  const slips = await page.locator('.slip').allInnerTexts()
  expect(slips.map((slip) => slip.match(/交给\s+(\S+)/)?.[1])).toEqual(names)
  expect(new Set(slips.flatMap((slip) => slip.match(/\d{4} \d{4} \d{2}/g) ?? [])).size).toBe(names.length)
  await takePicture(page, 'console-slips-794')
  for (const words of ['淮北市信访工作台', '已经录入', '录入下一件']) expect(await page.getByText(words).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
}

it('tells a unit that received a letter which is not its own to give it to the bureau of its territory', async () => {
  const housing = await doors.house.staff('unit-clerk', { organisationId: '340600-housing' })
  const letter = { ...makeFiling({ title: '学校门口没有红绿灯' }), channel: 'letter', receivedOn: '2026-11-23' }
  const petition = (await housing.post<{ id: string }>('/api/petitions/received', letter)).body
  await register(housing, petition)
  const page = await openDesk(doors, '340600-housing-clerk')
  await openMatter(page, petition)
  const form = await beginAct(page, '转送')
  await form.getByText('不属于本单位职权，也不属于本系统下级单位的，请转给淮北市信访局。').waitFor()
  const lead = form.getByRole('combobox', { name: '主办单位' })
  await lead.fill('淮北市信访局')
  await fillIn(form, { pick: { 主办单位: '淮北市信访局' } })
  await sendForm(page, form, '转送')
  expect((await open(housing, petition)).organisation.name).toBe('淮北市信访局')
})
