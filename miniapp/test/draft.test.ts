import { expect, it } from 'vitest'
import { launch } from './wx.ts'

const file = '/pages/file/index?kind=petition'

it('opens at the entrance and leads to every page that needs no name', async () => {
  const app = await launch()
  await app.waitFor('淮北市信访服务')
  await app.tap('凭编号查询')
  await app.waitForPage('pages/lookup/index')
  expect(app.seen.errors).toEqual([])
})

it('keeps what is written without a network, and after the app was closed', async () => {
  const first = await launch()
  first.open(file)
  await first.type('标题', '小区门口积水')
  await first.type('情况说明', '每逢下雨门口积水半米深，老人无法出门。')
  await first.type('第1条', '疏通下水道')
  await first.tap('再加一条')
  await first.type('第2条', '增设雨水口')
  await first.waitFor('已写5字')

  const second = await launch({ left: first.phone })
  second.open(file)
  await second.waitFor('已恢复您上次没有提交的内容')
  expect(second.value('标题')).toBe('小区门口积水')
  expect(second.value('第2条')).toBe('增设雨水口')
})

it('says beside each field what is missing, and sends nothing', async () => {
  const app = await launch()
  app.open(file)
  await app.type('标题', '积水')
  await app.tap('下一步：核对并提交')
  await app.waitFor('标题至少写4个字。')
  expect(app.title()).toBe('我要信访')
  for (const sentence of ['情况说明至少写10个字。', '请写明您的诉求，至少1条。', '请选择事情发生的县区。', '请填写姓名（名称）。'])
    expect.soft(app.screen()).toContain(sentence)
  expect(app.seen.requests.filter(({ url }) => url.endsWith('/api/petitions'))).toEqual([])
  await app.type('标题', '小区门口积水')
  await app.waitUntilGone('标题至少写4个字。')
})

it('copies a photo to a lasting place and offers to send it again or to remove it', async () => {
  const app = await launch()
  app.open(file)
  app.toChoose.push({ name: 'puddle.jpg', bytes: new Uint8Array([1, 2, 3]) })
  await app.tap('拍照或选照片')
  await app.waitFor('没有传上')
  expect([...app.phone.files.keys()].some((path) => path.startsWith('wxfile://usr/'))).toBe(true)
  await app.tap('移除puddle.jpg')
  await app.waitUntilGone('puddle.jpg')
  expect([...app.phone.files.keys()].some((path) => path.startsWith('wxfile://usr/'))).toBe(false)
})

it('explains that a matter about conduct is sealed, and asks who is meant', async () => {
  const app = await launch()
  app.open(file)
  await app.tap('是，反映公职人员或单位的违纪违法问题')
  await app.waitFor('从提交起就密封')
  await app.type('被反映人单位', '某单位')
  expect(app.screen()).not.toContain('同意公开来信和答复')
})

it('gives every control a name for a screen reader', async () => {
  for (const page of ['file/index', 'lookup/index', 'me/index', 'sign-in/index', 'petitions/index', 'notices/index']) {
    const app = await launch()
    app.open(`/pages/${page}`)
    await app.waitForPage(`pages/${page}`)
    const nameless = app
      .elements()
      .filter(({ tag }) => ['button', 'input', 'textarea', 'picker'].includes(tag))
      .filter(({ attributes, text }) => !attributes['aria-label'] && !text)
    expect.soft(nameless, page).toEqual([])
  }
})
