/** What the compiled template of one kind of element draws and listens to. */
export interface Template {
  tag: string
  /** Attribute → name of the field in the page's data. */
  attributes: Map<string, string>
  events: Set<string>
}
export type Templates = Map<string, Template>

/** Reads `base.wxml`, so that a test sees only what the templates really pass on. */
export function readTemplates(baseWxml: string): Templates {
  const templates: Templates = new Map()
  for (const [, name = '', body = ''] of baseWxml.matchAll(/<template name="tmpl_0_(\d+)(?:_blur)?">([\s\S]*?)<\/template>/g)) {
    const [, tag = '', rest = ''] = /<([a-z-]+)([\s\S]*?)>/.exec(body) ?? []
    // An input has two templates, with and without the keyboard; its first one only chooses.
    if (tag === 'template') continue
    const attributes = new Map<string, string>()
    for (const [, attribute = '', expression = ''] of rest.matchAll(/\s([a-zA-Z-]+)="\{\{(.*?)\}\}"/g)) {
      const field = /\bi\.([a-z]\w*)/.exec(expression)?.[1]
      if (field) attributes.set(attribute, field)
    }
    const events = new Set([...rest.matchAll(/\s(?:bind|catch):?([a-z]+)="eh"/g)].map(([, event = '']) => event))
    templates.set(name, { tag, attributes, events })
  }
  return templates
}
