import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Context } from './context.ts'
import { Refusal } from './domain/errors.ts'
import { registerAuth } from './plugins/auth.ts'
import { registerErrors, sendBrokenHttp, sendError } from './plugins/errors.ts'
import { registerMetrics } from './plugins/metrics.ts'
import { registerOpenapi } from './plugins/openapi.ts'
import { registerPortal } from './plugins/portal.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { colleagueRoutes } from './routes/colleagues.ts'
import { deskNoticeRoutes } from './routes/desk-notices.ts'
import { healthRoutes } from './routes/health.ts'
import { noticeRoutes } from './routes/notices.ts'
import { openDataRoutes } from './routes/open-data.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { petitionRoutes } from './routes/petitions.ts'
import { profileRoutes } from './routes/profile.ts'
import { sessionRoutes } from './routes/session.ts'
import { wechatRoutes } from './routes/wechat.ts'

/** The service apart from its process: everything between a request and an answer. */
export async function createApp(ctx: Context): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: ctx.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 512 * 1024,
    trustProxy: trustedProxies(ctx.config.TRUST_PROXY),
    clientErrorHandler: (error, socket) => void sendBrokenHttp(error, socket),
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app)
  registerJson(app)
  await registerAuth(app, ctx)
  await registerShields(app, ctx)
  registerMetrics(app)
  await registerOpenapi(app)
  await app.register(healthRoutes(ctx))
  for (const routes of apiRoutes) await app.register(routes(ctx), { prefix: '/api' })
  await registerPortal(app)
  return app
}

const apiRoutes = [
  sessionRoutes,
  profileRoutes,
  petitionRoutes,
  attachmentRoutes,
  noticeRoutes,
  deskNoticeRoutes,
  organisationRoutes,
  colleagueRoutes,
  wechatRoutes,
  openDataRoutes,
]

/** Many clients call everything JSON, also a call that takes no body and gets none. */
function registerJson(app: FastifyInstance) {
  // Fastify would read it, and the schema then find fields missing that were there.
  app.removeContentTypeParser('text/plain')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' && !request.routeOptions.schema?.body) return done(null)
    return parse(request, String(body), done)
  })
}

async function registerShields(app: FastifyInstance, { config, log }: Context) {
  app.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId, routeOptions } = request
    log.info(
      { requestId, method, route: routeOptions.url, status: reply.statusCode, durationMs: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Ant Design writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // The portal reads the photo it is about to send.
        connectSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.PUBLIC_URL.startsWith('https:'),
  })
  await app.register(cors, {
    origin: config.CORS_ORIGINS.length > 0 ? config.CORS_ORIGINS : false,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'If-Match', 'Idempotency-Key'],
  })
  await app.register(rateLimit, {
    max: config.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith('/api/'),
    keyGenerator: visitorOf,
    errorResponseBuilder: () => new Refusal(429, 'too_many_requests'),
  })
  await app.register(underPressure, { maxEventLoopDelay: 5000 })
}

/** A whole village may come from one address, so a person is counted by their sign-in wherever there is one. */
function visitorOf(request: FastifyRequest) {
  return request.actor?.sessionId ?? `${request.ip} ${request.routeOptions.url}`
}

/** `1` or a number of hops, `true`, or the proxies' addresses. */
function trustedProxies(setting: string | undefined) {
  if (setting === undefined) return false
  if (/^\d+$/.test(setting)) return (_address: string, hop: number) => hop < Number(setting)
  return setting === 'true' ? true : setting
}
