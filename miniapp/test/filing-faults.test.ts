import type { AddressInfo } from 'node:net'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { type App, addPhoto, goToPreview, goToScreen, next, writeWhat, writeWho } from './filing.ts'
import { launch } from './wx.ts'
import type { Mishap, Phone } from './wx-api.ts'

const mishaps: Mishap[] = ['cut', 'lost', 401, 429, 500]

let house: House
let apiBase: string
beforeAll(async () => {
  house = await openHouse({ now: new Date().toISOString() })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

const open = (name: string, left?: Phone) => launch({ apiBase, left, loginCode: () => house.wechatCode(name) })

/** The whole way, by somebody who does what the screen says. */
async function file(app: App) {
  await app.tap('我要信访')
  await app.waitForPage('pages/file/index')
  await writeWhat(app)
  if (app.screen().includes('县区列表还没有下载')) await app.tap('重试')
  await app.pick('县区', '相山区')
  await next(app)
  await addPhoto(app, 'puddle.png')
  await writeWho(app)
  await goToPreview(app)
  await app.tap('提交')
  await app.waitForPage('pages/receipt/index')
  await app.until('the receipt', () => app.screen().includes('查询码') || app.screen().includes('重试'))
  if (!app.screen().includes('查询码')) await app.tap('重试')
  await app.waitFor('查询码')
}

/** The call without what differs from person to person. */
const callOf = (method: string, url: string) => `${method} ${new URL(url).pathname.replace(/[0-9a-f-]{36}/g, ':id')}`

async function filedBy(name: string) {
  const own = await house.resident(name)
  const { items } = (await own.get<{ items: { id: string }[] }>('/api/petitions')).body
  return Promise.all(items.map(async ({ id }) => (await own.get<PetitionView>(`/api/petitions/${id}`)).body))
}

it('makes exactly one petition with its photo, whatever happens to any one call on the way', async () => {
  const clean = await open('clean')
  await file(clean)
  clean.kill()
  const calls = [...new Set(clean.seen.requests.map(({ method, url }) => callOf(method, url)))]
  expect(calls).toEqual(
    expect.arrayContaining(['POST /api/session/wechat', 'GET /api/regions', 'POST /api/attachments', 'POST /api/petitions']),
  )

  for (const [number, call] of calls.entries()) {
    for (const mishap of mishaps) {
      const name = `faults-${number}-${mishap}`
      const app = await open(name)
      let happened = 0
      app.network.mishapOf = (method, url) => (callOf(method, url) === call && happened++ === 0 ? mishap : undefined)
      await file(app).catch((cause) => Promise.reject(new Error(`${mishap} at ${call}: ${cause.message}`)))
      app.kill()
      const filed = await filedBy(name)
      expect.soft(happened, `${mishap} at ${call} happened`).toBeGreaterThan(0)
      expect.soft(filed, `${mishap} at ${call}`).toHaveLength(1)
      expect.soft(filed[0]?.attachments, `${mishap} at ${call}`).toHaveLength(1)
    }
  }
}, 600_000)

const screens = [
  '发生了什么',
  '您的诉求',
  '在哪里',
  '照片和材料',
  '是否涉及违纪违法',
  '涉及几个人',
  '以前的情况',
  '您是谁',
  '您的选择',
  '核对并提交',
]

/** What is done on a screen before the phone ends the app. */
const done: Partial<Record<string, (app: App) => Promise<unknown>>> = {
  async 发生了什么(app) {
    await app.type('情况说明', '每逢下雨，小区门口积水半米深，老人孩子无法出门。')
    await app.type('标题', '小区门口积水无人处理')
  },
  您的诉求: (app) => app.type('第1条', '疏通小区门口的下水道'),
  async 在哪里(app) {
    await app.pick('县区', '相山区')
    await app.type('具体地点', '幸福小区东门')
  },
  照片和材料: (app) => addPhoto(app, 'puddle.png'),
  涉及几个人: (app) => app.tap('还有别人，一起反映').then(() => app.type('一共几个人', '12')),
  以前的情况: (app) => app.tap('信访过'),
  async 您是谁(app) {
    await app.type('姓名', '张三')
    await app.type('联系电话', '13905610001')
    await app.type('住址', '相山区东街道1号')
  },
  您的选择: (app) => app.tap('同意电子送达'),
}

it('loses nothing when the app is killed on every screen, and in the midst of sending', async () => {
  let app = await open('killed')
  for (const screen of screens) {
    await app.open('/pages/file/index?kind=petition')
    await goToScreen(app, screen)
    await done[screen]?.(app)
    app = await open('killed', app.kill())
  }
  await app.open('/pages/file/index?kind=petition')
  await app.waitFor('请核对')
  for (const text of [
    '小区门口积水无人处理',
    '疏通小区门口的下水道',
    '相山区 幸福小区东门',
    'puddle.png',
    '12人',
    '信访过',
    '张三',
    '13905610001',
    '同意',
  ])
    expect.soft(app.screen()).toContain(text)

  // The service has it, and the phone never hears of it.
  app.network.mishapOf = (method, url) => (callOf(method, url) === 'POST /api/petitions' ? 'lost' : undefined)
  await app.tap('提交')
  await app.waitFor('还不能确定是否已经送达')
  const again = await open('killed', app.kill())
  await again.open('/pages/file/drafts/index')
  await again.tap('查看回执：小区门口积水无人处理')
  await again.waitFor('查询码')
  const [filed, ...more] = await filedBy('killed')
  expect(more).toEqual([])
  expect(filed).toMatchObject({
    peopleCount: 12,
    electronicDelivery: true,
    filedBefore: { answer: 'yes' },
    attachments: [{ caption: null }],
  })
})

it('goes out by itself when the network is back or the person comes back to the app', async () => {
  for (const [name, happens] of [
    ['network-back', (app: App) => app.goOnline()],
    ['came-back', (app: App) => app.comeBack()],
  ] as const) {
    const app = await open(name)
    await app.tap('我要信访')
    await writeWhat(app)
    await app.pick('县区', '相山区')
    await writeWho(app)
    await goToPreview(app)
    app.network.apiBase = undefined
    await app.tap('提交')
    await app.waitFor('网络恢复后自动提交')
    app.network.apiBase = apiBase
    happens(app)
    await app.waitForPage('pages/receipt/index')
    expect(await filedBy(name)).toHaveLength(1)
    app.kill()
  }
})
