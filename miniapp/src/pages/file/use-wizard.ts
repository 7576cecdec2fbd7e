import { useEffect, useState } from 'react'
import { scrollToField, startAt } from '../../platform/scroll'
import { checkDraft, type FieldErrors, fieldId, toFieldErrors } from './check-draft'
import { firstOf, type StepName, stepOf, stepsOf } from './steps'
import type { useOpenDraft } from './use-open-draft'

export const screenId = 'screen'

/** Which screen is open, what is wrong on it, and the ways from it. */
export function useWizard({ draft, goTo }: ReturnType<typeof useOpenDraft>) {
  const steps = stepsOf(draft.kind)
  const step = steps.find((name) => name === draft.step) ?? 'what'
  const index = steps.indexOf(step)
  const [checked, setChecked] = useState<StepName[]>([])
  const refused = draft.refusal ? toFieldErrors(draft.refusal.fields, draft) : {}

  const wrongOf = (names: StepName[]): FieldErrors =>
    Object.fromEntries(Object.entries(checkDraft(draft)).filter(([field]) => names.includes(stepOf(field) ?? 'check')))

  function open(name: StepName) {
    goTo(name)
    startAt(screenId)
  }
  function show(field: string) {
    goTo(stepOf(field) ?? step)
    setTimeout(() => scrollToField(fieldId(field)), 100)
  }

  // Only a new refusal moves the person to the field.
  useEffect(() => {
    const first = firstOf(Object.keys(refused))
    if (first) show(first)
  }, [draft.refusal])

  return {
    steps,
    step,
    index,
    errors: { ...wrongOf(checked), ...refused },
    open,
    back: () => open(steps[index - 1] ?? step),
    /** On to the next screen, if this one is right. */
    next(passes: (field: string) => boolean = () => false) {
      const first = firstOf(Object.keys(wrongOf([step])).filter((field) => !passes(field)))
      setChecked([...checked, step])
      if (!first) return open(steps[index + 1] ?? step)
      show(first)
    },
    /** Whether everything is right; if not, the first wrong field is shown. */
    isComplete() {
      const first = firstOf(Object.keys(wrongOf(steps)))
      setChecked(steps)
      if (first) show(first)
      return !first
    },
  }
}
