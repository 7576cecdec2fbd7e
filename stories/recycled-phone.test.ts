import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileAs } from '../server/test/steps.ts'
import { barriers } from './barriers.ts'
import { type Doors, openDoors, openPortal, phoneWidth, signInByPhone, textOf } from './doors.ts'
import { ownPetitions } from './filing.ts'
import { takePicture } from './pictures.ts'

const [ownersPhone, strangersPhone] = ['13956100301', '13956100302']
const title = '幸福小区门口道路积水多年无人处理'

let doors: Doors
let queryCode: string
beforeAll(async () => {
  doors = await openDoors()
  for (const phone of [ownersPhone, strangersPhone]) {
    const filed = await fileAs(await doors.house.residentBySms(phone), { title })
    if (phone === ownersPhone) queryCode = filed.queryCode ?? ''
  }
  await doors.moveTo('2027-03-01T09:00:00+08:00')
})
afterAll(() => doors?.close())

/** Signs in where the number has rested, and stands in front of the question. */
async function signInAfterLong(phone: string): Promise<Page> {
  const page = await doors.open('/#/pages/sign-in/index', phoneWidth)
  await signInByPhone(page, doors.house, phone)
  await page.getByRole('heading', { name: '确认以前的信访件', level: 1 }).waitFor()
  return page
}

it('asks whoever comes back after long, and shows what was theirs for the 查询码', async () => {
  const page = await signInAfterLong(ownersPhone)
  await page.getByText('这个手机号码以前提交过信访件').waitFor()
  expect(await barriers(page)).toEqual([])
  await takePicture(page, 'portal-earlier-390')
  await page.getByRole('button', { name: '以后再说' }).click()
  await page.getByRole('heading', { name: '淮北市信访服务' }).waitFor()
  await page.getByRole('link', { name: '我的信访' }).first().click()
  await page.getByText('您还没有提交过信访件').waitFor()
  expect(await textOf(page)).not.toContain(title)
  await page.getByRole('button', { name: '去确认是不是我的' }).click()
  await page.getByRole('textbox', { name: '查询码' }).fill('0000000000')
  await page.getByRole('button', { name: '确认是我提交的' }).click()
  await page.getByText('查询码与这个手机号名下的事项不符').waitFor()
  await page.getByRole('textbox', { name: '查询码' }).fill(queryCode.replace(/(.{5})/, '$1 '))
  await page.getByRole('button', { name: '确认是我提交的' }).click()
  await page.getByText(title).waitFor()
  expect(await page.getByRole('button', { name: '去确认是不是我的' }).count()).toBe(0)
  await page.context().close()
})

it('lets the new owner say that it is not theirs, asked twice, and never asks again', async () => {
  const page = await signInAfterLong(strangersPhone)
  await page.getByRole('button', { name: '不是我提交的' }).click()
  await page.getByRole('dialog').getByText('信访件不会删除').waitFor()
  await page.getByRole('button', { name: '确认不是我的' }).click()
  await page.getByRole('heading', { name: '淮北市信访服务' }).waitFor()
  expect(await ownPetitions(page)).toEqual([])
  await page.context().close()
  await doors.moveTo('2027-03-01T09:05:00+08:00')
  const again = await openPortal(doors, '/#/pages/petitions/index', strangersPhone)
  await again.getByText('您还没有提交过信访件').waitFor()
  expect(await again.getByRole('button', { name: '去确认是不是我的' }).count()).toBe(0)
  await again.context().close()
})
