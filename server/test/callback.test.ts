import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { encrypt, sign } from '../src/wechat/callback-cipher.ts'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import { file, type Outbox, openOutbox, push, pushSent, type Someone, secondsOf, sendingsOf, sentEvent, someone } from './outbox.ts'

const progress = simulatorTemplates.received.templateId

/** A sending of which WeChat's answer is unknown: only the callback can settle it. */
async function inDoubt(outbox: Outbox, person: Someone) {
  const told = await file(person)
  await outbox.owner`update sending set state = 'unknown', reason = 'interrupted', attempts = 1
    where notice_id in (select id from notice where petition_id = ${told.id})`
  return told
}

const eventsKept = async ({ owner }: Outbox) => (await owner`select count(*)::int as count from callback_event`)[0]?.count

describe('the callback in the clear', () => {
  let outbox: Outbox
  beforeAll(async () => {
    outbox = await openOutbox()
  })
  afterAll(() => outbox?.close())

  it('answers the check of the address with the text WeChat sent', async () => {
    const [timestamp, nonce] = [secondsOf(outbox), '1514711492']
    const query = new URLSearchParams({
      signature: sign('outbox-token', timestamp, nonce),
      timestamp,
      nonce,
      echostr: '4375120948345356249',
    })
    const answer = await outbox.app.inject(`/api/wechat/callback?${query}`)
    expect([answer.statusCode, answer.body]).toEqual([200, '4375120948345356249'])
    query.set('signature', '0'.repeat(40))
    expect((await outbox.app.inject(`/api/wechat/callback?${query}`)).statusCode).toBe(403)
  })

  it('settles a message in JSON and in XML, once however often it is pushed', async () => {
    for (const [index, write] of [json, xml].entries()) {
      const li = await someone(outbox, `李${index}`)
      const told = await inDoubt(outbox, li)
      const before = await eventsKept(outbox)
      const body = write(sentEvent(outbox, li, { templateId: progress, msgId: `900000000000000010${index}` }))
      const contentType = write === xml ? 'text/xml' : 'application/json'
      const answers = await Promise.all(Array.from({ length: 4 }, () => push(outbox, body, { contentType })))
      expect(answers.map(({ body, statusCode }) => `${statusCode} ${body}`)).toEqual(Array(4).fill('200 success'))
      expect(await sendingsOf(outbox, told)).toMatchObject([{ state: 'sent', external_id: `900000000000000010${index}` }])
      expect(await eventsKept(outbox)).toBe(before + 1)
    }
  })

  it('goes on by SMS when WeChat says that a message did not arrive', async () => {
    const li = await someone(outbox, '李三', '13900000011')
    const told = await inDoubt(outbox, li)
    expect(await pushSent(outbox, li, { templateId: progress, msgId: '9000000000000000200', errorCode: '1003' })).toBe(200)
    expect(await sendingsOf(outbox, told)).toMatchObject([
      { channel: 'wechat', state: 'failed', reason: 'not-delivered:1003' },
      { channel: 'sms', state: 'queued' },
    ])
  })

  it('guesses nothing when two messages to one person are in doubt, or the template is another one', async () => {
    const li = await someone(outbox, '李四')
    const told = await inDoubt(outbox, li)
    await pushSent(outbox, li, { templateId: simulatorTemplates.replied.templateId, msgId: '9000000000000000300' })
    await pushSent(outbox, li, { templateId: 'nobody-knows-it', msgId: '9000000000000000301' })
    expect(await sendingsOf(outbox, told)).toMatchObject([{ state: 'unknown' }])
    const second = await inDoubt(outbox, li)
    await pushSent(outbox, li, { templateId: progress, msgId: '9000000000000000302' })
    for (const one of [told, second]) expect(await sendingsOf(outbox, one)).toMatchObject([{ state: 'unknown' }])
  })

  it('writes nothing for a forged, an old, a foreign or a broken push', async () => {
    const li = await someone(outbox, '李五')
    const told = await inDoubt(outbox, li)
    const before = await eventsKept(outbox)
    const event = sentEvent(outbox, li, { templateId: progress, msgId: '9000000000000000400' })
    const status = async (...args: [string, Parameters<typeof push>[2]?]) => (await push(outbox, ...args)).statusCode
    expect(await status(json(event), { token: 'guessed' })).toBe(403)
    expect(await status(json(event), { timestamp: secondsOf(outbox, -301) })).toBe(403)
    expect(await status(json(event), { timestamp: secondsOf(outbox, 301) })).toBe(403)
    expect(await status(json(event), { timestamp: 'yesterday' })).toBe(403)
    expect(await status(json({ ...event, appid: 'wx0000000000000000' }))).toBe(403)
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '<xml>',
      '<!DOCTYPE x [<!ENTITY a "b">]><xml><Event>&a;</Event></xml>',
      '\u0000'.repeat(100),
    ]) {
      expect(await status(body), JSON.stringify(body.slice(0, 20))).toBe(400)
    }
    expect(await status(json({ ...event, List: 'x' }))).toBe(400)
    expect(await status(json({ ...event, padding: 'x'.repeat(64 * 1024) }))).toBe(413)
    expect((await outbox.app.inject({ method: 'POST', url: '/api/wechat/callback', payload: json(event) })).statusCode).toBe(403)
    expect(await eventsKept(outbox)).toBe(before)
    expect(await sendingsOf(outbox, told)).toMatchObject([{ state: 'unknown' }])
  })

  it('takes what it has no use for without keeping who it was about', async () => {
    const li = await someone(outbox, '李六')
    const common = { ToUserName: 'gh_x', FromUserName: li.openid, CreateTime: secondsOf(outbox), MsgType: 'event' }
    for (const [Event, SubscribeStatusString] of [
      ['subscribe_msg_popup_event', 'accept'],
      ['subscribe_msg_change_event', 'reject'],
    ]) {
      const List = [{ TemplateId: progress, SubscribeStatusString, PopupScene: '0' }]
      expect((await push(outbox, json({ ...common, Event, List }))).body).toBe('success')
    }
    expect((await push(outbox, json({ ...common, MsgType: 'text', Content: '你好', MsgId: 1 }))).body).toBe('success')
    expect(JSON.stringify(await outbox.owner`select * from callback_event`)).not.toContain(li.openid)
  })

  it('keeps what WeChat saw on a photo, also when the verdict overtakes the trace', async () => {
    const li = await someone(outbox, '李七')
    const id = newId()
    await outbox.owner`insert into attachment (id, person_id, media_type, size_bytes, sha256, file_key, created_at)
      values (${id}, ${li.id}, 'image/jpeg', 1, '', 'x', now())`
    const verdict = (trace_id: string, result?: object) =>
      json({
        ...{
          ToUserName: 'gh_x',
          FromUserName: li.openid,
          CreateTime: Number(secondsOf(outbox)),
          MsgType: 'event',
          Event: 'wxa_media_check',
        },
        ...{ appid: outbox.ctx.config.WECHAT_APP_ID, trace_id, version: 2, detail: [], errcode: result ? 0 : -1008, errmsg: '', result },
      })
    expect((await push(outbox, verdict('trace-1', { suggest: 'risky', label: 20002 }))).statusCode).toBe(503)
    await outbox.owner`update attachment set check_trace_id = 'trace-1' where id = ${id}`
    expect((await push(outbox, verdict('trace-1', { suggest: 'risky', label: 20002 }))).body).toBe('success')
    expect(await outbox.owner`select check_result from attachment where id = ${id}`).toEqual([{ check_result: 'risky' }])
    await outbox.owner`update attachment set check_trace_id = 'trace-2' where id = ${id}`
    expect((await push(outbox, verdict('trace-2'))).body).toBe('success')
    expect(await outbox.owner`select check_result from attachment where id = ${id}`).toEqual([{ check_result: 'failed' }])
  })
})

