import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { acceptedFor, fileAs } from '../../server/test/steps.ts'
import { type App, phonesOf } from './phones.ts'

let house: House
let open: ReturnType<typeof phonesOf>
beforeAll(async () => {
  // A phone keeps its own time, so the house keeps the same.
  house = await openHouse({ now: new Date().toISOString() })
  open = phonesOf(house, await house.app.listen({ port: 0, host: '127.0.0.1' }))
})
afterAll(() => house?.close())

it('writes a copy of my data into a file and hands it over inside the touch', async () => {
  const { petition } = await acceptedFor(house, 'copy', { title: '楼道墙皮脱落' })
  const app = await open('copy')
  await app.open('/pages/mine/privacy/index')
  await app.tap('准备副本')
  await app.waitFor('副本准备好了')
  await app.tap('发到聊天里保存')
  const [path = ''] = app.seen.shared
  const text = Buffer.from(app.phone.files.get(path) ?? []).toString('utf8')
  expect(path).toMatch(/我的信访资料-\d{4}-\d{2}-\d{2}\.json$/)
  for (const words of [petition.number, '楼道墙皮脱落', '张三']) expect(text).toContain(words)
})

it('keeps the size of text and the elder version on the phone', async () => {
  const app = await open('settings')
  await app.open('/pages/mine/settings/index')
  await app.tap('长辈版，字更大，按钮更大，内容不变')
  await app.tap('最大')
  const frame = (one: App) =>
    one
      .elements()
      .map(({ shown }) => String(shown.cl))
      .find((name) => name.includes('page-scale'))
  expect(frame(app)).toMatch(/page-scale-140.*page-elder/)
  const later = await open('settings', app.phone)
  await later.waitFor('首页')
  expect(frame(later)).toMatch(/page-scale-140.*page-elder/)
})

it('closes the account after explaining and asking twice', async () => {
  const { number, queryCode } = await fileAs(await house.resident('leaving'))
  const app = await open('leaving')
  await app.open('/pages/mine/account/index')
  await app.tap('我已经看清楚，也记下了编号和查询码')
  await app.tap('注销账号')
  await app.tap('确认注销')
  await app.waitFor('您还有1件信访件没有办完')
  expect(app.phone.storage.get('session')).toBeUndefined()
  await app.open('/pages/petitions/index')
  await app.waitFor('您还没有提交过信访件。')
  const { status } = await house.visitor.post('/api/lookup', { number, queryCode })
  expect(status).toBe(200)
})

it('asks whose the matters of a rested number are when it is joined, and shows them for the 查询码', async () => {
  const phone = '13956100311'
  const { now } = house
  house.now = new Date(now.getTime() - 100 * 24 * 60 * 60_000)
  const { queryCode = '' } = await fileAs(await house.residentBySms(phone), { title: '楼道灯坏了没有人修' })
  house.now = now
  const app = await open('rejoining')
  await app.open('/pages/mine/phone/index')
  await app.type('手机号码', phone)
  await app.tap('获取验证码')
  await app.waitFor('验证码已发送')
  const { messages } = await house.simulate<{ messages: { code?: string }[] }>('GET', `/simulator/sms/${phone}`)
  await app.type('短信验证码', messages.findLast(({ code }) => code)?.code ?? '')
  await app.tap('用短信验证码绑定')
  await app.waitForPage('pages/mine/earlier/index')
  await app.waitFor('这个手机号码以前提交过信访件')
  await app.type('查询码', queryCode)
  await app.tap('确认是我提交的')
  await app.waitFor('首页')
  await app.open('/pages/petitions/index')
  await app.waitFor('楼道灯坏了没有人修')
  expect(app.screen()).not.toContain('去确认是不是我的')
})
