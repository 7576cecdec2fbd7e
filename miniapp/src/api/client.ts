import type { Problem as ProblemDocument } from '@petition/shared/schemas/problem'
import type { ResidentSession } from '@petition/shared/schemas/session'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import Taro from '@tarojs/taro'
import { getLoginCode } from '../platform/login'

const timeoutMs = 20_000
const uploadTimeoutMs = 60_000
const base = process.env.TARO_APP_API_BASE ?? ''
const sessionKey = 'session'

export interface FieldError {
  path: string
  message: string
}

/** What went wrong, in words a resident can act on. `network` where no answer came. */
export class Problem extends Error {
  readonly code: string
  readonly fields: FieldError[]
  /** How long the service asks to wait. */
  readonly retryAfterSeconds: number

  constructor(code: string, message: string, fields: FieldError[] = [], retryAfterSeconds = 0) {
    super(message)
    this.code = code
    this.fields = fields
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export const asProblem = (cause: unknown) =>
  cause instanceof Problem ? cause : new Problem('network', '网络不通或没有及时得到回应，请检查网络后再试。')

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: object
  query?: Record<string, string | number | undefined>
  /** The version that was read, sent as If-Match. */
  version?: number
  idempotencyKey?: string
  /** Open to all: asked without signing in. */
  open?: boolean
}

/** One call of the API. Throws a `Problem`. */
export async function call<Answer>(path: string, options: Call = {}): Promise<Answer> {
  const token = options.open ? currentSession()?.token : await ensureToken()
  const answer = await send(path, options, token)
  if (answer.statusCode === 401 && token) {
    forgetSession()
    const fresh = options.open ? undefined : await ensureToken()
    return read<Answer>(await send(path, options, fresh))
  }
  return read<Answer>(answer)
}

/** Sends one file. `onProgress` is told the percentage. */
export async function upload<Answer>(
  path: string,
  file: { path: string; name: string },
  idempotencyKey: string,
  onProgress: (percent: number) => void,
): Promise<Answer> {
  const token = await ensureToken()
  const task = Taro.uploadFile({
    url: absoluteUrl(path),
    filePath: file.path,
    fileName: file.name,
    name: 'file',
    timeout: uploadTimeoutMs,
    header: headers({ idempotencyKey }, token),
  })
  task.progress?.((progress) => onProgress(progress.progress))
  const answer = await task.catch((cause) => Promise.reject(asProblem(cause)))
  if (answer.statusCode === 401) forgetSession()
  return read<Answer>(answer)
}

/** Addresses inside answers are relative to the service. */
export const absoluteUrl = (path: string) => (/^https?:/.test(path) ? path : base + path)

export function currentSession(): ResidentSession | undefined {
  const session: ResidentSession | '' | undefined = Taro.getStorageSync(sessionKey)
  return session && Date.parse(session.expiresAt) > Date.now() ? session : undefined
}

const signInListeners = new Set<() => void>()

/** Called whenever somebody has signed in. */
export const onSignedIn = (listener: () => void) => void signInListeners.add(listener)

export function keepSession(session: ResidentSession) {
  Taro.setStorageSync(sessionKey, session)
  for (const listener of signInListeners) listener()
}

/** Who signed in may have become somebody else on another device. */
export function keepPerson(token: string, person: ResidentSession['person']) {
  const session = currentSession()
  if (session?.token === token) Taro.setStorageSync(sessionKey, { ...session, person })
}

export function forgetSession() {
  Taro.removeStorageSync(sessionKey)
}

let signingIn: Promise<string> | undefined

/** The token; inside WeChat it signs in by itself, once for all calls that wait. */
export function ensureToken(): Promise<string> {
  const session = currentSession()
  if (session) return Promise.resolve(session.token)
  signingIn ??= signInWithWechat().finally(() => {
    signingIn = undefined
  })
  return signingIn
}

async function signInWithWechat() {
  const code = await getLoginCode().catch(() => {
    throw new Problem('wechat_unavailable', problemSentences.wechat_unavailable)
  })
  if (!code) throw new Problem('unauthenticated', '请先登录。')
  const session = await call<ResidentSession>('/api/session/wechat', { method: 'POST', body: { code }, open: true })
  keepSession(session)
  return session.token
}

function headers({ version, idempotencyKey, body }: Call, token?: string) {
  const header: Record<string, string> = { accept: 'application/json' }
  if (body) header['content-type'] = 'application/json'
  if (token) header.authorization = `Bearer ${token}`
  if (version !== undefined) header['if-match'] = `"${version}"`
  if (idempotencyKey) header['idempotency-key'] = idempotencyKey
  return header
}

async function send(path: string, options: Call, token?: string) {
  const query = Object.entries(options.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  )
  try {
    return await Taro.request<string>({
      url: absoluteUrl(query.length ? `${path}?${query.join('&')}` : path),
      method: options.method ?? 'GET',
      data: options.body && JSON.stringify(options.body),
      header: headers(options, token),
      timeout: timeoutMs,
      dataType: 'text',
      responseType: 'text',
    })
  } catch (cause) {
    throw asProblem(cause)
  }
}

interface HttpAnswer {
  statusCode: number
  data: string | null
  header?: Record<string, string>
}

function read<Answer>({ statusCode, data, header }: HttpAnswer): Answer {
  const content = parse(data)
  if (statusCode >= 200 && statusCode < 300) return content as Answer
  const problem = content as Partial<ProblemDocument> | undefined
  const wait = retryAfter(header)
  if (!problem?.code) throw new Problem(...codeless(statusCode), [], wait)
  throw new Problem(problem.code, problem.detail || problem.title || problemSentences.internal, problem.errors ?? [], wait)
}

/** An answer that is not of our service: a proxy's, or a page of an error. */
const codeless = (statusCode: number): [string, string] =>
  statusCode === 429
    ? ['too_many_requests', problemSentences.too_many_requests]
    : statusCode === 401
      ? ['unauthenticated', problemSentences.unauthenticated]
      : ['unavailable', problemSentences.unavailable]

function retryAfter(header: Record<string, string> = {}) {
  const value = Object.entries(header).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  return Math.max(0, Number(value ?? 0) || 0)
}

function parse(data: string | null): unknown {
  try {
    return data ? JSON.parse(data) : undefined
  } catch {
    return undefined
  }
}