describe('the callback under AES', () => {
  let outbox: Outbox
  beforeAll(async () => {
    outbox = await openOutbox({ aes: true })
  })
  afterAll(() => outbox?.close())

  const seal = (message: string, appId = outbox.ctx.config.WECHAT_APP_ID) =>
    encrypt(outbox.ctx.config.WECHAT_ENCODING_AES_KEY ?? '', appId, message, randomBytes(16))
  const query = (sealed: string) => (token: string, timestamp: string, nonce: string) => ({
    encrypt_type: 'aes',
    msg_signature: sign(token, timestamp, nonce, sealed),
  })

  it('settles a message in JSON and in XML', async () => {
    for (const [index, write] of [json, xml].entries()) {
      const li = await someone(outbox, `李${index}`)
      const told = await inDoubt(outbox, li)
      const sealed = seal(write(sentEvent(outbox, li, { templateId: progress, msgId: `900000000000000050${index}` })))
      const body = write({ ToUserName: 'gh_x', Encrypt: sealed })
      expect((await push(outbox, body, { query: query(sealed) })).body).toBe('success')
      expect(await sendingsOf(outbox, told)).toMatchObject([{ state: 'sent' }])
    }
  })

  it('writes nothing for what is in the clear, altered, or sealed for another app', async () => {
    const li = await someone(outbox, '李九')
    const told = await inDoubt(outbox, li)
    const event = json(sentEvent(outbox, li, { templateId: progress, msgId: '9000000000000000600' }))
    expect((await push(outbox, event)).statusCode).toBe(403)
    const sealed = seal(event)
    const altered = `${sealed.slice(0, -4)}AAA=`
    expect((await push(outbox, json({ Encrypt: altered }), { query: query(sealed) })).statusCode).toBe(403)
    expect((await push(outbox, json({ Encrypt: altered }), { query: query(altered) })).statusCode).toBe(400)
    const foreign = seal(event, 'wx0000000000000000')
    expect((await push(outbox, json({ Encrypt: foreign }), { query: query(foreign) })).statusCode).toBe(403)
    expect(await eventsKept(outbox)).toBe(await eventsBefore)
    expect(await sendingsOf(outbox, told)).toMatchObject([{ state: 'unknown' }])
  })

  // The two messages settled above.
  const eventsBefore = 2
})

const json = (message: object) => JSON.stringify(message)

/** As WeChat writes it: CDATA, and a list inside an element of the event's name. */
function xml(message: Record<string, unknown>): string {
  const { List, ...rest } = message
  const cdata = (fields: object) =>
    Object.entries(fields)
      .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
      .join('')
  return `<xml>${cdata(rest)}${List ? `<SubscribeMsgSentEvent><List>${cdata(List)}</List></SubscribeMsgSentEvent>` : ''}</xml>`
}
