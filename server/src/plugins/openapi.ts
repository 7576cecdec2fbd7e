import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The contract, made of the schemas of the routes that follow. */
export async function registerOpenapi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '淮北市信访服务接口', version: '1.0.0' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ token: [] }, {}],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, transformStaticCSP: localOnly })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/** The pages ask nobody else for anything, and also work where a city has only http inside its own network. */
function localOnly(policy: string) {
  return policy.replace(' validator.swagger.io', '').replace(/ ?upgrade-insecure-requests;?/, '')
}
