import { isDay } from '../domain/calendar.ts'
import { Refusal } from '../domain/errors.ts'

/** A place in a list: the value it is ordered by and the row's id. */
export type Place = { key: string; id: string }

export function writeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 30 February is a date to JavaScript and an error to PostgreSQL, whose years begin with 1. */
const isWritten = (key: string, kind: 'day' | 'instant') => key > '0001' && (kind === 'day' ? isDay(key) : new Date(key).toJSON() === key)

/** @throws 400 for a cursor this list never gave out: garbage must not reach SQL */
export function readCursor(cursor: string, kind: 'day' | 'instant'): Place {
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (typeof key === 'string' && isWritten(key, kind) && typeof id === 'string' && uuid.test(id)) return { key, id }
  } catch {
    // What does not parse was not written here; the refusal below says so.
  }
  throw new Refusal(400, 'invalid_input', '翻页位置无效，请从第一页重新查看。', [
    { path: 'cursor', code: 'invalid', message: '翻页位置无效，请从第一页重新查看。' },
  ])
}
