import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import type { Fault } from './faults.ts'
import { createFaults } from './faults.ts'
import { createPhones } from './phones.ts'
import { createPush } from './push.ts'
import { Refusal, refusalBody } from './refusals.ts'
import { registerSimulatorRoutes } from './simulator-routes.ts'
import { registerWechatRoutes } from './wechat-routes.ts'

type Options = {
  appId: string
  appSecret: string
  /** Asks no app for its id: somebody who tries the simulator by hand has none. */
  anyApp?: boolean
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

  registerWechatRoutes(app, { anyApp: false, ...options, now, phones, push })
  registerSimulatorRoutes(app, { appId: options.appId, phones, push, faults })
  return app
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url
}
