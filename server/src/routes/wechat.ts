import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { Refusal } from '../domain/errors.ts'
import { takeWechatEvent } from '../usecases/notice/take-wechat-event.ts'
import { type CallbackConfig, type CallbackQuery, CallbackRefused, readCallback, verifyCallback } from '../wechat/callback.ts'

/** Where WeChat checks our address and pushes its events. */
export const wechatRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.removeAllContentTypeParsers()
    // The signature covers the bytes that were sent, whatever they call themselves.
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, body))

    app.get('/wechat/callback', { schema: { hide: true } }, async (request, reply) => {
      const echo = unlessRefused(() => verifyCallback(callbackConfig(ctx), request.query as CallbackQuery, ctx.now()))
      return reply.type('text/plain; charset=utf-8').send(echo)
    })

    app.post('/wechat/callback', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : ''
      const events = unlessRefused(() => readCallback(callbackConfig(ctx), request.query as CallbackQuery, body, ctx.now()))
      for (const event of events) await takeWechatEvent(ctx, event)
      return reply.type('text/plain; charset=utf-8').send('success')
    })
  }

function callbackConfig({ config }: Context): CallbackConfig {
  const { WECHAT_CALLBACK_TOKEN: token, WECHAT_ENCODING_AES_KEY: encodingAesKey = null, WECHAT_APP_ID: appId } = config
  // Without a token anybody could sign.
  if (!token) throw new Refusal(404, 'not_found')
  return { token, encodingAesKey, appId }
}

function unlessRefused<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof CallbackRefused)) throw error
    throw new Refusal(error.reason === 'malformed' ? 400 : 403, error.reason === 'malformed' ? 'malformed_body' : 'forbidden')
  }
}
