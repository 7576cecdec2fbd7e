import type { Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WechatClient } from './client.ts'
import { adviceFor, WechatError, WechatUnreachable } from './client.ts'
import { createHttpClient } from './http-client.ts'
import { createSimulator } from './simulator/simulator.ts'
import { messageData, simulatorTemplates } from './templates.ts'

vi.setConfig({ testTimeout: 60_000 })

const appId = 'wxsimulator0000001'
const appSecret = 'simulator-secret-of-tests'
const SEND = '/cgi-bin/message/subscribe/send'
const template = simulatorTemplates.received
const data = messageData(template, {
  number: 'HB2026112300018',
  title: '您提交的事项',
  status: '已登记',
  at: '2026年11月23日 15:01',
  remark: '请在小程序中查看',
})

let simulator: FastifyInstance
let apiBase: string
let clockMs: number
let logged: string[]
const now = () => new Date(clockMs)

const log = {
  info: (details: object) => logged.push(JSON.stringify(details)),
  warn: (details: object) => logged.push(JSON.stringify(details)),
}
const clientOf = (options: { apiBase?: string; appSecret?: string; timeoutMs?: number } = {}): WechatClient =>
  createHttpClient({ apiBase, appId, appSecret, timeoutMs: 10_000, now, log, ...options })

const order = (fault: object) => simulator.inject({ method: 'PUT', url: '/simulator/faults', payload: fault })
const consent = (openid: string, times = 1) =>
  simulator.inject({ method: 'POST', url: '/simulator/subscriptions', payload: { openid, templateId: template.templateId, times } })
const received = async (openid: string) =>
  (await simulator.inject(`/simulator/phones/${openid}`)).json().messages as { data: unknown; page: string }[]

/** The error a call ends with; a call that succeeds is the test's failure. */
async function errorOf(call: Promise<unknown>): Promise<WechatError | WechatUnreachable> {
  const outcome = await call.then(
    () => new Error('the call succeeded'),
    (error: Error) => error,
  )
  if (outcome instanceof WechatError || outcome instanceof WechatUnreachable) return outcome
  throw outcome
}

