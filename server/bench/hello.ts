/** The least a Fastify does: what every answer of ours is measured against. */
import fastify from 'fastify'

const app = fastify()
app.get('/', async () => ({ hello: 'world' }))
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(0))
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
