import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from './barriers.ts'
import { type Doors, openDoors, phoneWidth, textOf } from './doors.ts'
import { choose, matter, next, ownPetitions, writeWhere, writeWho } from './filing.ts'
import { makePhoto } from './photo.ts'
import { takePicture } from './pictures.ts'

const phone = '13956100041'
const told = `${matter.body}希望疏通小区东门外的排水管道，请修补塌陷的路面。`

let doors: Doors
let page: Page
beforeAll(async () => {
  doors = await openDoors()
  page = await doors.open('/', phoneWidth)
  await page.getByRole('link', { name: '我要信访' }).click()
})
afterAll(() => doors?.close())
// Each story ends on the screen that is next, with what was proposed on it.
afterEach(async () => expect(await barriers(page)).toEqual([]))

const progress = () => page.locator('.progress').textContent()
const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto() })

describe('filing, one thing on one screen, by somebody who has not signed in', () => {
  it('begins with what happened, and offers a title from it', async () => {
    expect(await progress()).toContain('第1步，共10步')
    await page.getByRole('textbox', { name: '情况说明' }).fill(told)
    await page.getByRole('button', { name: /^用这句作标题/ }).click()
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toMatch(/^从去年夏天起/)
    await page.getByRole('textbox', { name: '标题' }).fill(matter.title)
    await takePicture(page, 'portal-file-1-what-390')
    await next(page)
  })

  it('finds the points in the text, and lets the person change, add and remove them', async () => {
    const point = (number: number) => page.getByRole('textbox', { name: new RegExp(`^第${number}条`) })
    expect(await point(1).inputValue()).toBe('希望疏通小区东门外的排水管道')
    expect(await point(2).inputValue()).toBe('请修补塌陷的路面')
    await page.getByText('这几条是从您写的内容里找出来的').waitFor()
    await page.getByRole('button', { name: '再加一条' }).click()
    await point(3).fill('多余的一条')
    await page.getByRole('button', { name: '删除第3条' }).click()
    expect(await point(3).count()).toBe(0)
    await point(1).fill(matter.requests[0] ?? '')
    await takePicture(page, 'portal-file-2-points-390')
    await next(page)
  })

  it('goes back to the screen before with the back of the browser, and loses nothing', async () => {
    await page.goBack()
    await page.getByRole('textbox', { name: '第1条' }).waitFor()
    expect(await progress()).toContain('第2步，共10步')
    await page.goBack()
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe(matter.title)
    await next(page)
    expect(await page.getByRole('textbox', { name: '第1条' }).inputValue()).toBe(matter.requests[0])
    await next(page)
  })

  it('asks where, without a map and without asking for the place of the phone', async () => {
    await writeWhere(page, matter)
    await takePicture(page, 'portal-file-3-where-390')
    await next(page)
  })

  it('takes photos, in the order and with the words that the person wants', async () => {
    await choose(page, '选择照片或PDF', await photo('东门.jpg'))
    await page.getByRole('button', { name: '移除东门.jpg' }).waitFor()
    await choose(page, '选择照片或PDF', await photo('积水.jpg'))
    await page.getByRole('button', { name: '上移积水.jpg' }).click()
    await page.getByRole('textbox', { name: '第1个的说明' }).fill('七月十五日雨后的积水')
    await page.getByText('登录后自动上传').first().waitFor()
    expect(await page.locator('.attachment-name').allInnerTexts()).toEqual(['积水.jpg', '东门.jpg'])
    await takePicture(page, 'portal-file-4-photos-390')
    await next(page)
  })

  it('asks whether conduct is concerned, how many people, and what was tried before', async () => {
    await takePicture(page, 'portal-file-5-conduct-390')
    await next(page)
    await page.getByText('还有别人，一起反映').click()
    await page.getByRole('textbox', { name: '一共几个人' }).fill('12')
    await page.getByRole('button', { name: '填写联名人或代表' }).click()
    await page.getByRole('textbox', { name: '第1位姓名' }).fill('李四')
    await page.getByRole('checkbox', { name: '是代表' }).check()
    expect(await barriers(page)).toEqual([])
    await takePicture(page, 'portal-file-6-people-390')
    await next(page)
    await page.getByText('信访过', { exact: true }).click()
    await page
      .getByRole('group', { name: /打官司/ })
      .getByText('没有')
      .click()
    await takePicture(page, 'portal-file-7-before-390')
    await next(page)
  })

  it('asks who files, and checks an id number that is given', async () => {
    await writeWho(page, matter, phone)
    await page.getByRole('button', { name: /要不要填身份证号/ }).click()
    await page.getByRole('textbox', { name: '身份证号' }).fill('110101199003070000')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('身份证号码不正确，请核对18位号码。').waitFor()
    await page.getByRole('textbox', { name: '身份证号' }).fill('')
    await takePicture(page, 'portal-file-8-who-390')
    await next(page)
  })

  it('leaves every choice open, and none is ticked', async () => {
    for (const box of await page.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false)
    await page.getByRole('checkbox', { name: '同意电子送达' }).check()
    await takePicture(page, 'portal-file-9-choices-390')
    await next(page)
  })

  it('asks for the sign-in last, with the number that is known, and sends the photos then', async () => {
    await page.getByText('提交前请先登录').waitFor()
    expect(await page.getByRole('textbox', { name: '手机号码' }).inputValue()).toBe(phone)
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByText('验证码已发送').waitFor()
    const { messages } = await doors.house.simulate<{ messages: { code?: string }[] }>('GET', `/simulator/sms/${phone}`)
    await page.getByRole('textbox', { name: '短信验证码' }).fill(messages.findLast(({ code }) => code)?.code ?? '')
    await takePicture(page, 'portal-file-10-sign-in-390')
    await page.getByRole('button', { name: '登录' }).click()
  })

  it('shows everything once more, with the way back to each part', async () => {
    await page.getByRole('heading', { name: /^请核对/ }).waitFor()
    const shown = await textOf(page)
    for (const text of [
      matter.title,
      told,
      '相山区东街道 幸福小区东门外',
      '2个：积水.jpg（七月十五日雨后的积水）、东门.jpg',
      '12人',
      '李四',
      phone,
    ])
      expect(shown).toContain(text)
    await page.getByRole('button', { name: '修改：在哪里' }).click()
    await page.getByRole('textbox', { name: '具体地点' }).fill('幸福小区东门外公交站旁')
    await page.getByRole('button', { name: '回到核对' }).click()
    await page.getByText('幸福小区东门外公交站旁').waitFor()
    await takePicture(page, 'portal-preview-390')
  })

  it('is one petition after a double tap, and the way back leads to no second one', async () => {
    await page.getByRole('button', { name: '提交', exact: true }).dblclick()
    await page.getByRole('heading', { name: '请保存这两个号码' }).waitFor()
    const [filed, ...more] = await ownPetitions(page)
    expect(more).toEqual([])
    expect(filed?.attachments.map(({ caption }) => caption)).toEqual(['七月十五日雨后的积水', null])
    expect(filed).toMatchObject({ filedBefore: { answer: 'yes', number: null }, atCourt: 'no', peopleCount: 12, electronicDelivery: true })
    expect(filed?.clientCreatedAt).not.toBeNull()

    await page.goBack()
    await page.getByRole('link', { name: '我要信访' }).click()
    await page.getByRole('textbox', { name: '情况说明' }).waitFor()
    expect(await page.getByRole('textbox', { name: '情况说明' }).inputValue()).toBe('')
    expect(await ownPetitions(page)).toHaveLength(1)
  })
})
