import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/** Time-ordered, made in Node: production may run a PostgreSQL without `uuidv7()`. */
export const newId = () => v7()

/** The same name is the same id (UUID version 8). */
export function derivedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
