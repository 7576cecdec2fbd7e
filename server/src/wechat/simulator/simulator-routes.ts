import type { FastifyInstance } from 'fastify'
import type { createFaults, Fault } from './faults.ts'
import { phonesPage } from './page.ts'
import type { Phones } from './phones.ts'
import type { Push } from './push.ts'
import { templateLibrary } from './template-library.ts'
import { isOpenid, openidOf } from './wechat-routes.ts'

type House = { appId: string; phones: Phones; push: Push; faults: ReturnType<typeof createFaults> }

/** What WeChat does not have: a hand on the phones, on the SMS and on mishaps. */
export function registerSimulatorRoutes(app: FastifyInstance, { appId, phones, push, faults }: House) {
  /** A phone is named by its openid or, for people who try things, by the name it signed in with. */
  const openidFor = (name: string) => (isOpenid(name) ? name : openidOf(appId, name))
  const phone = { type: 'string', pattern: '^\\d{11}$' }

  app.post<{ Body: { openid: string; templateId: string; times: number } }>(
    '/simulator/subscriptions',
    {
      schema: {
        body: object({
          openid: { type: 'string', minLength: 1, maxLength: 64 },
          templateId: { type: 'string', enum: Object.keys(templateLibrary) },
          times: count(1, 100),
        }),
      },
    },
    async (request) => {
      const { templateId, times } = request.body
      const openid = openidFor(request.body.openid)
      phones.addConsents(openid, templateId, times)
      push.send(openid, 'subscribe_msg_popup_event', {
        List: listOf(Array(times).fill({ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' })),
      })
      return {}
    },
  )
  app.get<{ Params: { openid: string } }>('/simulator/phones/:openid', async (request) => ({
    messages: phones.messagesOf(openidFor(request.params.openid)),
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
    async (request) => {
      faults.order(request.body)
      return {}
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
