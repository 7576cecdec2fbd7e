/** What the product needs of WeChat; whether WeChat or the simulator answers, it cannot tell. */
export type WechatClient = {
  /** Turns a code of `wx.login` into an openid. The session key stays unread. */
  codeToSession(code: string): Promise<{ openid: string; unionid?: string }>
  /** Turns a code of the phone button into a phone number without country code. */
  phoneNumber(code: string): Promise<string>
  /** Spends one consent. `data` comes from `fitFields`. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<{ msgId: string | null }>
  /** Judges a text of any length by its worst part. The verdict marks a petition for staff and never refuses it. */
  checkText(text: { openid: string; scene: TextScene; content: string }): Promise<TextVerdict>
  /** Asks for a picture to be judged; the verdict arrives by the callback under this trace id. */
  checkImage(image: { openid: string; mediaUrl: string }): Promise<{ traceId: string }>
  /** The picture of a mini-program code; `scene` has at most 32 visible characters. */
  miniProgramCode(target: { scene: string; page: string }): Promise<Buffer>
  /** A link for an SMS that opens a page of the mini-program; it lives 30 days, the most WeChat allows. */
  urlLink(target: { path: string; query: string }): Promise<string>
}

export type SubscribeMessage = { openid: string; templateId: string; page: string; data: MessageData }
export type MessageData = Record<string, { value: string }>
/** 资料 评论 论坛 社交日志 */
export type TextScene = 1 | 2 | 3 | 4
export type Suggestion = 'pass' | 'review' | 'risky'
export type TextVerdict = { suggest: Suggestion; label: number; traceId: string }

/** WeChat answered and refused. Its message holds WeChat's own words and the rid by which WeChat finds the call. */
export class WechatError extends Error {
  readonly path: string
  readonly errcode: number
  readonly rid: string | null

  constructor(path: string, errcode: number, errmsg: string) {
    super(errmsg)
    this.name = 'WechatError'
    this.path = path
    this.errcode = errcode
    this.rid = /rid:\s*([\w-]+)/.exec(errmsg)?.[1] ?? null
  }
}

/** WeChat gave no answer one can read. `sent` says whether it may have acted on the call nevertheless. */
export class WechatUnreachable extends Error {
  readonly path: string
  readonly sent: 'no' | 'unknown'
  readonly status: number | null

  constructor(path: string, sent: 'no' | 'unknown', why: string, status: number | null = null) {
    super(why)
    this.name = 'WechatUnreachable'
    this.path = path
    this.sent = sent
    this.status = status
  }
}

export type Advice = {
  act: 'retry' | 'give-up'
  reason:
    | 'busy'
    | 'quota'
    | 'misconfigured'
    | 'not-subscribed'
    | 'openid-dead'
    | 'template-unknown'
    | 'page-unknown'
    | 'field-invalid'
    | 'banned'
    | 'sensitive-word'
    | 'code-invalid'
    | 'user-blocked'
    | 'user-inactive'
    | 'refused'
  field?: string
}

const ADVICE: Record<number, Advice> = {
  [-1]: { act: 'retry', reason: 'busy' },
  43108: { act: 'retry', reason: 'busy' },
  44990: { act: 'retry', reason: 'busy' },
  45009: { act: 'retry', reason: 'quota' },
  45011: { act: 'retry', reason: 'quota' },
  45047: { act: 'retry', reason: 'quota' },
  // An operator mends these while the notice waits.
  40001: { act: 'retry', reason: 'misconfigured' },
  40013: { act: 'retry', reason: 'misconfigured' },
  40014: { act: 'retry', reason: 'misconfigured' },
  40125: { act: 'retry', reason: 'misconfigured' },
  40164: { act: 'retry', reason: 'misconfigured' },
  40243: { act: 'retry', reason: 'misconfigured' },
  42001: { act: 'retry', reason: 'misconfigured' },
  40003: { act: 'give-up', reason: 'openid-dead' },
  40029: { act: 'give-up', reason: 'code-invalid' },
  40037: { act: 'give-up', reason: 'template-unknown' },
  40163: { act: 'give-up', reason: 'code-invalid' },
  40226: { act: 'give-up', reason: 'user-blocked' },
  41030: { act: 'give-up', reason: 'page-unknown' },
  43101: { act: 'give-up', reason: 'not-subscribed' },
  43107: { act: 'give-up', reason: 'banned' },
  45168: { act: 'give-up', reason: 'sensitive-word' },
  47003: { act: 'give-up', reason: 'field-invalid' },
  61010: { act: 'give-up', reason: 'user-inactive' },
}

/** What to do about WeChat's refusal; `errmsg` only serves to name the field of a 47003. */
export function adviceFor(errcode: number, errmsg = ''): Advice {
  const advice = ADVICE[errcode] ?? { act: 'give-up', reason: 'refused' }
  const field = errcode === 47003 ? /data\.(\w+)\.value/.exec(errmsg)?.[1] : undefined
  return field ? { ...advice, field } : advice
}
