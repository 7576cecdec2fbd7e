import type { Draft } from './draft'
import type { FieldErrors } from './field-errors'
import type { Change } from './use-draft'

export interface SectionProps {
  draft: Draft
  change: Change
  errors: FieldErrors
}
