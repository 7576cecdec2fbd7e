import type { FastifyRequest } from 'fastify'
import { invalidField } from '../domain/errors.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Optional; a UUID. @throws 400 for anything else */
export function idempotencyKey(request: FastifyRequest): string | null {
  const value = request.headers['idempotency-key']
  if (value === undefined) return null
  if (typeof value !== 'string' || !uuid.test(value)) throw invalidField('Idempotency-Key', '提交编号格式不正确，请刷新页面后重试。')
  return value.toLowerCase()
}

/** `7` or `"7"`; optional on the wire, always sent by our clients. @throws 400 for anything else */
export function ifMatch(request: FastifyRequest): number | null {
  const value = request.headers['if-match']
  if (value === undefined || value === '*') return null
  const match = /^"?(\d{1,9})"?$/.exec(value)
  if (!match) throw invalidField('If-Match', '版本号格式不正确，请刷新页面后重试。')
  return Number(match[1])
}
