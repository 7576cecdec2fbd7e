import { createPublicKey } from 'node:crypto'
import { createSigner, createVerifier } from 'fast-jwt'
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

/** A token names a session and nothing else; how long it lives, and whose it is, stands in the session's row. */
export function registerAuth(app: FastifyInstance, ctx: Context) {
  const privateKey = ctx.config.JWT_PRIVATE_KEY
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
  const sign = createSigner({ key: privateKey, algorithm: 'EdDSA', noTimestamp: true })
  const verify = createVerifier({ key: publicKey, algorithms: ['EdDSA'], requiredClaims: ['sid'], cache: 10_000 })
  const findActor = actorLookup(ctx.db)

  app.decorate('signToken', (sessionId: string) => sign({ sid: sessionId }))
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    const sessionId = sessionIdOf(request)
    if (sessionId) request.actor = await findActor(sessionId, ctx.now())
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
