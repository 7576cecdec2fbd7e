import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Phones } from './phones.ts'
import { codePicture } from './picture.ts'
import type { Push } from './push.ts'
import { Refusal } from './refusals.ts'
import { checkFields, templateLibrary } from './template-library.ts'
import { createTokens } from './tokens.ts'

type House = { appId: string; appSecret: string; anyApp: boolean; now: () => Date; phones: Phones; push: Push }
type Body = Record<string, unknown>

const OPENID = /^o[\w-]{27}$/
// The simulator has not seen the released app.json, so it only knows what a page looks like.
const PAGE = /^[\w-]+(\/[\w-]+)+(\?\S*)?$/
const RISKY_WORD = '风险测试'

/** The paths of api.weixin.qq.com that the product calls. */
export function registerWechatRoutes(app: FastifyInstance, { appId, appSecret, anyApp, now, phones, push }: House) {
  const tokens = createTokens(now)
  let lastMsgId = 3_000_000_000_000_000_000n + BigInt(now().getTime())

  const checkApp = (appid: unknown, secret: unknown) => {
    if (anyApp) return
    if (appid !== appId) throw new Refusal(40013)
    if (secret !== appSecret) throw new Refusal(40125)
  }

  const spend = (code: unknown, form: RegExp): string => {
    const match = typeof code === 'string' ? form.exec(code) : null
    if (!match?.[1]) throw new Refusal(40029)
    if (!phones.spendCode(match[0])) throw new Refusal(40163)
    return match[1]
  }

  const post = (path: string, answer: (body: Body) => unknown) =>
    app.post(path, async (request) => {
      tokens.check((request.query as Body).access_token)
      if (typeof request.body !== 'object' || request.body === null) throw new Refusal(44002)
      return answer(request.body as Body)
    })

  app.get('/sns/jscode2session', async (request, reply) => {
    const { appid, secret, js_code: code } = request.query as Body
    checkApp(appid, secret)
    const name = spend(code, /^sim-(.{1,64})\.[\w-]{1,40}$/su)
    const openid = openidOf(appId, name)
    phones.meet(openid, name)
    return reply.type('text/plain').send(JSON.stringify({ session_key: randomBytes(16).toString('base64'), openid }))
  })

  app.post('/cgi-bin/stable_token', async (request) => {
    const body = (request.body ?? {}) as Body
    checkApp(body.appid, body.secret)
    return tokens.issue(body.force_refresh === true)
  })

  app.post('/cgi-bin/message/subscribe/send', async (request, reply) => {
    tokens.check((request.query as Body).access_token)
    const { touser, template_id: templateId, page, data } = (request.body ?? {}) as Body
    if (!isOpenid(touser)) throw new Refusal(40003)
    const template = typeof templateId === 'string' ? templateLibrary[templateId] : undefined
    if (!template) throw new Refusal(40037)
    if (page !== undefined && !isPage(page)) throw new Refusal(41030)
    const values = checkFields(template, data)
    if (!phones.spendConsent(touser, String(templateId))) throw new Refusal(43101)

    lastMsgId += 1n
    phones.deliver(touser, { templateId: String(templateId), page: String(page ?? ''), data: values })
    const sent = { TemplateId: templateId, MsgID: String(lastMsgId), ErrorCode: '0', ErrorStatus: 'success' }
    push.send(touser, 'subscribe_msg_sent_event', { List: sent })
    // The id stands in the answer as a bare number beyond 2^53, as WeChat writes it.
    return reply.type('application/json').send(`{"errcode":0,"errmsg":"ok","msgid":${lastMsgId}}`)
  })

  post('/wxa/msg_sec_check', ({ openid, scene, content }) => {
    if (!isOpenid(openid)) throw new Refusal(40003)
    if (![1, 2, 3, 4].includes(Number(scene))) throw new Refusal(40129)
    if (typeof content !== 'string' || content === '') throw new Refusal(44002)
    if ([...content].length > 2500) throw new Refusal(45002)
    if (/\p{Cs}/u.test(content)) throw new Refusal(47001)
    const result = content.includes(RISKY_WORD) ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 }
    return {
      errcode: 0,
      errmsg: 'ok',
      result,
      detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
      trace_id: traceId(),
    }
  })

  post('/wxa/media_check_async', ({ openid, media_url: mediaUrl }) => {
    if (!isOpenid(openid)) throw new Refusal(40003)
    if (typeof mediaUrl !== 'string' || !URL.canParse(mediaUrl)) throw new Refusal(40097)
    const id = traceId()
    void downloads(mediaUrl).then((found) =>
      push.send(openid, 'wxa_media_check', { appid: appId, trace_id: id, version: 2, ...verdict(found) }),
    )
    return { errcode: 0, errmsg: 'ok', trace_id: id }
  })

  post('/wxa/business/getuserphonenumber', ({ code }) => {
    const phone = spend(code, /^phone-(\d{11})\.[\w-]{1,40}$/)
    const watermark = { timestamp: Math.floor(now().getTime() / 1000), appid: appId }
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
  })

  app.post('/wxa/getwxacodeunlimit', async (request, reply) => {
    tokens.check((request.query as Body).access_token)
    const { scene, page } = (request.body ?? {}) as Body
    if (typeof scene !== 'string' || !/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene)) throw new Refusal(40169)
    if (!isPage(page)) throw new Refusal(41030)
    return reply.type('image/png').send(codePicture(`${page}?${scene}`))
  })

  post('/wxa/generate_urllink', ({ path, query }) => {
    if (!isPage(path)) throw new Refusal(40165)
    if (query !== undefined && (typeof query !== 'string' || query.length > 1024)) throw new Refusal(40212)
    return { errcode: 0, errmsg: 'ok', url_link: `https://wxaurl.cn/${randomBytes(8).toString('base64url')}` }
  })
}

/** The same name is always the same person. */
export function openidOf(appId: string, name: string): string {
  return `o${createHash('sha256').update(`${appId} ${name}`).digest('base64url').slice(0, 27)}`
}

export function isOpenid(value: unknown): value is string {
  return typeof value === 'string' && OPENID.test(value)
}

function isPage(value: unknown): value is string {
  return typeof value === 'string' && PAGE.test(value)
}

function traceId(): string {
  const id = randomBytes(12).toString('hex')
  return `${id.slice(0, 8)}-${id.slice(8, 16)}-${id.slice(16)}`
}

async function downloads(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(800) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

function verdict(found: boolean) {
  if (!found) return { errcode: -1008, errmsg: 'download failed', detail: [] }
  const result = { suggest: 'pass', label: 100 }
  return { errcode: 0, errmsg: 'ok', detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], result }
}
