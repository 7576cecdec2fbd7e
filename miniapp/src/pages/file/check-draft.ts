import { SubmitPetition } from '@petition/shared/schemas/filing'
import type { FieldError } from '../../api/client'
import type { Draft } from '../../outbox/draft'
import { toSubmission } from '../../outbox/submission'

/** Field errors by the name of the field on the page. */
export type FieldErrors = Partial<Record<string, string>>

export const fieldId = (path: string) => `field-${path.replace(/\./g, '-')}`

/** Lists are numbered without their empty rows when they are sent; the page numbers all of them. */
function fieldOf(path: string, draft: Draft) {
  const [head = '', second, ...rest] = path.replace(/^\//, '').split(/[./]/)
  if (head === 'requests') return `requests.${rowOf(draft.requests, second)}`
  if (head === 'signatories' && second !== undefined)
    return `signatories.${rowOf(
      draft.signatories.map(({ name, phone }) => name + phone),
      second,
    )}.${rest[0] ?? 'name'}`
  if (head === 'accused') return rest[0] === 'organisationName' ? 'accused.unit' : 'accused.name'
  if (head === 'place' || head === 'attachmentIds') return head
  return second === undefined ? head : `${head}.${second}`
}

function rowOf(rows: string[], sent = '0') {
  const written = rows.flatMap((row, index) => (row.trim() === '' ? [] : index))
  return written[Number(sent)] ?? 0
}

export function toFieldErrors(errors: FieldError[], draft: Draft): FieldErrors {
  const byField: FieldErrors = {}
  for (const error of errors) byField[fieldOf(error.path, draft)] ??= error.message
  return byField
}

/** What the service would refuse, found before sending. */
export function checkDraft(draft: Draft): FieldErrors {
  const result = SubmitPetition.safeParse(toSubmission(draft))
  const issues = result.success ? [] : result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const errors = toFieldErrors(issues, draft)
  // The rules over several fields are silent while one of them is wrong.
  if (draft.kind === 'petition' && !draft.requests.some((request) => request.trim())) errors['requests.0'] ??= '请写明您的诉求，至少1条。'
  if (!draft.countyCode) errors.regionCode = '请选择事情发生的县区。'
  if (draft.files.some((file) => file.problem)) errors.attachmentIds = '有材料没有传上，请移除或重新选择。'
  return errors
}
