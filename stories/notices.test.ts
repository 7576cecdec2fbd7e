import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StaffMember } from '../server/test/people.ts'
import { act, fileAs, register, returning, transfer } from '../server/test/steps.ts'
import { type Doors, openDoors, openPortal, textOf } from './doors.ts'
import { takePicture } from './pictures.ts'

const phone = '13956100061'

let doors: Doors
let unit: StaffMember
let asked: Awaited<ReturnType<typeof fileAs>>
let page: Page
beforeAll(async () => {
  doors = await openDoors()
  const { house } = doors
  const resident = await house.residentBySms(phone)
  const bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  await fileAs(resident, { title: '建议增设路灯', kind: 'suggestion' })
  await doors.moveTo('2026-11-24T15:20:00+08:00')
  asked = await fileAs(resident, { title: '楼道墙皮脱落' })
  await register(bureau, asked)
  await transfer(bureau, asked, unit.organisationId)
  await act(unit, asked, 'acceptance', {})
  await act(unit, asked, 'supplement-request', { text: '请补充墙皮脱落处的照片' })
  page = await openPortal(doors, '/#/pages/notices/index', phone)
})
afterAll(() => doors?.close())

it('shows what came under its day, what is unread, and what it asks for', async () => {
  await page.getByRole('heading', { name: '今天' }).waitFor()
  expect(await page.getByRole('heading', { name: '昨天' }).count()).toBe(1)
  await page.getByText('5条未读', { exact: true }).waitFor()
  expect(await textOf(page)).toContain('会给您绑定的手机号码发短信')
  await takePicture(page, 'portal-notices-390')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'portal-notices-dark-390')
  await page.emulateMedia({ colorScheme: 'light' })
})

it('leads from the notice straight to what it asks for, and remembers that it was read', async () => {
  await page.getByRole('button', { name: /请您补充材料/ }).click()
  await page.getByRole('textbox', { name: '补充说明' }).waitFor()
  await page.goBack()
  await page.getByText('4条未读', { exact: true }).waitFor()
  await page.getByRole('button', { name: /您的信访事项已受理/ }).click()
  await page.getByRole('heading', { name: '楼道墙皮脱落' }).waitFor()
  await page.goBack()
  await page.getByText('3条未读', { exact: true }).waitFor()
})

it('marks everything read in one touch', async () => {
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByText('全部已读').waitFor()
  expect(await page.getByText('未读', { exact: true }).count()).toBe(0)
})

it('says what is going on when there is nothing, and what to do when it does not load', async () => {
  const empty = await openPortal(doors, '/#/pages/notices/index', '13956100062')
  await empty.getByText('还没有消息').waitFor()
  await empty.route('**/api/notices?*', (route) => route.abort())
  await empty.reload()
  await empty.getByText('网络不通').first().waitFor()
  await empty.unroute('**/api/notices?*')
  await empty.getByRole('button', { name: '重试' }).click()
  await empty.getByText('还没有消息').waitFor()
  await empty.context().close()
})
