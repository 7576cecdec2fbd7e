import { useState } from 'react'
import type { FieldError } from '../../api/client'
import type { Draft } from './draft'
import { checkDraft, type FieldErrors, firstWrong, toFieldErrors } from './field-errors'

/** What is wrong with the draft: after the first check it follows every change; what the service refused stands until something is changed. */
export function useFieldErrors(draft: Draft) {
  const [isChecked, setChecked] = useState(false)
  const [refused, setRefused] = useState<{ draft: Draft; errors: FieldErrors }>()
  const errors: FieldErrors = {
    ...(isChecked ? checkDraft(draft) : undefined),
    ...(refused?.draft === draft ? refused.errors : undefined),
  }

  return {
    errors,
    /** Checks what is written; answers the topmost field that has to change. */
    check() {
      setChecked(true)
      return firstWrong(checkDraft(draft))
    },
    /** Takes what the service refused; answers the topmost field that has to change. */
    refuse(fields: FieldError[]) {
      const found = toFieldErrors(fields, draft)
      setRefused({ draft, errors: found })
      return firstWrong(found)
    },
    forget: () => setChecked(false),
  }
}
