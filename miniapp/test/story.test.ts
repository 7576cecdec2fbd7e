import type { AddressInfo } from 'node:net'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { addPhoto, fillIn, goToPreview, next, submit, writeWhat, writeWho } from './filing.ts'
import { launch } from './wx.ts'
import type { Phone } from './wx-api.ts'

let house: House
let apiBase: string
beforeAll(async () => {
  // The phone keeps its own time, so the house keeps the same.
  house = await openHouse({ now: new Date().toISOString() })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

const open = (name: string, left?: Phone) => launch({ apiBase, left, loginCode: () => house.wechatCode(name) })

it('goes from launch to receipt with a photo, over a lost answer and double taps, and makes one petition', async () => {
  const app = await open('zhang')
  await app.tap('我要信访')
  await writeWhat(app)
  await app.pick('县区', '相山区')
  await next(app)
  await addPhoto(app, 'puddle.png')
  await app.waitFor('已上传')
  await writeWho(app)
  await goToPreview(app)

  app.network.loseAnswers = 1
  await app.tap('提交', 2)
  await app.waitForPage('pages/receipt/index')
  await app.waitFor('下一个法定日期')
  expect(app.screen()).toContain('《信访工作条例》第二十二条')

  const sent = app.seen.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/api/petitions'))
  expect(sent).toHaveLength(2)
  expect(new Set(sent.map(({ header }) => header['idempotency-key'])).size).toBe(1)
  expect(sent[1]?.body).toEqual(sent[0]?.body)
  expect(app.seen.consents).toHaveLength(1)
  expect(app.seen.consents[0]?.length).toBeLessThanOrEqual(3)

  const own = await house.resident('zhang')
  const { body } = await own.get<{ items: { id: string }[] }>('/api/petitions')
  expect(body.items.map(({ id }) => id)).toEqual([app.query().id])
  expect((await own.get<PetitionView>(`/api/petitions/${app.query().id}`)).body.attachments).toHaveLength(1)
  expect([...app.phone.storage.keys()].filter((key) => key.startsWith('draft'))).toEqual(['drafts'])
  expect(app.phone.storage.get('drafts')).toEqual([])
  expect([...app.phone.files.keys()].filter((path) => path.startsWith('wxfile://usr'))).toEqual([])
  expect(Math.max(...app.seen.setDataBytes)).toBeLessThan(64 * 1024)
})

it('says so when the content was changed after an answer was lost, and files nothing twice', async () => {
  const app = await open('wu')
  await fillIn(app)
  await goToPreview(app)
  app.network.loseAnswers = 1
  await app.tap('提交')
  await app.waitFor('还不能确定')
  await app.tap('返回修改')
  // What was delivered after all is found among the own matters.
  await app.waitFor('您有相近的事正在办理')
  await app.tap('不是同一件，继续提交')
  await app.tap('修改：发生了什么')
  await app.type('标题', '改过的标题：门口积水')
  await app.tap('回到核对')
  await app.tap('不是同一件，继续提交')
  await app.tap('提交')
  await app.waitFor('上一次提交其实已经送达')
  await app.tap('查看我的信访')
  await app.waitFor('小区门口积水无人处理')
  expect(app.screen()).not.toContain('改过的标题')
})

it('marks the notices read one by one', async () => {
  const app = await open('wang')
  await fillIn(app, { title: '路灯不亮影响夜间出行' })
  const id = await submit(app)
  await handle(id)
  await app.open('/pages/notices/index')
  await app.waitFor('条未读')
  const unread = Number(/(\d+)条未读/.exec(app.screen())?.[1])
  await app.tap('您的信访事项已答复')
  await app.waitForPage('pages/petition/index')
  await app.waitFor('下水道本周疏通')
  await app.back()
  await app.waitFor(unread > 1 ? `${unread - 1}条未读` : '全部已读')
})

it('is looked up by number and code without signing in, on another phone', async () => {
  const id = await submit(await openFilled('zhao'))
  const { body } = await (await house.resident('zhao')).get<PetitionView>(`/api/petitions/${id}`)
  const stranger = await open('stranger')
  await stranger.tap('凭编号查询')
  await stranger.type('编号', body.number)
  await stranger.type('查询码', '0000000000')
  await stranger.tap('查询')
  await stranger.waitFor('编号和查询码对不上，请对照回执再看一遍。')
  await stranger.type('查询码', body.queryCode ?? '')
  await stranger.tap('查询')
  await stranger.waitFor('现在由谁办理')
  expect(stranger.screen()).not.toContain('张三')
  expect(stranger.seen.requests.some(({ url }) => url.includes('/session'))).toBe(false)
})

it('files an accusation that shows no title to a look-up', async () => {
  const app = await openFilled('qian', { conduct: '某某' })
  const id = await submit(app)
  const { body } = await (await house.resident('qian')).get<PetitionView>(`/api/petitions/${id}`)
  expect(body.sealed).toBe(true)
  await app.open('/pages/lookup/index')
  await app.type('编号', body.number)
  await app.type('查询码', body.queryCode ?? '')
  await app.tap('查询')
  await app.waitFor('提交日期')
  expect(app.screen()).not.toContain('积水')
})

it('joins the phone by an SMS code', async () => {
  const app = await open('zhou')
  await app.tap('我的')
  await app.tap('绑定手机号码')
  await app.waitForPage('pages/mine/phone/index')
  await app.type('手机号码', '13905610077')
  await app.tap('获取验证码')
  await app.waitFor('验证码已发送')
  const { messages } = await house.simulate<{ messages: { code?: string }[] }>('GET', '/simulator/sms/13905610077')
  await app.type('短信验证码', messages.at(-1)?.code ?? '')
  await app.tap('用短信验证码绑定')
  await app.waitFor('已经绑定')
  // The next code for a number is given after a minute.
  house.now = new Date(house.now.getTime() + 61_000)
  expect((await (await house.residentBySms('13905610077')).get<{ person: { id: string } }>('/api/session')).body.person.id).toBe(
    (await house.resident('zhou')).id,
  )
})

it('signs in again by itself when its token is no longer good', async () => {
  const app = await open('jiang')
  await app.open('/pages/petitions/index')
  await app.waitFor('您还没有提交过信访件。')
  const session = app.phone.storage.get('session') as { token: string }
  app.phone.storage.set('session', { ...session, token: 'no-longer-good' })
  await app.open('/pages/me/index')
  await app.waitFor('绑定手机号码')
  expect(app.screen()).not.toContain('请先登录')
  expect(app.seen.requests.filter(({ url }) => url.endsWith('/session/wechat'))).toHaveLength(2)
})

async function openFilled(name: string, written?: Parameters<typeof fillIn>[1]) {
  const app = await open(name)
  await fillIn(app, written)
  return app
}

/** What the staff does, by the API: registers, transfers, accepts, replies. */
async function handle(id: string) {
  const bureau = await house.staff('bureau-clerk')
  const unit = await house.staff('unit-clerk')
  const act = async (who: typeof bureau, name: string, body: object) => {
    const answer = await who.post<PetitionView>(`/api/petitions/${id}/${name}`, body)
    if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`)
    return answer.body
  }
  await act(bureau, 'registration', { class: 'appeal', purpose: 'request' })
  await act(bureau, 'transfer', { assignments: [{ organisationId: unit.organisationId, role: 'lead' }] })
  const accepted = await act(unit, 'acceptance', {})
  const points = accepted.requests.map(({ id: requestId }) => ({
    requestId,
    outcome: 'supported',
    text: '下水道本周疏通。',
    basis: '《城镇排水与污水处理条例》第三十一条',
  }))
  const replied = await act(unit, 'reply', { body: '经现场核查，情况属实，现答复如下。', points })
  if (replied.allowedActions.includes('reply-approval') || replied.status !== 'replied') {
    const leader = await house.staff('unit-leader', { organisationId: unit.organisationId })
    await act(leader, 'reply-approval', { approved: true })
  }
  await house.workOff()
  return { unit, act }
}