beforeEach(async () => {
  clockMs = Date.UTC(2026, 10, 23, 1)
  logged = []
  simulator = createSimulator({ appId, appSecret, now })
  apiBase = await simulator.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => simulator.close())

describe('signing in', () => {
  it('gives the same person the same openid, each code once, and never the session key', async () => {
    const client = clientOf()
    const first = await client.codeToSession('sim-张三.1')
    expect(first).toEqual({ openid: expect.stringMatching(/^o[\w-]{27}$/) })
    expect(await client.codeToSession('sim-张三.2')).toEqual(first)
    expect(await client.codeToSession('sim-李四.1')).not.toEqual(first)
    expect(await errorOf(client.codeToSession('sim-张三.1'))).toMatchObject({ errcode: 40163 })
    expect(await errorOf(client.codeToSession('0a1b2c'))).toMatchObject({
      errcode: 40029,
      rid: expect.stringMatching(/^\w{8}-\w{8}-\w{8}$/),
    })
  })

  it('sees a wrong secret', async () => {
    expect(await errorOf(clientOf({ appSecret: 'wrong' }).codeToSession('sim-张三.1'))).toMatchObject({ errcode: 40125 })
  })

  it('turns the code of the phone button into a number, once', async () => {
    const client = clientOf()
    expect(await client.phoneNumber('phone-13800000001.1')).toBe('13800000001')
    expect(await errorOf(client.phoneNumber('phone-13800000001.1'))).toMatchObject({ errcode: 40163 })
    expect(await errorOf(client.phoneNumber('phone-138.1'))).toMatchObject({ errcode: 40029 })
  })
})

describe('subscription messages', () => {
  const send = (client: WechatClient, openid: string, changes: object = {}) =>
    client.sendSubscribeMessage({ openid, templateId: template.templateId, page: 'pages/petition/index?id=1', data, ...changes })

  it('arrive once for each consent, under an id of which no digit is lost', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await consent(openid, 2)
    const [first, second] = [await send(client, openid), await send(client, openid)]
    expect(BigInt(first.msgId ?? 0) > 2n ** 53n).toBe(true)
    expect(BigInt(second.msgId ?? 0) - BigInt(first.msgId ?? 0)).toBe(1n)
    expect(await received(openid)).toHaveLength(2)
    expect(await errorOf(send(client, openid))).toMatchObject({ errcode: 43101 })
    expect(await received(openid)).toHaveLength(2)
  })

  it.each([
    ['a wrong openid', { openid: 'nobody' }, 40003, 'openid-dead', undefined],
    ['an unknown template', { templateId: 'T' }, 40037, 'template-unknown', undefined],
    ['a page that is none', { page: '/nowhere' }, 41030, 'page-unknown', undefined],
    ['an empty field', { data: { ...data, thing2: { value: '' } } }, 47003, 'field-invalid', 'thing2'],
    ['a missing field', { data: { ...data, time4: undefined } }, 47003, 'field-invalid', 'time4'],
    ['a field too long', { data: { ...data, thing5: { value: '字'.repeat(21) } } }, 47003, 'field-invalid', 'thing5'],
    ['nobody’s consent', {}, 43101, 'not-subscribed', undefined],
  ])('are given up for %s', async (_, changes, errcode, reason, field) => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    const error = (await errorOf(send(client, openid, changes))) as WechatError
    expect(error).toMatchObject({ name: 'WechatError', errcode, path: SEND, rid: expect.stringMatching(/^\w{8}-\w{8}-\w{8}$/) })
    expect(adviceFor(error.errcode, error.message)).toEqual({ act: 'give-up', reason, ...(field && { field }) })
  })

  it.each([
    [-1, { act: 'retry', reason: 'busy' }],
    [40164, { act: 'retry', reason: 'misconfigured' }],
    [40243, { act: 'retry', reason: 'misconfigured' }],
    [43107, { act: 'give-up', reason: 'banned' }],
    [43108, { act: 'retry', reason: 'busy' }],
    [45009, { act: 'retry', reason: 'quota' }],
    [45047, { act: 'retry', reason: 'quota' }],
    [45168, { act: 'give-up', reason: 'sensitive-word' }],
    [99999, { act: 'give-up', reason: 'refused' }],
  ])('know what to do about %i, and reach the phone when it has passed', async (errcode, advice) => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await consent(openid)
    await order({ path: SEND, errcode, times: 1 })
    expect(adviceFor(((await errorOf(send(client, openid))) as WechatError).errcode)).toEqual(advice)
    expect(await received(openid)).toHaveLength(0)
    await send(client, openid)
    expect(await received(openid)).toHaveLength(1)
  })

  it('are of unknown fate when the answer is late, though they arrive once', async () => {
    const client = clientOf({ timeoutMs: 1000 })
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await consent(openid, 2)
    await order({ path: SEND, delayMs: 30_000, times: 1 })
    expect(await errorOf(send(client, openid))).toMatchObject({ name: 'WechatUnreachable', sent: 'unknown' })
    expect(await received(openid)).toHaveLength(1)
  })

  it('are of unknown fate after a gateway error', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await order({ path: SEND, status: 502, times: 1 })
    expect(await errorOf(send(client, openid))).toMatchObject({ name: 'WechatUnreachable', sent: 'unknown', status: 502 })
  })
})

describe('the interface token', () => {
  const check = (client: WechatClient, openid: string) => client.checkText({ openid, scene: 2, content: '道路积水' })

  it.each([40001, 40014, 42001])('is fetched anew after %i, and the call repeated once', async (errcode) => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await order({ path: '/wxa/msg_sec_check', errcode, times: 1 })
    expect(await check(client, openid)).toMatchObject({ suggest: 'pass' })
    await order({ path: '/wxa/msg_sec_check', errcode, times: 2 })
    expect(await errorOf(check(client, openid))).toMatchObject({ errcode })
  })

  it('survives its end', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await check(client, openid)
    clockMs += 7_200_000
    expect(await check(client, openid)).toMatchObject({ suggest: 'pass' })
    expect(logged).toEqual([])
  })

  it('is fetched anew when another process made WeChat forget it', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    await check(client, openid)
    await simulator.inject({
      method: 'POST',
      url: '/cgi-bin/stable_token',
      payload: { appid: appId, secret: appSecret, force_refresh: true },
    })
    expect(await check(client, openid)).toMatchObject({ suggest: 'pass' })
  })

  it('not had means that nothing was sent, whatever became of the request for it', async () => {
    const client = clientOf({ timeoutMs: 1000 })
    await order({ path: '/cgi-bin/stable_token', delayMs: 30_000, times: 1 })
    expect(await errorOf(client.phoneNumber('phone-13800000001.1'))).toMatchObject({ sent: 'no', path: '/cgi-bin/stable_token' })
    await order({ path: '/cgi-bin/stable_token', errcode: -1, times: 1 })
    expect(await errorOf(client.phoneNumber('phone-13800000001.1'))).toMatchObject({ errcode: -1 })
    expect(await clientOf().phoneNumber('phone-13800000001.1')).toBe('13800000001')
  })
})

