import type { NoticePage, NoticeTemplates, NoticeView } from '@petition/shared/schemas/notice'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enqueueNotice } from '../src/db/notices.ts'
import { startJobs } from '../src/jobs/runner.ts'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import { consent, eventually, file, hurry, type Outbox, openOutbox, orderFault, phoneOf, sendingsOf, smsTo, someone } from './outbox.ts'

const send = '/cgi-bin/message/subscribe/send'
const progress = simulatorTemplates.received.templateId

let outbox: Outbox
let jobs: { stop(): Promise<void> }
beforeAll(async () => {
  outbox = await openOutbox({ timeoutMs: 1500 })
  jobs = await startJobs(outbox.ctx)
})
afterAll(async () => {
  await jobs?.stop()
  await outbox?.close()
})

const settled = (told: { id: string }, state: string) =>
  eventually(async () => (await sendingsOf(outbox, told)).find((sending) => sending.state === state))

it('brings a notice to the phone once, with the number, the matter, its state and the page', async () => {
  const li = await someone(outbox, '李一')
  await consent(outbox, li, progress, 3)
  const told = await file(li)
  expect(await settled(told, 'sent')).toMatchObject({ channel: 'wechat', attempts: 1, reason: null })
  const messages = await phoneOf(outbox, li)
  expect(messages).toMatchObject([
    {
      templateId: progress,
      page: `pages/petition/index?id=${told.id}`,
      data: { character_string1: told.number, thing2: '您的信访事项', thing3: '已收到' },
    },
  ])
  expect(messages[0]?.data.time4).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/)
})

it('tells one event once, however often it is enqueued', async () => {
  const li = await someone(outbox, '李二')
  await consent(outbox, li, progress, 3)
  const told = await file(li)
  const [left] = await outbox.owner`select event_id from notice where petition_id = ${told.id}`
  const again = { eventId: left?.event_id, petitionId: told.id, personId: li.id, kind: 'received' as const, at: new Date() }
  await Promise.all(Array.from({ length: 5 }, () => outbox.ctx.db.transaction((tx) => enqueueNotice(tx, again))))
  await settled(told, 'sent')
  expect(await sendingsOf(outbox, told)).toHaveLength(1)
  expect(await phoneOf(outbox, li)).toHaveLength(1)
})

it('says nothing of a sealed matter but that something moved', async () => {
  const li = await someone(outbox, '李三')
  await consent(outbox, li, progress)
  const told = await file(li, { aboutConduct: true })
  await settled(told, 'sent')
  const [message] = await phoneOf(outbox, li)
  expect(message?.data).toMatchObject({
    character_string1: told.number,
    thing2: '您提交的事项',
    thing3: '有新进展',
    thing5: '请进入小程序查看',
  })
})

it('tries again when WeChat is busy, was unreachable or has no quota left', async () => {
  const li = await someone(outbox, '李四')
  await consent(outbox, li, progress, 4)
  for (const mishap of [{ errcode: -1 }, { errcode: 45009 }, { errcode: 43108 }, { status: 502 }]) {
    await orderFault(outbox, { path: send, ...mishap, times: 1 })
    const told = await file(li)
    expect(await settled(told, 'queued')).toBeDefined()
    await eventually(async () => (await sendingsOf(outbox, told)).find(({ state, attempts }) => state === 'queued' && attempts === 1))
    await hurry(outbox)
    expect(await settled(told, 'sent')).toMatchObject({ attempts: 2 })
  }
  expect(await phoneOf(outbox, li)).toHaveLength(4)
})

it('gives up after eight tries, by name', async () => {
  const li = await someone(outbox, '李五')
  await orderFault(outbox, { path: send, errcode: -1, times: 8 })
  const told = await file(li)
  const failed = await eventually(async () => {
    await hurry(outbox)
    return (await sendingsOf(outbox, told)).find(({ state }) => state === 'failed')
  })
  expect(failed).toMatchObject({ reason: 'busy', attempts: 8 })
})

