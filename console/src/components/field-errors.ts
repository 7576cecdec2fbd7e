import type { FormInstance } from 'antd'
import type { FieldError } from '../api/http.ts'

/** Puts each error beside its field, moves to the first one on the page, and returns the sentences that belong to no field. */
export function placeErrors<Values>(form: FormInstance<Values>, errors: FieldError[]): string[] {
  const stray = new Map(errors.map(({ path, message }) => [path.join(), message]))
  const placed: FieldError['path'][] = []
  for (const { name } of form.getFieldsError()) {
    const message = stray.get(name.join())
    if (message === undefined) continue
    stray.delete(name.join())
    placed.push(name as FieldError['path'])
    form.setFields([{ name: name as never, errors: [message] }])
  }
  if (placed[0]) form.scrollToField(placed[0] as never, { focus: true, block: 'center' })
  return [...new Set(stray.values())]
}

/** An error that was set from outside stays with its field until somebody takes it away. */
export function takeErrorsAway<Values>(form: FormInstance<Values>, changed: unknown): void {
  for (const { name, errors } of form.getFieldsError()) {
    const isChanged = name.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], changed) !== undefined
    if (errors.length > 0 && isChanged) form.setFields([{ name: name as never, errors: [] }])
  }
}
