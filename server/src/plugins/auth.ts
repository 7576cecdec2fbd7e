import { createPublicKey } from 'node:crypto'
import fastifyJwt from '@fastify/jwt'
import { createVerifier } from 'fast-jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { actorLookup } from '../db/sessions.ts'
import type { Actor, Resident, Staff } from '../domain/actor.ts'
import { forbidden, Refusal } from '../domain/errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null without a token or with one that is no longer good. */
    actor: Actor | null
  }
  interface FastifyInstance {
    signToken(sessionId: string): string
  }
}

/** The only calls of the API that need no token; every other is closed before its body is read. */
const openDoors = new Set([
  'POST /api/session/wechat',
  'POST /api/session/sms-code',
  'POST /api/session/sms',
  'POST /api/session/staff',
  'POST /api/lookup',
  // A signed link may carry the right to read one file.
  'GET /api/attachments/:id',
  'GET /api/wechat/callback',
  'POST /api/wechat/callback',
  'GET /api/regions',
  'GET /api/organisations',
  'GET /api/categories',
  'GET /api/lawful-routes',
  'GET /api/deadlines',
  'GET /api/rules',
  'GET /api/statistics/summary',
  'GET /api/published',
  'GET /api/published/:id',
  'GET /api/guide',
  'GET /api/privacy',
  'GET /api/receipt-keys',
])

/** A token names a session and nothing else; how long it lives, and whose it is, stands in the session's row. */
export async function registerAuth(app: FastifyInstance, ctx: Context) {
  const privateKey = ctx.config.JWT_PRIVATE_KEY
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
  await app.register(fastifyJwt, { secret: { private: privateKey, public: publicKey }, sign: { algorithm: 'EdDSA', noTimestamp: true } })
  // `request.jwtVerify()` verifies anew each time; a verifier of its own remembers the tokens it has seen.
  const verify = createVerifier({ key: publicKey, algorithms: ['EdDSA'], requiredClaims: ['sid'], cache: 10_000 })
  const findActor = actorLookup(ctx.db)

  app.decorate('signToken', (sessionId: string) => app.jwt.sign({ sid: sessionId }))
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    const sessionId = sessionIdOf(request)
    if (sessionId) request.actor = await findActor(sessionId, ctx.now())
    if (!request.actor && isClosed(request)) throw new Refusal(401, 'unauthenticated')
  })

  function sessionIdOf(request: FastifyRequest): string | null {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (!token) return null
    try {
      return verify(token).sid
    } catch {
      return null
    }
  }
}

function isClosed({ method, routeOptions: { url = '' } }: FastifyRequest) {
  return url.startsWith('/api/') && !openDoors.has(`${method === 'HEAD' ? 'GET' : method} ${url}`)
}

export function needActor(request: FastifyRequest): Actor {
  if (!request.actor) throw new Refusal(401, 'unauthenticated')
  return request.actor
}

export function needResident(request: FastifyRequest): Resident {
  const actor = needActor(request)
  if (actor.kind !== 'resident') throw forbidden()
  return actor
}

export function needStaff(request: FastifyRequest): Staff {
  const actor = needActor(request)
  if (actor.kind !== 'staff') throw forbidden()
  return actor
}
