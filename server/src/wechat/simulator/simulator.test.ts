import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallbackEvent } from '../callback.ts'
import { readCallback } from '../callback.ts'
import { createHttpClient } from '../http-client.ts'
import { fitFields } from '../message-fields.ts'
import { simulatorTemplates } from '../templates.ts'
import { createSimulator } from './simulator.ts'
import { checkFields } from './template-library.ts'

vi.setConfig({ testTimeout: 60_000 })

const app = { appId: 'wxsimulator0000001', appSecret: 'simulator-secret-of-tests' }
const callbackToken = 'callback-token'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const { templateId } = simulatorTemplates.received
const data = fitFields({ character_string1: 'HB1', thing2: '事项', thing3: '受理', time4: '15:01', thing5: '请查看' })
const silent = { warn: () => undefined }

let product: FastifyInstance
let simulator: FastifyInstance
let apiBase: string
let events: CallbackEvent[]
let posts: number
let answer: () => string

const seen = (kind: CallbackEvent['kind']) =>
  vi.waitFor(() => expect(events.map((event) => event.kind)).toContain(kind), { timeout: 10_000 })
const clientOf = () => createHttpClient({ apiBase, ...app, timeoutMs: 10_000, now: () => new Date(), log: silent })

beforeEach(async () => {
  events = []
  posts = 0
  answer = () => 'success'
  product = fastify()
  product.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  product.post('/callback', async (request, reply) => {
    posts += 1
    const config = { token: callbackToken, encodingAesKey, appId: app.appId }
    events.push(...readCallback(config, request.query as Record<string, unknown>, request.body as string, new Date()))
    return reply.type('text/plain').send(answer())
  })
  const callbackUrl = `${await product.listen({ port: 0, host: '127.0.0.1' })}/callback`
  simulator = createSimulator({ ...app, callbackUrl, callbackToken, encodingAesKey })
  apiBase = await simulator.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await simulator.close()
  await product.close()
})

describe('pushes to the product', () => {
  const subscribe = (openid: string, times: number) =>
    simulator.inject({ method: 'POST', url: '/simulator/subscriptions', payload: { openid, templateId, times } })

  it('tell of every consent, each with a key of its own', async () => {
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await subscribe(openid, 1)
    await subscribe(openid, 3)
    await vi.waitFor(() => expect(events).toHaveLength(4), { timeout: 10_000 })
    expect(events).toEqual(Array(4).fill(expect.objectContaining({ kind: 'subscription-popup', openid, templateId, accepted: true })))
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(4)
  })

  it('tell that a message was sent, under the id the caller got', async () => {
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await subscribe(openid, 1)
    const { msgId } = await clientOf().sendSubscribeMessage({ openid, templateId, page: 'pages/petition/index', data })
    await seen('message-sent')
    expect(events.at(-1)).toMatchObject({ kind: 'message-sent', msgId, openid, errorCode: 0 })
  })

  it('tell of a message whose answer never reached the caller', async () => {
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await subscribe(openid, 1)
    await simulator.inject({
      method: 'PUT',
      url: '/simulator/faults',
      payload: { path: '/cgi-bin/message/subscribe/send', delayMs: 60_000, times: 1 },
    })
    const hasty = createHttpClient({ apiBase, ...app, timeoutMs: 1000, now: () => new Date(), log: silent })
    await expect(hasty.sendSubscribeMessage({ openid, templateId, page: 'pages/petition/index', data })).rejects.toMatchObject({
      sent: 'unknown',
    })
    await seen('message-sent')
  })

  it('bring the verdict on a picture, or that it could not be fetched', async () => {
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    const good = await clientOf().checkImage({ openid, mediaUrl: `${apiBase}/` })
    const bad = await clientOf().checkImage({ openid, mediaUrl: `${apiBase}/missing.jpg` })
    await vi.waitFor(() => expect(events).toHaveLength(2), { timeout: 10_000 })
    expect(events.find((event) => event.kind === 'media-checked' && event.traceId === good.traceId)).toMatchObject({
      suggest: 'pass',
      label: 100,
    })
    expect(events.find((event) => event.kind === 'media-checked' && event.traceId === bad.traceId)).toMatchObject({ errorCode: -1008 })
  })

  it('come again up to three times until they are answered, under the same key', async () => {
    answer = () => 'not now'
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await subscribe(openid, 1)
    await vi.waitFor(() => expect(posts).toBe(4), { timeout: 10_000 })
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(1)
  })
})

describe('its own interface', () => {
  it('shows a phone’s messages as they were sent', async () => {
    const { openid } = await clientOf().codeToSession('sim-张三.1')
    await simulator.inject({ method: 'POST', url: '/simulator/subscriptions', payload: { openid, templateId, times: 1 } })
    await clientOf().sendSubscribeMessage({ openid, templateId, page: 'pages/petition/index?id=1', data })
    expect((await simulator.inject(`/simulator/phones/${openid}`)).json()).toEqual({
      messages: [
        {
          templateId,
          page: 'pages/petition/index?id=1',
          data: { character_string1: 'HB1', thing2: '事项', thing3: '受理', time4: '15:01', thing5: '请查看' },
          receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ],
    })
    expect((await simulator.inject('/simulator/phones/nobody')).json()).toEqual({ messages: [] })
    expect((await simulator.inject('/simulator/latest')).json().phones).toMatchObject([{ openid, owner: '张三' }])
  })

  it.each([
    ['POST', '/simulator/subscriptions', { openid: '', templateId, times: 1 }],
    ['POST', '/simulator/subscriptions', { openid: `o${'x'.repeat(27)}`, templateId: 'T', times: 1 }],
    ['POST', '/simulator/subscriptions', { openid: `o${'x'.repeat(27)}`, templateId, times: 0 }],
    ['POST', '/simulator/sms', { phone: '1', text: 'x' }],
    ['PUT', '/simulator/faults', { path: 'x', times: 1 }],
    ['PUT', '/simulator/faults', { path: '/x', status: 200, times: 1 }],
  ] as const)('refuses %s %s %j', async (method, url, payload) => {
    expect((await simulator.inject({ method, url, payload })).statusCode).toBe(400)
  })

  it('lets a path fail as often as ordered and no more', async () => {
    await simulator.inject({ method: 'PUT', url: '/simulator/faults', payload: { path: '/sns/jscode2session', errcode: -1, times: 2 } })
    for (const n of [1, 2]) await expect(clientOf().codeToSession(`sim-张三.${n}`)).rejects.toMatchObject({ errcode: -1 })
    await expect(clientOf().codeToSession('sim-张三.1')).resolves.toBeDefined()
  })

  it('answers broken calls in WeChat’s way', async () => {
    const call = async (url: string, payload: string) =>
      (await simulator.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })).json().errcode
    expect(await call('/wxa/msg_sec_check', '{')).toBe(47001)
    expect(await call('/wxa/msg_sec_check', '{}')).toBe(41001)
    expect(await call('/wxa/msg_sec_check?access_token=x', '{}')).toBe(40001)
  })

  it('shows the phones on a page', async () => {
    const page = await simulator.inject('/')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('微信模拟器')
  })
})

it('takes every free text the product fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
      fc.pre(/[^\p{Cf}\p{Cs}\p{Cc}\s]/u.test(title))
      const library = { title: '', labels: { thing2: '事项' } }
      expect(checkFields(library, fitFields({ thing2: title }))).toHaveProperty('thing2')
    }),
  )
})
