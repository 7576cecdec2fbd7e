import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resident, StaffMember } from '../server/test/people.ts'
import { act, fileAs, register, replyBody, transfer } from '../server/test/steps.ts'
import { type Doors, openDoors, phoneWidth, textOf } from './doors.ts'
import { takePicture } from './pictures.ts'

let doors: Doors
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let page: Page
beforeAll(async () => {
  doors = await openDoors()
  const { house } = doors
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  await publish('请增加学校门口的公交班次', '早晚高峰已各增加两班，下周一起执行。')
  await publish('滨河公园路灯不亮', '滨河公园的路灯已经全部修好，今后每周巡查一次。')
  page = await doors.open('/', phoneWidth)
})
afterAll(() => doors?.close())

const visit = (path: string) => page.goto(new URL(`/#/pages/${path}`, page.url()).href)

/** A letter as it comes before everybody's eyes: agreed to, answered, released without anything personal. */
async function publish(title: string, answer: string) {
  const letter = await fileAs(resident, { kind: 'mailbox', title, publishConsent: true })
  await register(bureau, letter)
  await transfer(bureau, letter, unit.organisationId)
  const accepted = await act(unit, letter, 'acceptance', {})
  await act(unit, letter, 'reply', replyBody(accepted))
  await act(bureau, letter, 'publication', { title, body: `${title}，晚上出行很不方便，请帮忙解决。`, answer })
}

describe('without signing in', () => {
  it('finds a published letter by a word and reads question and answer', async () => {
    await visit('open/mailbox/index')
    await page.getByRole('link', { name: /滨河公园路灯不亮/ }).waitFor()
    await page.getByText(/个工作日内受理/).waitFor()
    await takePicture(page, 'portal-mailbox-390')
    await page.getByRole('link', { name: /搜索公开的来信和答复/ }).click()
    await page.getByRole('link', { name: /公交班次/ }).waitFor()
    await page.getByRole('textbox', { name: '想找什么' }).fill('路灯')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /公交班次/ }).waitFor({ state: 'detached' })
    await takePicture(page, 'portal-published-390')
    await page.getByRole('link', { name: /滨河公园路灯不亮/ }).click()
    await page.getByText('今后每周巡查一次').waitFor()
    expect(await textOf(page)).toMatch(/办理用时\s*当天/)
    expect(await textOf(page)).not.toMatch(/张三|13800000001/)
    await takePicture(page, 'portal-letter-390')
  })

  it('is told when nothing is found, and how to go on', async () => {
    await visit('open/published/index')
    await page.getByRole('textbox', { name: '想找什么' }).fill('航天飞机')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.getByText('没有找到').waitFor()
    expect(await page.getByRole('button', { name: '写信给市长' }).count()).toBe(1)
  })

  it('sees where to go and whom to ask, county by county, with what the law says of visits', async () => {
    await visit('open/reception/index')
    await page.getByRole('heading', { name: '淮北市信访局' }).waitFor()
    await page.getByRole('combobox', { name: '在哪里' }).selectOption({ label: '濉溪县' })
    await page.getByRole('heading', { name: '濉溪县信访局' }).waitFor()
    expect(await page.getByRole('heading', { name: '淮北市信访局' }).count()).toBe(0)
    expect(await textOf(page)).toContain('该单位还没有填写')
    expect(await textOf(page)).toContain('缺少的信息可以向濉溪县信访局询问')
    expect(await page.getByRole('button', { name: /拨打/ }).count()).toBe(0)
    await page.getByRole('textbox', { name: '单位名称' }).fill('没有这个单位')
    await page.getByText('没有找到这个单位').waitFor()
    await page.getByRole('textbox', { name: '单位名称' }).fill('信访局')
    await page.getByRole('button', { name: '查看：去之前要知道的规定' }).click()
    await page.getByText('代表人数不得超过5人').waitFor()
    await takePicture(page, 'portal-reception-390')
  })

  it('reads how it goes in six steps with the periods of the law', async () => {
    await visit('open/guide/index')
    await page.getByRole('heading', { name: '6. 您来评价' }).waitFor()
    await page.getByText('各有30日时间').waitFor()
    const text = await textOf(page)
    // 《信访工作条例》第二十二条, 第三十四条.
    for (const period of ['登记，15日内', '受理之日起60日内']) expect(text).toContain(period)
    await page.getByRole('button', { name: '查看：依据' }).nth(1).click()
    await page.getByText('收到信访事项，应当予以登记，并区分情况，在15日内').waitFor()
    await takePicture(page, 'portal-guide-390')
  })

  it('sees the figures in words, with what they leave out', async () => {
    await visit('open/data/index')
    await page.getByText('各单位手里有多少').waitFor()
    expect(await textOf(page)).toMatch(/收到\s*2件/)
    const shown = await textOf(page)
    for (const words of ['检举控告类事项依法保密，不计入', '不予受理', '归为建议意见', '按履行职责办理', '告知应当走这个程序'])
      expect(shown).toContain(words)
    await takePicture(page, 'portal-data-390')
    await visit('open/about/index')
    await page.getByRole('link', { name: /隐私中心/ }).click()
    await page.getByText('存了什么，为什么').waitFor()
  })
})

describe('a look-up', () => {
  it('takes a whole message pasted into either field, and shows the way like a parcel’s', async () => {
    const letter = await fileAs(resident, { title: '井盖松动' })
    await register(bureau, letter)
    await visit('lookup/index')
    await page.getByRole('textbox', { name: '查询码' }).fill(`编号：${letter.number} 查询码：${letter.queryCode}`)
    expect(await page.getByRole('textbox', { name: '编号' }).inputValue()).toBe(letter.number)
    await page.keyboard.press('Enter')
    await page.getByText('2026年12月8日前').first().waitFor()
    expect(await textOf(page)).not.toContain('井盖')
    await takePicture(page, 'portal-lookup-390')
  })

  it('says beside the field what is wrong, and when to try again once it is locked', async () => {
    await page.getByRole('textbox', { name: '编号' }).fill('hb1')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('请填写信访件编号。').waitFor()
    const { number } = await fileAs(resident, {})
    await page.getByRole('textbox', { name: '编号' }).fill(number)
    await page.getByRole('textbox', { name: '查询码' }).fill('0000000000')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('编号和查询码对不上').waitFor()
    for (let wrong = 0; wrong < 10; wrong++) await doors.house.visitor.post('/api/lookup', { number, queryCode: '0000000000' })
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('最晚10:00以后可以再试').waitFor()
  })
})
