import type { Problem as ProblemDocument } from '@petition/shared/schemas/problem'
import { currentToken, expireDesk } from './session.ts'

export interface FieldError {
  path: (string | number)[]
  message: string
}

/** A refusal of the server, or a failure to reach it (status 0), with a sentence to show. */
export class Problem extends Error {
  readonly status: number
  readonly errors: FieldError[]

  constructor(status: number, sentence: string, errors: FieldError[] = []) {
    super(sentence)
    this.status = status
    this.errors = errors
  }
}

interface Options {
  body?: unknown
  version?: number
  /** The same key with the same content is the same entry. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
}

/** The only fetch of the console. */
export async function call<Answer>(method: string, path: string, { body, version, idempotencyKey, signal }: Options = {}): Promise<Answer> {
  const token = currentToken()
  const isForm = body instanceof FormData
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(version !== undefined && { 'if-match': String(version) }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem(0, '连接不上服务器，请检查网络后重试。')
  }
  if (response.ok) return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as Answer
  const problem = await readProblem(response)
  if (response.status === 401 && token && token === currentToken()) expireDesk()
  throw problem
}

async function readProblem(response: Response): Promise<Problem> {
  // What stands between the desk and the API (a proxy, a gateway) may answer with something else.
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>
  return new Problem(
    response.status,
    document.detail ?? '服务器暂时无法处理，请稍后再试。',
    document.errors?.map(({ path, message }) => ({ path: splitPath(path), message })),
  )
}

/** `points.0.text` names the same field as the form's ['points', 0, 'text']. */
function splitPath(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
