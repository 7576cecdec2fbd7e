import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs } from '../server/src/jobs/runner.ts'
import { fileAs } from '../server/test/steps.ts'
import { coverOf, sayFor } from './covered.ts'
import { type Doors, deskWidth, openDesk, openDoors, phoneWidth, signInByPhone, textOf } from './doors.ts'
import { addPhoto, choose, goToPreview, goToScreen, matter, next, writeWhat, writeWhere, writeWho } from './filing.ts'
import { makePhoto } from './photo.ts'
import { takePicture } from './pictures.ts'

const phone = '13956100001'

let doors: Doors
let portal: Page
let bureau: Page
let unit: Page
let jobs: { stop(): Promise<void> }
beforeAll(async () => {
  doors = await openDoors()
  jobs = await startJobs(doors.house.ctx)
  await fileForOthers()
})
afterAll(async () => {
  await jobs?.stop()
  await doors?.close()
})

describe('a petition in the browser, from the first tap to the rating', () => {
  let number: string
  let queryCode: string

  it('is opened by a resident who signs in with a code from the phone', async () => {
    portal = await doors.open('/', phoneWidth)
    await portal.getByRole('heading', { name: '淮北市信访服务' }).waitFor()
    await takePicture(portal, 'portal-home-390')
    await takePicture(portal, 'portal-home-1440')
    await portal.getByRole('link', { name: '我要信访' }).click()
    await portal.getByRole('textbox', { name: '标题' }).waitFor()
  })

  it('is written screen by screen, with a photo, and read once more before it is sent', async () => {
    await writeWhat(portal, matter)
    await writeWhere(portal, matter)
    await addPhoto(portal, { name: '积水.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() })
    await writeWho(portal, matter, phone)
    await goToScreen(portal, '您的选择')
    await portal.getByRole('checkbox', { name: /^同意电子送达/ }).check()
    await next(portal)
    await portal.getByText('提交前请先登录').waitFor()
    await signInByPhone(portal, doors.house, phone)
    await goToPreview(portal)
    const shown = await textOf(portal)
    for (const text of [matter.title, matter.body, ...matter.requests, '相山区东街道 幸福小区东门外', '1个：积水.jpg', phone])
      expect(shown).toContain(text)
  })

  it('is one petition after a double tap, and its receipt says number, query code, first legal date and what comes next', async () => {
    await portal.getByRole('button', { name: '提交', exact: true }).dblclick()
    await portal.getByRole('heading', { name: '请保存这两个号码' }).waitFor()
    const receipt = await textOf(portal)
    number = receipt.match(/HB20261123\d{7}/)?.[0] ?? ''
    queryCode = receipt.match(/\d{4} \d{4} \d{2}/)?.[0].replaceAll(' ', '') ?? ''
    expect(number).not.toBe('')
    expect(queryCode).toHaveLength(10)
    expect(receipt).toContain('2026年12月8日')
    expect(receipt).toContain('信访局登记，转送有权处理的机关、单位')
    await takePicture(portal, 'portal-receipt-390')
    const progress = portal.getByRole('button', { name: '查看办理进度' })
    const unsay = await sayFor(portal, `“${matter.title}”已送达。`)
    await portal.getByText('回首页', { exact: true }).scrollIntoViewIfNeeded()
    await portal.locator('html, .taro_page').evaluateAll((boxes) => {
      for (const box of boxes) box.scrollTop = box.scrollHeight
    })
    expect(await coverOf(progress)).toEqual([])
    await unsay()

    await portal.getByRole('link', { name: '我的信访' }).click()
    await portal.getByText('没有更多了').waitFor()
    expect(await portal.getByRole('link', { name: matter.title }).count()).toBe(1)
  })

  it('is found by the bureau in its inbox, registered and transferred to the housing department', async () => {
    await doors.moveTo('2026-11-23T10:20:00+08:00')
    const door = await doors.open('/console/', deskWidth)
    await door.getByRole('heading', { name: '淮北市信访工作台' }).waitFor()
    await takePicture(door, 'console-sign-in-1440')
    await door.context().close()
    bureau = await openDesk(doors, '340600-bureau-clerk')
    await bureau.getByRole('row', { name: number }).waitFor()
    await takePicture(bureau, 'console-inbox-1440')
    await bureau.getByRole('link', { name: matter.title }).click()
    await bureau.getByRole('heading', { name: matter.title }).waitFor()
    await seeUpright(bureau.getByRole('img', { name: /照片 1/ }))
    await takePicture(bureau, 'console-petition-1440')

    await act(bureau, '登记')
    await bureau.getByRole('button', { name: /^转\s?送$/ }).click()
    await bureau.getByRole('combobox', { name: '主办单位' }).fill('淮北市住房和城乡建设局')
    await bureau.getByRole('option').first().waitFor({ state: 'attached' })
    await bureau.keyboard.press('Enter')
    await send(bureau, '转送')
    await bureau.getByText('“转送”已办理。').waitFor()
  })

  it('is hidden from the clerk of another unit, who is told that it was not found', async () => {
    const other = await openDesk(doors, '340600-health-clerk')
    await other.goto(bureau.url())
    await other.getByText('没有找到这件信访件').waitFor()
    expect(await textOf(other)).not.toContain(matter.title)
    await other.context().close()
  })

  it('is accepted by the housing department and answered point by point with a paper attached', async () => {
    await doors.moveTo('2026-11-23T14:05:00+08:00')
    unit = await openDesk(doors, '340600-housing-clerk')
    await unit.getByRole('link', { name: matter.title }).click()
    await act(unit, '受理')

    await doors.moveTo('2026-11-23T16:40:00+08:00')
    await unit.getByRole('button', { name: /^答\s?复$/ }).click()
    for (const [index, answer] of answers.entries()) {
      const point = unit.getByRole('group', { name: `诉求 ${index + 1}` })
      await point.getByText('予以支持', { exact: true }).click()
      await point.getByRole('textbox', { name: '答复内容' }).fill(answer)
      await point.getByRole('textbox', { name: '法律政策依据' }).fill('《城镇排水与污水处理条例》第三十一条')
    }
    await unit
      .getByRole('textbox', { name: '答复正文' })
      .fill('经现场查看，东门外排水管道堵塞、路面塌陷属实。现将办理情况答复如下，不服本答复的，可以自收到之日起30日内申请复查。')
    await choose(unit, '选择文件', { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() })
    await unit.getByText('已填好 2 条，共 2 条诉求').waitFor()
    await unit.locator('.ant-upload-list-item-done').waitFor()
    await takePicture(unit, 'console-reply-1440', { from: '可办理的事项' })
    await send(unit, '提交答复')
    await unit.getByText('“答复”已办理。').waitFor()
  })

  it('comes back to the resident as a notice, and opens as a timeline with the derived date, the answer and the photo', async () => {
    await doors.moveTo('2026-11-24T08:30:00+08:00')
    await portal.getByRole('link', { name: '首页' }).click()
    await portal.getByRole('link', { name: /消息.*4条未读/ }).click()
    await portal.getByText('您的信访事项已答复').waitFor()
    await portal.getByRole('button', { name: /您的信访事项已答复/ }).click()

    await portal.getByRole('heading', { name: matter.title }).waitFor()
    await takePicture(portal, 'portal-petition-390', { whole: false })
    await takePicture(portal, 'portal-petition-1440', { whole: false })
    await portal.getByRole('button', { name: '查看：这个日期怎么算出来的' }).first().click()
    const shown = await textOf(portal)
    for (const answer of answers) expect(shown).toContain(answer)
    for (const who of ['淮北市信访局', '淮北市住房和城乡建设局']) expect(shown).toContain(who)
    expect(shown).toMatch(/2026年11月23日/)
    await seeUpright(portal.getByRole('img', { name: /^材料1/ }))
    await takePicture(portal, 'portal-petition-timeline-390', { from: '经过' })
    await portal.getByRole('button', { name: /^查看：全部\d+个期限$/ }).click()
    await takePicture(portal, 'portal-petition-dates-390', { from: '期限' })
  })

  it('is rated: the bureau by itself and the unit by itself', async () => {
    await portal.getByRole('button', { name: '评价', exact: true }).click()
    const questions = portal.getByRole('group', { name: '您满意吗' })
    await questions.first().getByRole('radio', { name: '满意', exact: true }).check()
    await questions.last().getByRole('radio', { name: '不满意' }).check()
    await portal.getByRole('textbox', { name: '不满意的理由' }).fill('管道还没有动工。')
    await takePicture(portal, 'portal-rate-390')
    await portal.getByRole('button', { name: '提交对信访部门的评价' }).click()
    await portal.getByText('您的评价：满意').waitFor()
    await portal.getByRole('button', { name: '提交对责任单位的评价' }).click()
    await portal.getByText('您的评价：不满意。管道还没有动工。').waitFor()
  })

  it('is looked up by number and query code without signing in', async () => {
    const visitor = await doors.open('/#/pages/lookup/index', phoneWidth)
    await visitor.getByRole('textbox', { name: '编号' }).fill(number)
    await visitor.getByRole('textbox', { name: '查询码' }).fill(queryCode)
    await visitor.getByRole('button', { name: '查询', exact: true }).click()
    await visitor.getByRole('heading', { name: '已作出处理意见' }).waitFor()
    const shown = await textOf(visitor)
    expect(shown).toContain('淮北市住房和城乡建设局')
    expect(shown).not.toContain(matter.title)
    await visitor.context().close()
  })

  it('is told on the phone as well: by SMS to who came by the portal, by a message to who came by WeChat', async () => {
    const phones = await doors.open(doors.house.simulatorUrl, phoneWidth)
    for (const news of ['已收到', '已转送有关单位', '已受理', '已答复']) await phones.getByText(`${number} 有新进展：${news}`).waitFor()
    await phones.getByRole('heading', { name: `${others[0].name}的手机` }).waitFor()
    await takePicture(phones, 'simulator-phones-390')
    await phones.context().close()
  })
})

const answers = ['已列入本月疏通计划，11月30日前完工。', '塌陷路面与管道疏通一并修复，12月10日前恢复通行。']

const others = [
  { name: '李芳', day: '2026-11-05', title: '工地夜间施工影响居民休息', kind: 'petition' },
  { name: '王强', day: '2026-11-09', title: '老旧小区电梯停运一个月没有修好', kind: 'petition' },
  { name: '赵敏', day: '2026-11-11', title: '农田灌溉渠被渣土堵塞', kind: 'petition' },
  { name: '孙丽', day: '2026-11-18', title: '请增加学校门口的公交班次', kind: 'mailbox' },
  { name: '周勇', day: '2026-11-20', title: '建议在滨河公园增设健身步道', kind: 'suggestion' },
] as const

/** What lies in the inbox of a bureau on a working day; the first of them wants to be told in WeChat. */
async function fileForOthers(): Promise<void> {
  const { house } = doors
  const openid = others[0].name
  const templateId = 'sim-progress-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  await house.simulate('POST', '/simulator/subscriptions', { openid, templateId, times: 1 })
  for (const { name, day, title, kind } of others) {
    await doors.moveTo(`${day}T15:30:00+08:00`)
    await fileAs(await house.resident(name), { title, kind })
  }
  await doors.moveTo('2026-11-23T09:00:00+08:00')
}

/** The photo was taken with the phone upright, though its pixels lie on their side. */
async function seeUpright(photo: Locator): Promise<void> {
  await photo.scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await photo.evaluate((image: { naturalHeight: number; naturalWidth: number }) => image.naturalHeight > image.naturalWidth)).toBe(
    true,
  )
}

/** Presses the act, takes what the form proposes, and sends it. */
async function act(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: spaced(label) }).click()
  await send(page, label)
  await page.getByText(`“${label}”已办理。`).waitFor()
}

async function send(page: Page, label: string): Promise<void> {
  await page
    .locator('.act-form')
    .getByRole('button', { name: spaced(label) })
    .click()
}

/** Ant Design draws a space between the two characters of a button. */
function spaced(label: string): RegExp {
  return new RegExp(`^${[...label].join('\\s?')}$`)
}
