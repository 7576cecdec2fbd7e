import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileAs } from '../server/test/steps.ts'
import { type Doors, deskWidth, openDesk, openDoors, openPortal, phoneWidth } from './doors.ts'
import { matter } from './filing.ts'

const phone = '13956100031'

let doors: Doors
let axe: string
let petitionId: string
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  doors = await openDoors()
  const { body, requests, title } = matter
  petitionId = (await fileAs(await doors.house.residentBySms(phone), { body, requests, title })).id
  // The next code for this phone is sent a minute later at the earliest.
  await doors.moveTo('2026-11-23T09:05:00+08:00')
})
afterAll(() => doors?.close())

describe('nothing keeps a person with a screen reader or weak eyes from', () => {
  it('entering the portal, looking up, signing in', async () => {
    const page = await doors.open('/', phoneWidth)
    expect(await barriers(page, page.getByRole('heading', { name: '淮北市信访服务' }))).toEqual([])
    await page.goto(new URL('/#/pages/lookup/index', page.url()).href)
    expect(await barriers(page, page.getByRole('textbox', { name: '查询码' }))).toEqual([])
    await page.goto(new URL('/#/pages/sign-in/index', page.url()).href)
    await page.getByRole('button', { name: '登录' }).click()
    expect(await barriers(page, page.getByRole('alert').first())).toEqual([])
    await page.context().close()
  })

  it('filing, also where something is wrong, and reading a petition and its notices', async () => {
    const page = await openPortal(doors, '/#/pages/file/index?kind=petition', phone)
    expect(await barriers(page, page.getByRole('textbox', { name: '标题' }))).toEqual([])
    await page.getByRole('button', { name: '下一步' }).click()
    expect(await barriers(page, page.getByRole('alert').first())).toEqual([])
    await page.goto(new URL(`/#/pages/petition/index?id=${petitionId}`, page.url()).href)
    await page.getByRole('button', { name: '查看：这个日期怎么算出来的' }).click()
    expect(await barriers(page, page.getByRole('heading', { name: '经过' }))).toEqual([])
    await page.goto(new URL('/#/pages/notices/index', page.url()).href)
    expect(await barriers(page, page.getByText('您的信访事项已收到'))).toEqual([])
    await page.context().close()
  })

  it('working at the desk', async () => {
    const door = await doors.open('/console/', deskWidth)
    expect(await barriers(door, door.getByLabel('用户名'))).toEqual([])
    await door.context().close()
    const desk = await openDesk(doors, '340600-bureau-clerk')
    expect(await barriers(desk, desk.getByRole('row', { name: matter.title }))).toEqual([])
    await desk.getByRole('link', { name: matter.title }).click()
    expect(await barriers(desk, desk.getByRole('heading', { name: '办理过程' }))).toEqual([])
    await desk.getByRole('button', { name: /^登\s?记$/ }).click()
    expect(await barriers(desk, desk.getByText('类别', { exact: true }))).toEqual([])
    for (const [path, heading] of deskPages) {
      await desk.goto(new URL(`/console/#/${path}`, desk.url()).href)
      expect(await barriers(desk, desk.getByRole('heading', { name: heading }))).toEqual([])
    }
    await desk.context().close()
  })
})

it('lets a resident file with the keyboard alone, up to the preview', async () => {
  await doors.moveTo('2026-11-23T09:10:00+08:00')
  const page = await openPortal(doors, '/#/pages/file/index?kind=petition', '13956100032')
  const typed = async (control: Locator, text: string) => {
    await tabTo(page, control)
    await page.keyboard.type(text)
  }
  const field = (name: string | RegExp) => page.getByRole('textbox', { name })
  const goOn = async () => {
    await tabTo(page, page.getByRole('button', { name: '下一步' }))
    await page.keyboard.press('Enter')
  }
  await field('情况说明').waitFor()
  await typed(field('情况说明'), matter.body)
  await typed(field('标题'), matter.title)
  await goOn()
  await typed(field('第1条'), matter.requests[0] ?? '')
  await goOn()
  const county = page.getByRole('combobox', { name: '县区' })
  await county.locator('option', { hasText: '相山区' }).waitFor({ state: 'attached' })
  await tabTo(page, county)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await goOn()
  await tabTo(page, page.getByRole('button', { name: '选择照片或PDF' }))
  await goOn()
  await tabTo(page, page.getByRole('radio', { name: '不是', exact: true }))
  await goOn()
  await tabTo(page, page.getByRole('radio', { name: '只有我（我家）' }))
  await goOn()
  await goOn()
  await typed(field(/^姓名/), '张三')
  await typed(field('联系电话'), '13956100032')
  await typed(field('住址'), '相山区东街道幸福小区3栋201室')
  await goOn()
  await tabTo(page, page.getByRole('checkbox', { name: /^同意电子送达/, checked: false }))
  await page.keyboard.press('Space')
  await goOn()
  await page.getByRole('heading', { name: '请核对：信访' }).waitFor()
  for (const written of ['相山区', '张三', '同意']) await page.getByText(written, { exact: true }).first().waitFor()
  await tabTo(page, page.getByRole('button', { name: '提交', exact: true }))
})

const deskPages = [
  ['notices', '提醒'],
  ['colleagues', '同事与请假'],
  ['organisations/340600-housing', '淮北市住房和城乡建设局'],
  ['receive', '录入来信、来访、来电'],
] as const

const mostTabs = 40

/** Goes on with the tab key until the control has the focus, which must then be seen. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((element) => element.matches(':focus-visible'))) return
  }
  throw new Error(`the tab key never came to ${control}`)
}

/** What axe calls serious or critical on the page, once the given part is drawn. */
async function barriers(page: Page, drawn: Locator): Promise<string[]> {
  await drawn.waitFor()
  await page.waitForLoadState('networkidle')
  // Evaluated, not added as a script: the pages forbid foreign scripts.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
