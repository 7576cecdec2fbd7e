import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { checkReadiness } from '../usecases/check-readiness.ts'

const Health = z.object({ status: z.literal('ok') })
const Part = z.enum(['ok', 'unreachable'])
const Readiness = z.object({
  status: z.enum(['ready', 'not-ready']),
  database: Part,
  files: Part,
  /** What keeps history from being changed. */
  history: z.enum(['role', 'triggers', 'none']),
})

export const healthRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/health', { schema: { response: { 200: Health } } }, async () => ({ status: 'ok' as const }))

    app.get('/ready', { schema: { response: { 200: Readiness, 503: Readiness } } }, async (_request, reply) => {
      const readiness = await checkReadiness(ctx)
      return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness)
    })
  }
