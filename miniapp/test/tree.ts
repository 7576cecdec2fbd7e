import type { Template, Templates } from './templates.ts'

/** One element in a page's data, as the compiled app sets it. */
export interface Shown {
  nn: string
  sid: string
  uid?: string
  v?: string
  cn?: Shown[]
  [field: string]: unknown
}

export interface Found {
  tag: string
  shown: Shown
  /** What a person reads in it. */
  text: string
  attributes: Record<string, unknown>
  /** The nearest first. */
  ancestors: Shown[]
}

const nothing: Template = { tag: '', attributes: new Map(), events: new Set() }

export const fieldsOf = (templates: Templates, shown: Shown): Template => templates.get(shown.nn) ?? nothing

/** Every element of a page with the attributes its template passes on. */
export function walk(root: Shown | undefined, templates: Templates, ancestors: Shown[] = []): Found[] {
  return childrenOf(root).flatMap((shown) => {
    const { tag, attributes } = fieldsOf(templates, shown)
    const passed = Object.fromEntries([...attributes].map(([name, field]) => [name, shown[field]]))
    return [{ tag, shown, text: textOf(shown).trim(), attributes: passed, ancestors }, ...walk(shown, templates, [shown, ...ancestors])]
  })
}

/** What a person reads. */
export const textOf = (shown: Shown | undefined): string => (shown?.v ?? '') + childrenOf(shown).map(textOf).join('')

const childrenOf = (shown: Shown | undefined) => Object.values(shown?.cn ?? [])