describe('content safety, codes and links', () => {
  it('judges a long text by its worst part and cuts no character', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    expect(await client.checkText({ openid, scene: 2, content: `字${'😀'.repeat(5000)}` })).toMatchObject({ suggest: 'pass', label: 100 })
    const verdict = await client.checkText({ openid, scene: 2, content: `${'字'.repeat(2600)}风险测试${'字'.repeat(2600)}` })
    expect(verdict).toEqual({ suggest: 'risky', label: 20001, traceId: expect.stringMatching(/^\w{8}-\w{8}-\w{8}$/) })
  })

  it('hands out the trace id of a picture', async () => {
    const client = clientOf()
    const { openid } = await client.codeToSession('sim-张三.1')
    expect(await client.checkImage({ openid, mediaUrl: `${apiBase}/` })).toEqual({ traceId: expect.stringMatching(/^\w{8}-\w{8}-\w{8}$/) })
  })

  it('fetches a picture of a code, or WeChat’s reason', async () => {
    const client = clientOf()
    const picture = await client.miniProgramCode({ scene: 'n=HB2026112300018', page: 'pages/petition/index' })
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    expect(await errorOf(client.miniProgramCode({ scene: 'x'.repeat(33), page: 'pages/petition/index' }))).toMatchObject({ errcode: 40169 })
    expect(await errorOf(client.miniProgramCode({ scene: 'x', page: '/pages' }))).toMatchObject({ errcode: 41030 })
  })

  it('makes a link that opens a page', async () => {
    expect(await clientOf().urlLink({ path: 'pages/petition/index', query: 'id=1' })).toMatch(/^https:\/\/wxaurl\.cn\//)
    expect(await errorOf(clientOf().urlLink({ path: '/pages', query: '' }))).toMatchObject({ errcode: 40165 })
  })
})

describe('a network that fails', () => {
  let server: Server
  const listen = (onRequest: (socket: Socket) => void) =>
    new Promise<string>((resolve) => {
      server = createServer((socket) => socket.on('error', () => undefined).once('data', () => onRequest(socket)))
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as { port: number }).port}`))
    })
  afterEach(() => server?.close())

  it('never sent anything to a closed port or an unknown name', async () => {
    const closed = await listen(() => undefined)
    await new Promise((resolve) => server.close(resolve))
    expect(await errorOf(clientOf({ apiBase: closed }).codeToSession('x'))).toMatchObject({ sent: 'no', message: 'ECONNREFUSED' })
    expect(await errorOf(clientOf({ apiBase: 'http://wechat.invalid' }).codeToSession('x'))).toMatchObject({ sent: 'no' })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['is reset', (socket) => socket.resetAndDestroy()],
    ['is closed', (socket) => socket.end()],
    ['breaks off in the answer', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"openid"')],
    ['answers a page of HTML', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\n<html')],
    ['answers without an openid', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}')],
  ])('leaves the fate unknown when the connection %s after the request', async (_, answer) => {
    const base = await listen(answer)
    expect(await errorOf(clientOf({ apiBase: base }).codeToSession('x'))).toMatchObject({ name: 'WechatUnreachable', sent: 'unknown' })
  })
})

it('follows nobody who sends the secret elsewhere', async () => {
  const query = new URLSearchParams({ appid: appId, secret: appSecret, js_code: 'sim-张三.1', grant_type: 'authorization_code' })
  const elsewhere = fastify()
  elsewhere.get('/sns/jscode2session', (_request, reply) => reply.redirect(`${apiBase}/sns/jscode2session?${query}`))
  const base = await elsewhere.listen({ port: 0, host: '127.0.0.1' })
  expect(await errorOf(clientOf({ apiBase: base }).codeToSession('sim-张三.1'))).toMatchObject({ name: 'WechatUnreachable' })
  await elsewhere.close()
})

it('logs the rid of every refusal and no secret, token, person or content', async () => {
  const client = clientOf()
  const { openid } = await client.codeToSession('sim-张三.1')
  await consent(openid)
  await order({ path: SEND, errcode: 40001, times: 2 })
  const error = (await errorOf(
    client.sendSubscribeMessage({ openid, templateId: template.templateId, page: 'pages/petition/index', data }),
  )) as WechatError
  await order({ path: '/wxa/business/getuserphonenumber', status: 500, times: 1 })
  await errorOf(client.phoneNumber('phone-13800000001.1'))
  const { access_token: token } = (
    await simulator.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload: { appid: appId, secret: appSecret } })
  ).json()

  expect(logged).toHaveLength(3)
  expect(logged[1]).toContain(error.rid)
  for (const secret of [openid, token, appSecret, '13800000001', 'HB2026112300018', 'access_token'])
    expect(logged.join()).not.toContain(secret)
})
