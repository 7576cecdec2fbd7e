import type { Draft } from '../../outbox/draft'
import type { FieldErrors } from './check-draft'
import type { Change } from './use-open-draft'

export interface SectionProps {
  draft: Draft
  change: Change
  errors: FieldErrors
}
