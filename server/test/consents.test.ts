import type { NoticeConsents } from '@petition/shared/schemas/notice'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import { openHouse } from './house.ts'
import { consent, eventually, file, type Outbox, openOutbox, push, type Someone, secondsOf, sendingsOf, someone } from './outbox.ts'

const progress = simulatorTemplates.received.templateId
const reply = simulatorTemplates.replied.templateId

let outbox: Outbox
beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox?.close())

const remaining = async (person: Someone, templateId = progress) => {
  const { items } = (await person.get<NoticeConsents>('/api/notices/consents')).body
  return items.find((one) => one.templateId === templateId)?.remaining
}
const until = (person: Someone, count: number) => eventually(async () => (await remaining(person)) === count)
const changed = (person: Someone, status: 'accept' | 'reject', Event = 'subscribe_msg_change_event', second = 0) =>
  push(
    outbox,
    JSON.stringify({
      ToUserName: 'gh_x',
      FromUserName: person.openid,
      CreateTime: secondsOf(outbox, second),
      MsgType: 'event',
      Event,
      List: { TemplateId: progress, SubscribeStatusString: status, PopupScene: '0' },
    }),
  )

it('names each template, what it tells, and that nothing may be sent yet', async () => {
  const li = await someone(outbox, '李一')
  expect((await li.get<NoticeConsents>('/api/notices/consents')).body.items).toEqual([
    {
      templateId: progress,
      title: '已收到、已转送有关单位、已受理、已告知处理途径',
      kinds: ['received', 'transferred', 'accepted', 'guided'],
      type: 'once',
      remaining: 0,
    },
    { templateId: reply, title: '已答复', kinds: ['replied'], type: 'once', remaining: 0 },
    { templateId: simulatorTemplates.concluded.templateId, title: '已办结', kinds: ['concluded'], type: 'once', remaining: 0 },
  ])
})

it('counts each tap on “allow” and each message that went out', async () => {
  const li = await someone(outbox, '李二')
  await consent(outbox, li, progress, 3)
  await until(li, 3)
  expect(await remaining(li, reply)).toBe(0)
  await file(li)
  await outbox.workOff()
  expect(await remaining(li)).toBe(2)
})

it('forgets what WeChat says is gone: switched off in its settings, or refused with 43101', async () => {
  const li = await someone(outbox, '李三')
  await consent(outbox, li, progress, 2)
  await until(li, 2)
  await changed(li, 'reject')
  expect(await remaining(li)).toBe(0)
  await changed(li, 'accept', 'subscribe_msg_popup_event', 1)
  expect(await remaining(li)).toBe(1)
  await outbox.owner`update message_consent set remaining = 5 where template_id = ${progress}`
  // The two consents of the phone itself are used up before our five.
  const told = [await file(li), await file(li), await file(li)]
  await outbox.workOff()
  const reasons = await Promise.all(told.map(async (one) => (await sendingsOf(outbox, one))[0]?.reason))
  expect(reasons.toSorted()).toEqual(['not-subscribed', null, null])
  await eventually(async () => (await remaining(li)) === 0)
})

it('is not moved by a refusal in the window, a template of nobody or an event that comes again', async () => {
  const li = await someone(outbox, '李四')
  await consent(outbox, li, progress)
  await until(li, 1)
  await changed(li, 'reject', 'subscribe_msg_popup_event', 2)
  await changed(li, 'accept', 'subscribe_msg_change_event', 3)
  for (let time = 0; time < 3; time++) await changed(li, 'accept', 'subscribe_msg_popup_event', 4)
  expect(await remaining(li)).toBe(2)
  const stranger = { ...li, openid: `o${'x'.repeat(27)}` }
  expect((await changed(stranger, 'accept', 'subscribe_msg_popup_event', 5)).body).toBe('success')
  expect(await remaining(await someone(outbox, '李五'))).toBe(0)
})

it('is each person’s own, and unknown where WeChat calls nobody back', async () => {
  const house = await openHouse()
  const wang = await house.resident('王五')
  const { items } = (await wang.get<NoticeConsents>('/api/notices/consents')).body
  expect(items.map((one) => one.remaining)).toEqual([null, null, null])
  expect((await house.visitor.get('/api/notices/consents')).status).toBe(401)
  expect((await (await house.staff('bureau-clerk')).get('/api/notices/consents')).status).toBe(403)
  await house.close()
})
