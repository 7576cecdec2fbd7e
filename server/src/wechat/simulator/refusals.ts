import { randomBytes } from 'node:crypto'

/** WeChat's own words for its error codes. */
const TEXTS: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40165: 'invalid weapp pagepath',
  40169: 'invalid scene',
  40212: 'invalid query',
  40226: 'code blocked',
  40243: 'AppSecret is frozen',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  43107: 'subscribe message is banned',
  43108: 'concurrent send to the same user',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45047: 'out of response count limit',
  45168: 'message contains sensitive word',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
}

/** A refusal as WeChat words it: HTTP 200, a code, a text and the id of the request. */
export class Refusal extends Error {
  readonly errcode: number

  constructor(errcode: number, errmsg = TEXTS[errcode] ?? 'unknown error') {
    super(errmsg)
    this.errcode = errcode
  }
}

/** Login puts a comma before the id, all other paths a space. */
export function refusalBody(path: string, refusal: Refusal): { errcode: number; errmsg: string } {
  const id = randomBytes(12).toString('hex')
  const rid = `rid: ${id.slice(0, 8)}-${id.slice(8, 16)}-${id.slice(16)}`
  return { errcode: refusal.errcode, errmsg: `${refusal.message}${path === '/sns/jscode2session' ? ', ' : ' '}${rid}` }
}
