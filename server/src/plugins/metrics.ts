import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { notFound } from '../domain/errors.ts'

/** For a Prometheus on the same machine; from outside the page does not exist. */
export function registerMetrics(app: FastifyInstance) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isLocal(request)) throw notFound()
    return reply.type(register.contentType).send(await register.metrics())
  })
}

function isLocal(request: FastifyRequest) {
  const { remoteAddress = '' } = request.socket
  return !request.headers['x-forwarded-for'] && !request.headers.forwarded && /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress)
}
