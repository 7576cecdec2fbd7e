import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import type { Fault } from './faults.ts'
import { createFaults } from './faults.ts'
import { phonesPage } from './page.ts'
import { createPhones } from './phones.ts'
import type { Push } from './push.ts'
import { createPush } from './push.ts'
import { Refusal, refusalBody } from './refusals.ts'
import { templateLibrary } from './template-library.ts'
import { registerWechatRoutes } from './wechat-routes.ts'

type Options = {
  appId: string
  appSecret: string
  callbackUrl?: string | undefined
  callbackToken?: string | undefined
  encodingAesKey?: string | undefined
  now?: () => Date
}

/** Stands in for api.weixin.qq.com and for an SMS provider, and shows what arrives on the phones. Everything is in memory. */
export function createSimulator({ now = () => new Date(), ...options }: Options): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 65_536 })
  const phones = createPhones(now)
  const push = createPush({ ...options, now })
  const faults = createFaults()
  const stopping = new AbortController()

  app.addHook('preClose', async () => {
    stopping.abort()
    await push.stop()
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const path = pathOf(request.url)
    if (error instanceof Refusal) return reply.code(200).send(refusalBody(path, error))
    if (path.startsWith('/simulator/')) return reply.code(error.statusCode ?? 500).send({ message: error.message })
    return reply.code(200).send(refusalBody(path, new Refusal((error.statusCode ?? 500) < 500 ? 47001 : -1)))
  })

  const struck = new WeakMap<FastifyRequest, Fault>()
  app.addHook('preHandler', async (request, reply) => {
    const path = pathOf(request.url)
    if (path === '/simulator/faults') return
    const fault = faults.take(path)
    if (!fault) return
    struck.set(request, fault)
    if (fault.status) return reply.code(fault.status).type('text/plain').send('simulated fault')
    if (fault.errcode) throw new Refusal(fault.errcode)
  })
  app.addHook('onSend', async (request) => {
    // What was asked is done before the wait: a caller that gives up does not undo it.
    const delayMs = struck.get(request)?.delayMs
    if (delayMs) await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  })

  registerWechatRoutes(app, { ...options, now, phones, push })
  registerOwnRoutes(app, phones, push, faults)
  return app
}

function registerOwnRoutes(
  app: FastifyInstance,
  phones: ReturnType<typeof createPhones>,
  push: Push,
  faults: ReturnType<typeof createFaults>,
) {
  const phone = { type: 'string', pattern: '^\\d{11}$' }

  app.post<{ Body: { openid: string; templateId: string; times: number } }>(
    '/simulator/subscriptions',
    {
      schema: {
        body: object({
          openid: { type: 'string', pattern: '^o[\\w-]{27}$' },
          templateId: { type: 'string', enum: Object.keys(templateLibrary) },
          times: count(1, 100),
        }),
      },
    },
    async (request, reply) => {
      const { openid, templateId, times } = request.body
      phones.addConsents(openid, templateId, times)
      push.send(openid, 'subscribe_msg_popup_event', {
        List: listOf(Array(times).fill({ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' })),
      })
      return reply.code(204).send()
    },
  )
  app.get<{ Params: { openid: string } }>('/simulator/phones/:openid', async (request) => ({
    messages: phones.messagesOf(request.params.openid),
  }))
  app.get<{ Params: { phone: string } }>('/simulator/sms/:phone', async (request) => ({ messages: phones.smsOf(request.params.phone) }))
  app.post<{ Body: { phone: string; text: string; code?: string } }>(
    '/simulator/sms',
    {
      schema: {
        body: object({ phone, text: { type: 'string', minLength: 1, maxLength: 500 } }, { code: { type: 'string', maxLength: 10 } }),
      },
    },
    async (request) => {
      const { phone: number, ...message } = request.body
      phones.deliverSms(number, message)
      return { messageId: `sim-${request.id}` }
    },
  )
  app.put<{ Body: Fault }>(
    '/simulator/faults',
    {
      schema: {
        body: object(
          { path: { type: 'string', pattern: '^/' }, times: count(0, 10_000) },
          {
            errcode: { type: 'integer' },
            status: { type: 'integer', minimum: 400, maximum: 599 },
            delayMs: { type: 'integer', minimum: 1, maximum: 60_000 },
          },
        ),
      },
    },
    async (request, reply) => {
      faults.order(request.body)
      return reply.code(204).send()
    },
  )
  app.get('/simulator/latest', async () => ({ ...phones.latest(50), templates: templateLibrary }))
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(phonesPage))
}

function object(required: Record<string, object>, optional: Record<string, object> = {}) {
  return { type: 'object', additionalProperties: false, required: Object.keys(required), properties: { ...required, ...optional } }
}

function count(minimum: number, maximum: number) {
  return { type: 'integer', minimum, maximum }
}

/** WeChat leaves the array out where there is one entry. */
function listOf(items: object[]): object {
  return items.length === 1 && items[0] ? items[0] : items
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url
}
