import { type ProblemCode, problemSentences } from '@petition/shared/vocabulary/problems'

export type FieldError = { path: string; code: string; message: string }

/** Why the house says no: a stable code for programs, a Chinese sentence for people. Nothing has been written when it is thrown. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly fields: FieldError[]
  /** Further members of the problem document. */
  readonly more: object

  constructor(status: number, code: ProblemCode, detail: string = problemSentences[code], fields: FieldError[] = [], more: object = {}) {
    super(detail)
    this.code = code
    this.status = status
    this.fields = fields
    this.more = more
  }
}

export const notFound = () => new Refusal(404, 'not_found')
export const forbidden = (message?: string) => new Refusal(403, 'forbidden', message)
export const illegal = (detail?: string) => new Refusal(409, 'illegal_action', detail)
export const stale = () => new Refusal(412, 'stale_version')
export const invalidField = (path: string, message: string, code = 'invalid') =>
  new Refusal(400, 'invalid_input', undefined, [{ path, code, message }])