it('goes on by SMS where the person did not consent to a message, if a phone was verified', async () => {
  const withPhone = await someone(outbox, '王一', '13900000001')
  const told = await file(withPhone)
  await eventually(async () => (await sendingsOf(outbox, told)).find(({ channel, state }) => channel === 'sms' && state === 'sent'))
  expect(await sendingsOf(outbox, told)).toMatchObject([
    { channel: 'wechat', state: 'failed', reason: 'not-subscribed', attempts: 1 },
    { channel: 'sms', state: 'sent' },
  ])
  const texts = await smsTo(outbox, '13900000001')
  expect(texts).toHaveLength(1)
  expect(texts[0]).toContain(told.number)
  expect(texts[0]).toContain('已收到')

  const without = await someone(outbox, '王二')
  const untold = await file(without)
  await settled(untold, 'failed')
  expect(await sendingsOf(outbox, untold)).toMatchObject([{ channel: 'wechat', reason: 'not-subscribed' }])
})

it('never writes again to an openid that WeChat calls dead', async () => {
  const li = await someone(outbox, '王三', '13900000003')
  await consent(outbox, li, progress, 3)
  await orderFault(outbox, { path: send, errcode: 40003, times: 1 })
  const told = await file(li)
  expect(await settled(told, 'failed')).toMatchObject({ reason: 'openid-dead', attempts: 1 })
  const next = await file(li)
  await settled(next, 'sent')
  expect(await sendingsOf(outbox, next)).toMatchObject([{ channel: 'sms', state: 'sent' }])
  expect(await phoneOf(outbox, li)).toEqual([])
})

it('names what is wrong with a template, a page or a field, and does not try again', async () => {
  const li = await someone(outbox, '王四')
  await consent(outbox, li, progress, 3)
  for (const [errcode, reason] of [
    [40037, 'template-unknown'],
    [41030, 'page-unknown'],
    [47003, 'field-invalid'],
  ] as const) {
    await orderFault(outbox, { path: send, errcode, times: 1 })
    const told = await file(li)
    expect(await settled(told, 'failed')).toMatchObject({ reason, attempts: 1 })
  }
  expect(await phoneOf(outbox, li)).toEqual([])
})

it('believes WeChat that a message went out although its answer never came', async () => {
  const li = await someone(outbox, '赵一')
  await consent(outbox, li, progress, 2)
  // The message is delivered, its event is pushed, and only the answer comes too late.
  await orderFault(outbox, { path: send, delayMs: 5000, times: 1 })
  const told = await file(li)
  expect(await settled(told, 'sent')).toMatchObject({ attempts: 1, external_id: expect.stringMatching(/^\d+$/) })
  await hurry(outbox)
  await hurry(outbox)
  expect(await phoneOf(outbox, li)).toHaveLength(1)
})

it('keeps the inbox whatever becomes of the messages, newest first, page by page, each read once', async () => {
  const li = await someone(outbox, '赵二')
  const other = await someone(outbox, '赵三')
  const numbers: string[] = []
  for (const sealed of [false, false, true]) numbers.unshift((await file(li, { aboutConduct: sealed })).number)
  const ask = async (query = '') => (await li.get<NoticePage>(`/api/notices${query}`)).body
  const first = await ask('?limit=2')
  const second = await ask(`?limit=2&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ petitionNumber }) => petitionNumber)).toEqual(numbers)
  expect(second.nextCursor).toBeNull()
  expect(first.unread).toBe(3)
  expect(first.items[0]).toMatchObject({ title: '您提交的事项有新进展', text: `编号 ${numbers[0]}，请进入查看。` })
  expect(first.items[1]).toMatchObject({ title: '您的信访事项已收到', readAt: null })

  const path = `/api/notices/${first.items[0]?.id}/read`
  expect((await other.post(path)).status).toBe(404)
  expect((await outbox.visitor.post(path)).status).toBe(401)
  const read = (await li.post<NoticeView>(path)).body
  expect(read.readAt).not.toBeNull()
  expect((await li.post(path)).body).toEqual(read)
  expect((await ask()).unread).toBe(2)
  expect((await li.get<NoticeTemplates>('/api/notices/templates')).body.templateIds).toContain(progress)
  const cursors = Array.from({ length: 64 }, (_, index) => Buffer.from(`["2026-13-45T00:00:00.000Z","x${index}"]`).toString('base64url'))
  const garbage = await Promise.all(cursors.map((cursor) => li.get(`/api/notices?cursor=${cursor}`)))
  expect(new Set(garbage.map(({ status }) => status))).toEqual(new Set([400]))
  expect((await li.get('/api/notices')).status).toBe(200)
})
