import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallbackConfig, CallbackEvent } from './callback.ts'
import { CallbackRefused, readCallback, verifyCallback } from './callback.ts'
import { decrypt, encrypt, sign } from './callback-cipher.ts'

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const openid = 'osKp_4j-PO0TsnJhZ1h0GV3alV5U'
const now = new Date(1_676_138_869_000)
const timestamp = '1676138869'
const nonce = '1514711492'
const plain: CallbackConfig = { token: 'AAAAA', encodingAesKey: null, appId: 'wxb11529c136998cb6' }
const safe: CallbackConfig = { ...plain, encodingAesKey: key }
const plainQuery = { signature: sign('AAAAA', timestamp, nonce), timestamp, nonce }

const read = (body: unknown) => readCallback(plain, plainQuery, typeof body === 'string' ? body : JSON.stringify(body), now)
const refusal = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    return error instanceof CallbackRefused ? error.reason : error
  }
  return 'accepted'
}

const sealed = (message: string, { appId = plain.appId, token = plain.token } = {}) => {
  const encrypted = encrypt(key, appId, message, Buffer.from('aaaabbbbccccdddd'))
  return { encrypted, query: { encrypt_type: 'aes', timestamp, nonce, msg_signature: sign(token, timestamp, nonce, encrypted) } }
}

const event = (name: string, fields: object) => ({
  ToUserName: 'gh_df0deeb82b8a',
  FromUserName: openid,
  CreateTime: '1676138869',
  MsgType: 'event',
  Event: name,
  ...fields,
})

