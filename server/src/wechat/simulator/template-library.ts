import { simulatorTemplates } from '../templates.ts'
import { Refusal } from './refusals.ts'

type LibraryTemplate = { title: string; labels: Record<string, string> }

/** What a city would have picked from WeChat's public template library: the title and the label of each field. */
export const templateLibrary: Record<string, LibraryTemplate> = {
  [simulatorTemplates.received.templateId]: {
    title: '信访事项办理进度通知',
    labels: { character_string1: '受理编号', thing2: '事项名称', thing3: '当前状态', time4: '更新时间', thing5: '温馨提示' },
  },
  [simulatorTemplates.replied.templateId]: {
    title: '信访事项答复通知',
    labels: { character_string1: '受理编号', thing2: '事项名称', thing3: '答复单位', time4: '答复时间', thing5: '温馨提示' },
  },
  [simulatorTemplates.concluded.templateId]: {
    title: '信访事项办结通知',
    labels: { character_string1: '受理编号', thing2: '事项名称', thing3: '办理结果', time4: '办结时间', thing5: '温馨提示' },
  },
}

// Written apart from the sender's rules, so that a mistake there is seen here.
const REFUSED_VALUES: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length > 20,
  character_string: (value) => value.length > 32 || /[^ -~]/.test(value),
  number: (value) => value.length > 32 || Number.isNaN(Number(value)),
  phrase: (value) => [...value].length > 5 || /[^\u3400-\u9fff]/.test(value),
  time: (value) => !/\d{1,2}:\d{2}/.test(value) || /[^\d年月日:/.~ -]/.test(value),
  date: (value) => !/\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}/.test(value) || /[^\d年月日:/.~ -]/.test(value),
}

/** Every field of the template must be there and fit its kind; fields the template does not have are passed over. */
export function checkFields(template: LibraryTemplate, data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Refusal(47003, 'argument invalid! data should be an object')
  const given = data as Record<string, { value?: unknown } | undefined>
  return Object.fromEntries(Object.keys(template.labels).map((field) => [field, checkedValue(field, given[field]?.value)]))
}

function checkedValue(field: string, raw: unknown): string {
  const value = typeof raw === 'number' ? String(raw) : raw
  // WeChat's own spelling.
  if (typeof value !== 'string' || value.trim() === '') throw new Refusal(47003, `argument invalid! data.${field}.value is emtpy`)
  const refused = REFUSED_VALUES[field.replace(/\d+$/, '')]
  if (/[\p{Cc}\p{Cs}]/u.test(value) || refused?.(value)) throw new Refusal(47003, `argument invalid! data.${field}.value invalid`)
  return value
}
