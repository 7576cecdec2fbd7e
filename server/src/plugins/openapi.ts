import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Problem } from '@petition/shared/schemas/problem'
import { acts } from '@petition/shared/vocabulary/acts'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'

/** The contract, made of the schemas of the routes that follow. */
export async function registerOpenapi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '淮北市信访服务接口', version: '1.0.0' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ token: [] }, {}],
    },
    transform: (route) => complete(jsonSchemaTransform(route)),
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, transformStaticCSP: localOnly })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The pages ask nobody else for anything, and also work where a city has only http inside its own network. */
function localOnly(policy: string) {
  return policy.replace(' validator.swagger.io', '').replace(/ ?upgrade-insecure-requests;?/, '')
}

const { $schema: _dialect, ...problem } = z.toJSONSchema(Problem)
const failure = { description: 'RFC 9457', content: { 'application/problem+json': { schema: problem } } }
const upload = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
const idempotencyKey = { type: 'object', properties: { 'Idempotency-Key': { type: 'string', format: 'uuid' } } }
const ifMatch = { type: 'object', properties: { 'If-Match': { type: 'string', description: '7 or "7"' } } }

/** What every call has in common and no schema of a route says: problems, headers, the parts of an upload. */
function complete({ schema, url }: ReturnType<typeof jsonSchemaTransform>) {
  if (schema.hide || !url.startsWith('/api/')) return { schema, url }
  const isUpload = Array.isArray(schema.consumes)
  const isFiling = ['/api/petitions', '/api/petitions/received'].includes(url) && schema.body !== undefined
  const isAct = acts.some((act) => url === `/api/petitions/:id/${act}`)
  const headers = isUpload || isFiling ? idempotencyKey : isAct ? ifMatch : undefined
  return {
    schema: {
      ...schema,
      ...(isUpload && { body: upload }),
      ...(headers && { headers }),
      response: { ...(schema.response as object), default: failure },
    },
    url,
  }
}
