import { currentToken, expireDesk } from './session.ts'

export interface FieldError {
  path: (string | number)[]
  message: string
}

/** A refusal of the server, or a failure to reach it (status 0), with a sentence to show. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldError[]

  constructor(status: number, code: string, sentence: string, errors: FieldError[] = []) {
    super(sentence)
    this.status = status
    this.code = code
    this.errors = errors
  }
}

interface Options {
  body?: unknown
  version?: number
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}

/** The only fetch of the console. */
export async function call<Answer>(method: string, path: string, { body, version, headers, signal }: Options = {}): Promise<Answer> {
  const token = currentToken()
  const isForm = body instanceof FormData
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(version !== undefined && { 'if-match': String(version) }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem(0, 'unreachable', '连接不上服务器，请检查网络后重试。')
  }
  if (response.ok) return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as Answer
  const problem = await readProblem(response)
  if (response.status === 401 && token && token === currentToken()) expireDesk()
  throw problem
}

async function readProblem(response: Response): Promise<Problem> {
  const document = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const sentence = typeof document.detail === 'string' && document.detail ? document.detail : document.title
  const errors = Array.isArray(document.errors) ? (document.errors as { path: unknown; message: string }[]) : []
  return new Problem(
    response.status,
    typeof document.code === 'string' ? document.code : 'unknown',
    typeof sentence === 'string' ? sentence : '服务器暂时无法处理，请稍后再试。',
    errors.map(({ path, message }) => ({ path: splitPath(path), message })),
  )
}

/** Field paths of a problem document come as `points.0.text`, `/points/0/text` or a list. */
export function splitPath(path: unknown): (string | number)[] {
  const parts = Array.isArray(path) ? path.map(String) : String(path).split(/[./[\]]+/)
  return parts.filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
