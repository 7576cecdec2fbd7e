import { expect, it } from 'vitest'
import { addPhoto, goToScreen, next, photo, writeWhat, writeWho } from './filing.ts'
import { launch } from './wx.ts'

const file = '/pages/file/index?kind=petition'

it('opens at the entrance and leads to every page that needs no name', async () => {
  const app = await launch()
  await app.waitFor('淮北市信访服务')
  await app.tap('凭编号查询')
  await app.waitForPage('pages/lookup/index')
  expect(app.seen.errors).toEqual([])
})

it('keeps what is written without a network, and after the app was killed', async () => {
  const first = await launch()
  first.open(file)
  await writeWhat(first)
  await first.waitFor('县区列表还没有下载')
  await first.type('具体地点', '幸福小区东门')

  const second = await launch({ left: first.kill() })
  second.open(file)
  await second.waitFor('在哪里')
  expect(second.value('具体地点')).toBe('幸福小区东门')
  await second.back()
  await second.waitFor('第2步')
  expect(second.value('第2条')).toBe('增设雨水口')
  await second.back()
  await second.waitFor('第1步')
  expect(second.value('标题')).toBe('小区门口积水无人处理')
})

it('proposes a title and points from the text, and takes what the person makes of them', async () => {
  const app = await launch()
  app.open(file)
  await app.type('情况说明', '路灯坏了三个月没人修。希望尽快修好路灯，请增设照明。')
  await app.tap('用这句作标题：路灯坏了三个月没人修')
  await next(app)
  expect(app.value('第1条')).toBe('希望尽快修好路灯')
  await app.tap('删除第1条')
  expect(app.value('第1条')).toBe('请增设照明')
})

it('says beside each field what is missing, and goes no further', async () => {
  const app = await launch()
  app.open(file)
  await app.type('标题', '积水')
  await app.tap('下一步')
  await app.waitFor('标题至少写4个字。')
  expect(app.title()).toBe('我要信访')
  expect(app.screen()).toContain('情况说明至少写10个字。')
  await app.type('标题', '小区门口积水')
  await app.waitUntilGone('标题至少写4个字。')
  await app.type('情况说明', '每逢下雨门口积水半米深，老人无法出门。')
  await next(app)
  await app.tap('下一步')
  await app.waitFor('请写明您的诉求，至少1条。')
})

it('copies a photo to a lasting place, made smaller where it is large, and lets go of what is removed', async () => {
  const app = await launch()
  app.open(file)
  await writeWhat(app)
  await next(app)
  const large = Buffer.from(photo)
  large.writeUInt32BE(4096, 16)
  large.writeUInt32BE(3072, 20)
  await addPhoto(app, 'puddle.png', large)
  await app.waitFor('没有传上，网络恢复后自动再传')
  expect(app.seen.compressed).toEqual([{ compressedWidth: 2048, compressedHeight: 1536 }])
  expect([...app.phone.files.keys()].some((path) => path.startsWith('wxfile://usr/'))).toBe(true)
  await addPhoto(app, 'wall.png')
  await app.tap('上移wall.png')
  await app.until('the new order', () => app.screen().indexOf('wall.png') < app.screen().indexOf('puddle.png'))
  await app.tap('移除wall.png')
  await app.tap('移除puddle.png')
  await app.waitUntilGone('puddle.png')
  expect([...app.phone.files.keys()].some((path) => path.startsWith('wxfile://usr/'))).toBe(false)
})

it('takes over the drafts that the first release kept', async () => {
  const old = {
    idempotencyKey: 'old-key',
    createdAt: '2026-11-20T08:00:00.000Z',
    kind: 'mailbox',
    title: '给市长的信',
    body: '请增加班次。',
    requests: [''],
    files: [],
  }
  const app = await launch({ left: { storage: new Map([['draft-mailbox', old]]), files: new Map() } })
  app.open('/pages/file/drafts/index')
  await app.waitFor('给市长的信')
  expect(app.phone.storage.has('draft-mailbox')).toBe(false)
})

it('keeps several drafts side by side, and deletes one only when asked once more', async () => {
  const app = await launch()
  for (const title of ['第一件：门口积水', '第二件：路灯不亮']) {
    app.open(`${file}&anew=1`)
    await app.type('标题', title)
    await app.back()
  }
  app.open('/pages/file/drafts/index')
  await app.waitFor('第一件：门口积水')
  await app.tap('删除：第二件：路灯不亮')
  await app.tap('确认删除')
  await app.waitUntilGone('第二件：路灯不亮')
  expect(app.screen()).toContain('第一件：门口积水')
})

it('explains that a matter about conduct is sealed, and asks who is meant', async () => {
  const app = await launch()
  app.open(file)
  await writeWhat(app)
  await goToScreen(app, '是否涉及违纪违法')
  await app.tap('是，反映公职人员或单位的违纪违法问题')
  await app.waitFor('从提交起就密封')
  await app.type('被反映人单位', '某单位')
  await writeWho(app)
  await goToScreen(app, '您的选择')
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
