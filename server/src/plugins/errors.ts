import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Problem } from '@petition/shared/schemas/problem'
import { type ProblemCode, problemSentences } from '@petition/shared/vocabulary/problems'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { type FieldError, Refusal } from '../domain/errors.ts'

// A schema's own sentence comes first; these are for what no schema foresaw, such as a number where a text belongs.
z.config({ customError: (issue) => plainSentence(issue.code, issue.input === undefined) })

/** Every error leaves the house as `application/problem+json` with a sentence a person can act on. */
export function registerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(error, request, reply))

  const routes: { method: string; pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.includes('*')) for (const each of [method].flat()) routes.push({ method: each, pattern: patternOf(url) })
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
    if (allowed.length === 0) return sendRefusal(new Refusal(404, 'not_found'), request, reply)
    reply.header('allow', [...new Set(allowed)].join(', '))
    return sendRefusal(new Refusal(405, 'method_not_allowed'), request, reply)
  })
}

/** Also for errors that Fastify meets before a request has a route, such as a broken percent sign in the path. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error)
  if (refusal.status >= 500 && refusal !== (error as unknown)) request.log.error(causeOf(error), 'a request failed')
  return sendRefusal(refusal, request, reply)
}

/** For what is no HTTP at all: there is no request yet, only a line that carries it. */
export function sendBrokenHttp({ code }: { code?: string }, socket: Socket) {
  if (!socket.writable || code === 'ECONNRESET') return socket.destroy()
  const [status, reason] = brokenHttp[code ?? ''] ?? [400, 'Bad Request']
  const body = JSON.stringify(problemOf(new Refusal(status, 'malformed_body'), randomUUID()))
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const brokenHttp: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
}

function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  const { status } = refusal
  if (status === 503) reply.header('retry-after', '5')
  // Serialised here: the route's own response schemas know nothing of problems.
  const answer = reply.code(status).type('application/problem+json; charset=utf-8').serializer(JSON.stringify)
  return answer.send(problemOf(refusal, request.id))
}

function problemOf({ status, code, message, fields, more }: Refusal, requestId: string): Problem {
  const problem = { type: 'about:blank', title: problemSentences[code], status, code, detail: message, requestId, ...more }
  return fields.length > 0 ? { ...problem, errors: fields } : problem
}

function refusalOf(error: FastifyError): Refusal {
  if ((error as unknown) instanceof Refusal) return error as unknown as Refusal
  if (hasZodFastifySchemaValidationErrors(error)) return new Refusal(400, 'invalid_input', undefined, error.validation.map(fieldError))
  const [status, code] = known[error.code] ?? byStatus(error)
  return new Refusal(status, code)
}

const known: Record<string, [number, ProblemCode]> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed_body'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed_body'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed_body'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_media_type'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too_large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'unsupported_media_type'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file_too_large'],
  FST_ERR_BAD_URL: [400, 'invalid_input'],
  FST_UNDER_PRESSURE: [503, 'unavailable'],
}

function byStatus(error: FastifyError): [number, ProblemCode] {
  if (isUnavailable(error)) return [503, 'unavailable']
  const { statusCode = 500 } = error
  if (statusCode === 404) return [404, 'not_found']
  if (statusCode === 413) return [413, 'too_large']
  if (statusCode === 429) return [429, 'too_many_requests']
  if (statusCode >= 400 && statusCode < 500) return [400, 'malformed_body']
  return [500, 'internal']
}

type Cause = { code?: string; message?: string; table_name?: string; constraint_name?: string }

/** The database, or the file storage, cannot be reached or asks to come back: connection errors, SQLSTATE classes 08, 53, 57 and 40. */
function isUnavailable(error: Error) {
  const code = databaseCause(error).code ?? ''
  return /^(CONNECT|CONNECTION_|ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|EPIPE|unreachable$|(08|53|57|40)[0-9A-Z]{3}$)/.test(code)
}

function databaseCause(error: Error): Cause {
  return (error.cause ?? error) as Cause
}

/** What may stand in the log: no SQL, no parameters, and of PostgreSQL's data errors not the text, for it quotes the value. */
function causeOf(error: Error) {
  const { code, message, table_name: table, constraint_name: constraint } = databaseCause(error)
  const frames = (error.stack ?? '').replace(error.message, '').split('\n')
  return {
    error: error.name,
    code,
    table,
    constraint,
    reason: /^2[23]/.test(code ?? '') ? undefined : message,
    at: frames.filter((frame) => frame.startsWith('    at ')),
  }
}

type ValidationError = { keyword: string; instancePath: string; message?: string }

function fieldError({ keyword, instancePath, message = '' }: ValidationError): FieldError {
  return { path: instancePath.slice(1).replaceAll('/', '.'), code: keyword, message }
}

function plainSentence(code: string | undefined, missing: boolean) {
  if (code === 'invalid_type') return missing ? '这一项必须填写。' : '这一项的格式不正确。'
  if (code === 'invalid_value') return '请从给出的选项中选择。'
  if (code === 'too_small') return '这一项太短或者太小。'
  if (code === 'too_big') return '这一项太长或者太大。'
  return '这一项不正确，请检查。'
}

/** `/api/petitions/:id` as an expression over paths. */
function patternOf(url: string) {
  return new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`)
}
