import { createAccessToken } from './access-token.ts'
import type { Suggestion, TextVerdict, WechatClient } from './client.ts'
import { WechatError, WechatUnreachable } from './client.ts'
import { parseExactJson } from './exact-json.ts'

export type Log = { warn(details: object, message: string): void }

type Options = { apiBase: string; appId: string; appSecret: string; timeoutMs: number; now: () => Date; log: Log }
type Answer = Record<string, unknown>

const TOKEN_REFUSED = [40001, 40014, 42001]
const TEXT_LIMIT = 2500
const SEVERITY: Record<Suggestion, number> = { pass: 0, review: 1, risky: 2 }

/** WeChat's server interface. Nothing of a request is ever logged: its address holds secrets, its body persons. */
export function createHttpClient(options: Options): WechatClient {
  const { appId, appSecret, log } = options
  const accessToken = createAccessToken({ fetchToken, now: options.now })

  async function exchange(path: string, query: Record<string, string>, body?: object): Promise<Response & { bytes: Buffer }> {
    const url = `${options.apiBase}${path}?${new URLSearchParams(query)}`
    const startedAtMs = performance.now()
    const unreachable = (sent: 'no' | 'unknown', why: string, status: number | null = null) => {
      log.warn({ path, sent, why, status, durationMs: Math.round(performance.now() - startedAtMs) }, 'WeChat gave no usable answer')
      return new WechatUnreachable(path, sent, why, status)
    }
    try {
      const response = await fetch(url, {
        ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(options.timeoutMs),
        redirect: 'error',
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      if (!response.ok) throw unreachable('unknown', `HTTP ${response.status}`, response.status)
      return Object.assign(response, { bytes })
    } catch (error) {
      if (error instanceof WechatUnreachable) throw error
      throw unreachable(neverConnected(error) ? 'no' : 'unknown', failureName(error))
    }
  }

  function readAnswer(path: string, bytes: Buffer): Answer {
    const answer = parseAnswer(bytes)
    if (!answer) {
      log.warn({ path, sent: 'unknown', why: 'not JSON' }, 'WeChat gave no usable answer')
      throw new WechatUnreachable(path, 'unknown', 'the answer is not JSON')
    }
    if (typeof answer.errcode !== 'number' || answer.errcode === 0) return answer
    const refusal = new WechatError(path, answer.errcode, String(answer.errmsg ?? ''))
    log.warn({ path, errcode: refusal.errcode, rid: refusal.rid }, 'WeChat refused')
    throw refusal
  }

  async function fetchToken() {
    const path = '/cgi-bin/stable_token'
    try {
      const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false }
      const answer = readAnswer(path, (await exchange(path, {}, asked)).bytes)
      return { token: text(path, answer.access_token), expiresInSeconds: Number(answer.expires_in) }
    } catch (error) {
      // Whatever became of the request for a token, the call that needed it has not left.
      throw error instanceof WechatUnreachable ? new WechatUnreachable(path, 'no', error.message, error.status) : error
    }
  }

  async function withToken<T>(attempt: (token: string) => Promise<T>): Promise<T> {
    const token = await accessToken.get()
    try {
      return await attempt(token)
    } catch (error) {
      if (!(error instanceof WechatError && TOKEN_REFUSED.includes(error.errcode))) throw error
      accessToken.drop(token)
      return attempt(await accessToken.get())
    }
  }

  function call(path: string, body: object): Promise<Answer> {
    return withToken(async (token) => readAnswer(path, (await exchange(path, { access_token: token }, body)).bytes))
  }

  async function checkPart(openid: string, scene: number, content: string): Promise<TextVerdict> {
    const path = '/wxa/msg_sec_check'
    const answer = await call(path, { version: 2, openid, scene, content })
    const result = (answer.result ?? {}) as Answer
    if (!isSuggestion(result.suggest)) throw new WechatUnreachable(path, 'unknown', 'the answer has no verdict')
    return { suggest: result.suggest, label: Number(result.label), traceId: String(answer.trace_id ?? '') }
  }

  return {
    async codeToSession(code) {
      const path = '/sns/jscode2session'
      const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' }
      const answer = readAnswer(path, (await exchange(path, query)).bytes)
      const openid = text(path, answer.openid)
      return typeof answer.unionid === 'string' ? { openid, unionid: answer.unionid } : { openid }
    },
    async phoneNumber(code) {
      const path = '/wxa/business/getuserphonenumber'
      const answer = await call(path, { code })
      return text(path, (answer.phone_info as Answer | undefined)?.purePhoneNumber)
    },
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      const body = { touser: openid, template_id: templateId, page, data, miniprogram_state: 'formal', lang: 'zh_CN' }
      const { msgid } = await call('/cgi-bin/message/subscribe/send', body)
      return { msgId: msgid === undefined ? null : String(msgid) }
    },
    async checkText({ openid, scene, content }) {
      let worst: TextVerdict | null = null
      for (const part of partsOf(content, TEXT_LIMIT)) {
        const verdict = await checkPart(openid, scene, part)
        if (!worst || SEVERITY[verdict.suggest] > SEVERITY[worst.suggest]) worst = verdict
      }
      return worst ?? { suggest: 'pass', label: 100, traceId: '' }
    },
    async checkImage({ openid, mediaUrl }) {
      const path = '/wxa/media_check_async'
      const answer = await call(path, { openid, scene: 1, version: 2, media_url: mediaUrl, media_type: 2 })
      return { traceId: text(path, answer.trace_id) }
    },
    miniProgramCode({ scene, page }) {
      const path = '/wxa/getwxacodeunlimit'
      return withToken(async (token) => {
        const response = await exchange(
          path,
          { access_token: token },
          { scene, page, check_path: true, env_version: 'release', width: 430 },
        )
        if (response.headers.get('content-type')?.startsWith('image/')) return response.bytes
        readAnswer(path, response.bytes)
        throw new WechatUnreachable(path, 'unknown', 'the answer is no picture')
      })
    },
    async urlLink({ path: page, query }) {
      const path = '/wxa/generate_urllink'
      const answer = await call(path, { path: page, query, expire_type: 1, expire_interval: 30, env_version: 'release' })
      return text(path, answer.url_link)
    },
  }
}

function parseAnswer(bytes: Buffer): Answer | null {
  try {
    const answer = parseExactJson(bytes.toString('utf8'))
    return typeof answer === 'object' && answer !== null ? (answer as Answer) : null
  } catch {
    return null
  }
}

function text(path: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw new WechatUnreachable(path, 'unknown', 'the answer lacks what was asked for')
}

function isSuggestion(value: unknown): value is Suggestion {
  return value === 'pass' || value === 'review' || value === 'risky'
}

/** Cuts between characters, never through a surrogate pair. */
function partsOf(content: string, limit: number): string[] {
  const characters = [...content]
  const parts: string[] = []
  for (let start = 0; start < characters.length; start += limit) parts.push(characters.slice(start, start + limit).join(''))
  return parts
}

function causeOf(error: unknown): { code?: string; syscall?: string } {
  return ((error as { cause?: object } | null)?.cause ?? {}) as { code?: string; syscall?: string }
}

/** No byte of the request can have arrived: the name did not resolve, the port was closed, the handshake failed. */
function neverConnected(error: unknown): boolean {
  const { code = '', syscall } = causeOf(error)
  const beforeSending = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']
  return beforeSending.includes(code) || syscall === 'connect' || code.startsWith('ERR_TLS_') || code.startsWith('CERT_')
}

function failureName(error: unknown): string {
  return causeOf(error).code ?? (error instanceof Error ? error.name : 'unknown failure')
}