describe('published vectors', () => {
  it('signs the check of the address', () => {
    expect(sign('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696')
  })

  it('encrypts, signs and decrypts a message', () => {
    const encrypted = encrypt(key, 'wxb11529c136998cb6', '我是中文abcd123', Buffer.from('aaaabbbbccccdddd'))
    expect(encrypted).toBe('jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==')
    expect(sign('pamtest', '1409304348', 'xxxxxx', encrypted)).toBe('82c962d39941aa48552f90ef55aa323dc620cc10')
    expect(decrypt(key, encrypted)).toEqual({ message: '我是中文abcd123', appId: 'wxb11529c136998cb6' })
  })
})

describe('the check of the address', () => {
  const query = {
    timestamp: '1714036504',
    nonce: '1514711492',
    signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
    echostr: '4375120948345356249',
  }
  const then = new Date(1_714_036_504_000)

  it('sends echostr back', () => {
    expect(verifyCallback(plain, query, then)).toBe('4375120948345356249')
  })

  it.each([
    ['another signature', { ...query, signature: 'f464b24fc39322e44b38aa78f5edd27bd1441697' }, 'signature'],
    ['no signature', { ...query, signature: undefined }, 'signature'],
    ['a signature given twice', { ...query, signature: [query.signature, query.signature] }, 'signature'],
    ['no time', { ...query, timestamp: undefined }, 'stale'],
    ['a time that is no number', { ...query, timestamp: 'NaN' }, 'stale'],
  ])('refuses %s', (_, bad, reason) => {
    expect(refusal(() => verifyCallback(plain, bad, then))).toBe(reason)
  })

  it('takes five minutes of drift either way and not a second more', () => {
    for (const driftSeconds of [-300, 300]) {
      expect(refusal(() => verifyCallback(plain, query, new Date(then.getTime() + driftSeconds * 1000)))).toBe('accepted')
    }
    for (const driftSeconds of [-301, 301]) {
      expect(refusal(() => verifyCallback(plain, query, new Date(then.getTime() + driftSeconds * 1000)))).toBe('stale')
    }
  })
})

describe('encrypted pushes', () => {
  const message = JSON.stringify(
    event('subscribe_msg_sent_event', { List: { TemplateId: 'T', MsgID: '1', ErrorCode: '0', ErrorStatus: 'success' } }),
  )

  it('reads a JSON envelope and an XML envelope alike', () => {
    const { encrypted, query } = sealed(message)
    const inJson = readCallback(safe, query, JSON.stringify({ ToUserName: 'gh', Encrypt: encrypted }), now)
    const inXml = readCallback(
      safe,
      query,
      `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
      now,
    )
    expect(inJson).toMatchObject([{ kind: 'message-sent', msgId: '1', openid }])
    expect(inXml).toEqual(inJson)
  })

  it('believes the sealed part of a compatible push and not the open one', () => {
    const { encrypted, query } = sealed(message)
    const body = { ...event('subscribe_msg_change_event', {}), FromUserName: 'oSomebodyElse', Encrypt: encrypted }
    expect(readCallback(safe, query, JSON.stringify(body), now)).toMatchObject([{ kind: 'message-sent', openid }])
  })

  it('refuses a plain push where a key is set, however well signed', () => {
    expect(refusal(() => readCallback(safe, plainQuery, message, now))).toBe('not-encrypted')
  })

  it.each([
    ['another app', sealed(message, { appId: 'wxb11529c136998cb7' }), 'foreign-app'],
    ['another token', sealed(message, { token: 'BBBBB' }), 'signature'],
  ])('refuses a message of %s', (_, { encrypted, query }, reason) => {
    expect(refusal(() => readCallback(safe, query, JSON.stringify({ Encrypt: encrypted }), now))).toBe(reason)
  })

  it('refuses a message of which any byte was altered', () => {
    const { encrypted, query } = sealed(message)
    const bytes = Buffer.from(encrypted, 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (position, flip) => {
        const altered = Buffer.from(bytes)
        altered[position] = (altered[position] ?? 0) ^ flip
        expect(refusal(() => readCallback(safe, query, JSON.stringify({ Encrypt: altered.toString('base64') }), now))).toBe('signature')
      }),
    )
  })

  it.each(['', 'AAAA', 'not base64!', Buffer.alloc(64).toString('base64'), Buffer.alloc(33).toString('base64')])(
    'opens no rubbish: %j',
    (encrypted) => {
      expect(decrypt(key, encrypted)).toBeNull()
    },
  )

  it.each([
    ['a pad that lies', [1, 2]],
    ['a pad of nothing', [0]],
    ['a pad beyond the block', Array<number>(33).fill(33)],
  ])('opens nothing with %s', (_, pad) => {
    const aes = Buffer.from(`${key}=`, 'base64')
    const plain = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 0, 0, 1]), Buffer.from('x')])
    const padded = Buffer.concat([plain, Buffer.alloc((64 - plain.length - pad.length) % 32), Buffer.from(pad)])
    const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false)
    expect(decrypt(key, Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64'))).toBeNull()
  })

  it('round-trips any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (text, random) => {
        expect(decrypt(key, encrypt(key, 'wx1', text, Buffer.from(random)))).toEqual({ message: text, appId: 'wx1' })
      }),
    )
  })

  it('says so when the key is not the one WeChat shows', () => {
    expect(() => encrypt('short', 'wx1', 'x', Buffer.alloc(16))).toThrow('43')
  })
})

describe('events', () => {
  const item = { TemplateId: 'IHfdMu', SubscribeStatusString: 'accept', PopupScene: '0' }
  const at = new Date(1_676_138_869_000)

  it.each([
    ['one entry', { List: item }],
    ['one entry in an array', { List: [item] }],
    ['wrapped', { SubscribeMsgPopupEvent: { List: [item] } }],
    ['wrapped without a list', { SubscribeMsgPopupEvent: [item] }],
  ])('reads consents: %s', (_, fields) => {
    expect(read(event('subscribe_msg_popup_event', fields))).toMatchObject([
      { kind: 'subscription-popup', templateId: 'IHfdMu', accepted: true, openid, at },
    ])
  })

  it('makes an event of each entry of a list', () => {
    const events = read(
      event('subscribe_msg_popup_event', { List: [item, { ...item, TemplateId: 'uzFjHO', SubscribeStatusString: 'reject' }] }),
    )
    expect(events).toMatchObject([{ accepted: true }, { templateId: 'uzFjHO', accepted: false }])
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(2)
  })

  it('reads a withdrawn consent', () => {
    expect(read(event('subscribe_msg_change_event', { List: { TemplateId: 'T', SubscribeStatusString: 'reject' } }))).toMatchObject([
      { kind: 'subscription-change', templateId: 'T', accepted: false },
    ])
  })

  const sentXml = `<xml><ToUserName><![CDATA[gh_df0deeb82b8a]]></ToUserName>
    <FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>1676138869</CreateTime>
    <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe_msg_sent_event]]></Event>
    <SubscribeMsgSentEvent><List><TemplateId><![CDATA[IHfdMu]]></TemplateId><MsgID>2794188253209100289</MsgID>
    <ErrorCode>0</ErrorCode><ErrorStatus><![CDATA[success]]></ErrorStatus></List></SubscribeMsgSentEvent></xml>`

  it('keeps every digit of a message id, in XML, as text and as a bare number', () => {
    const expected = { kind: 'message-sent', msgId: '2794188253209100289', errorCode: 0, errorStatus: 'success', templateId: 'IHfdMu' }
    const list = '{"TemplateId":"IHfdMu","MsgID":2794188253209100289,"ErrorCode":0,"ErrorStatus":"success"}'
    const bare = JSON.stringify(event('subscribe_msg_sent_event', { List: 'HERE' })).replace('"HERE"', list)
    for (const body of [sentXml, bare, bare.replace('2794188253209100289', '"2794188253209100289"')]) {
      expect(read(body)).toMatchObject([expected])
    }
  })

  it('gives a repeated push the same key, in either format, and another message another', () => {
    const keyOf = (body: string) => (read(body)[0] as CallbackEvent).dedupeKey
    expect(keyOf(sentXml)).toBe(keyOf(sentXml))
    expect(keyOf(sentXml.replace('9100289<', '9100290<'))).not.toBe(keyOf(sentXml))
    expect(keyOf(sentXml)).not.toContain(openid)
  })

  it('reads the verdict on a picture', () => {
    const media = { appid: plain.appId, trace_id: '60f96f1d-3845297a-1976a3ae', version: 2, errcode: 0, errmsg: 'ok' }
    expect(read(event('wxa_media_check', { ...media, result: { suggest: 'risky', label: 20002 } }))).toMatchObject([
      { kind: 'media-checked', traceId: '60f96f1d-3845297a-1976a3ae', errorCode: 0, suggest: 'risky', label: 20002 },
    ])
    expect(read(event('wxa_media_check', { ...media, errcode: -1008 }))).toMatchObject([{ errorCode: -1008, suggest: null, label: null }])
    expect(refusal(() => read(event('wxa_media_check', { ...media, appid: 'wxother' })))).toBe('foreign-app')
  })

  it('passes on what it does not know', () => {
    expect(read(event('user_enter_tempsession', {}))).toMatchObject([{ kind: 'other', event: 'user_enter_tempsession' }])
    expect(read({ ...event('', {}), MsgType: 'text', MsgId: '1' })).toMatchObject([{ kind: 'other' }])
  })
})

describe('broken and hostile bodies', () => {
  const base = `<FromUserName>${openid}</FromUserName><CreateTime>1676138869</CreateTime><MsgType>event</MsgType><Event>x</Event>`

  it.each([
    ['nothing', ''],
    ['broken JSON', '{"a":'],
    ['a JSON string', '"x"'],
    ['null', 'null'],
    ['broken XML', '<xml><a></xml>'],
    ['XML without a root', `<yml>${base}</yml>`],
    ['an entity', `<!DOCTYPE x [<!ENTITY a "b">]><xml>${base}</xml>`],
    ['an outside file', `<!doctype x SYSTEM "file:///etc/passwd"><xml>${base}</xml>`],
    ['a thousand levels', `<xml>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}${base}</xml>`],
    ['no sender', JSON.stringify({ ...event('x', {}), FromUserName: undefined })],
    ['no time', JSON.stringify({ ...event('x', {}), CreateTime: 'soon' })],
    ['a list of text', JSON.stringify(event('subscribe_msg_sent_event', { List: 'x' }))],
    ['no list', JSON.stringify(event('subscribe_msg_sent_event', {}))],
  ])('refuses %s', (_, body) => {
    expect(refusal(() => read(body))).toBe('malformed')
  })

  it('never answers rubbish with anything but a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((inner) => `<xml>${inner}</xml>`),
        ),
        (body) => {
          expect(['malformed', 'foreign-app']).toContain(refusal(() => read(body)))
        },
      ),
    )
  })

  it('leaves the prototype of objects alone', () => {
    refusal(() => read(`<xml><__proto__><polluted>1</polluted></__proto__>${base}</xml>`))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
