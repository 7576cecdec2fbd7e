import { SubmitPetition } from '@petition/shared/schemas/filing'
import type { FieldError } from '../../api/client'
import { type Draft, toSubmission } from './draft'

/** Field errors by the name of the field on the page. */
export type FieldErrors = Partial<Record<string, string>>

/** The order in which the page asks, so that the first error is the topmost one. */
const order = [
  'title',
  'body',
  'requests',
  'regionCode',
  'place',
  'attachmentIds',
  'aboutConduct',
  'accused',
  'petitioner.type',
  'petitioner.name',
  'petitioner.phone',
  'petitioner.address',
]

export const fieldId = (path: string) => `field-${path.replace(/\./g, '-')}`

/** Points are numbered without the empty ones when they are sent; the page numbers all of them. */
function fieldOf(path: string, draft: Draft) {
  const [head = '', second, ...rest] = path.replace(/^\//, '').split(/[./]/)
  if (head === 'requests' && second !== undefined) {
    const written = draft.requests.flatMap((request, index) => (request.trim() === '' ? [] : index))
    return `requests.${written[Number(second)] ?? 0}`
  }
  if (head === 'accused') return rest[0] === 'organisationName' ? 'accused.unit' : 'accused.name'
  if (head === 'place' || head === 'attachmentIds') return head
  if (head === 'requests') return 'requests.0'
  return second === undefined ? head : `${head}.${second}`
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
  // The rule over several fields is silent while one of them is wrong.
  if (draft.kind === 'petition' && !draft.requests.some((request) => request.trim())) errors['requests.0'] ??= '请写明您的诉求，至少1条。'
  if (!draft.countyCode) errors.regionCode = '请选择事情发生的县区。'
  if (draft.files.some((file) => !file.attachmentId)) errors.attachmentIds = '还有材料没有传完，请等它传完、重试或移除。'
  return errors
}

/** The topmost field that has to change. */
export function firstWrong(errors: FieldErrors): string | undefined {
  const rank = (field: string) => order.findIndex((name) => field === name || field.startsWith(`${name}.`))
  return Object.keys(errors).sort((one, other) => rank(one) - rank(other))[0]
}
