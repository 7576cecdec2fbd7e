import type { MessageData } from './client.ts'

/** A value that WeChat would refuse and that cannot be shortened without becoming false. Never quotes the value. */
export class FieldUnfit extends Error {
  readonly field: string

  constructor(field: string, why: string) {
    super(`${field}: ${why}`)
    this.name = 'FieldUnfit'
    this.field = field
  }
}

const THING_LIMIT = 20

const DAY = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|(\d{4})([-/.])\d{1,2}\2\d{1,2})`
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`
const day = new RegExp(`^${DAY}(?: ?${CLOCK})?$`)
const time = new RegExp(`^(?:${DAY} ?)?${CLOCK}$`)

/** What each kind of template field takes (订阅消息参数值内容限制); only a `thing` is free text and may be cut. */
const RULES: Record<string, { fits: (value: string) => boolean; rule: string }> = {
  thing: { fits: () => true, rule: '20 characters' },
  number: { fits: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value), rule: '32 digits, decimals allowed' },
  letter: { fits: (value) => /^[A-Za-z]{1,32}$/.test(value), rule: '32 letters' },
  symbol: { fits: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value), rule: '5 symbols' },
  character_string: { fits: (value) => /^[\x21-\x7e]{1,32}$/.test(value), rule: '32 digits, letters or symbols' },
  time: {
    fits: (value) => value.split('~').length <= 2 && value.split('~').every((part) => time.test(part.trim())),
    rule: 'a time of 24 hours',
  },
  date: { fits: (value) => value.split('~').length <= 2 && value.split('~').every((part) => day.test(part.trim())), rule: 'a day' },
  amount: { fits: (value) => /^\p{Sc}?\d{1,10}(\.\d{1,2})?元?$/u.test(value), rule: 'a currency sign and 10 digits' },
  phone_number: { fits: (value) => /^[\d+\-() ]{1,17}$/.test(value), rule: '17 digits or symbols' },
  car_number: { fits: (value) => /^[\p{Script=Han}A-Z\d][A-Z\d]{0,6}[\p{Script=Han}A-Z\d]$/iu.test(value), rule: '8 characters' },
  name: {
    fits: (value) => /^[\p{Script=Han}·]{1,10}$/u.test(value) || /^[A-Za-z .'·-]{1,20}$/.test(value),
    rule: '10 Chinese characters or 20 letters',
  },
  phrase: { fits: (value) => /^\p{Script=Han}{1,5}$/u.test(value), rule: '5 Chinese characters' },
  enum: { fits: () => true, rule: 'a listed value' },
}

/** Fits values to WeChat's rules before they are sent; the kind of a field is its name without the number. */
export function fitFields(values: Record<string, string>): MessageData {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value: fit(field, value) }]))
}

function fit(field: string, raw: string): string {
  const kind = /^([a-z_]+)\d+$/.exec(field)?.[1] ?? ''
  const rule = Object.hasOwn(RULES, kind) ? RULES[kind] : undefined
  if (!rule) throw new FieldUnfit(field, 'no such kind of field')
  const value = clean(raw)
  if (value === '') throw new FieldUnfit(field, 'empty')
  if (!rule.fits(value)) throw new FieldUnfit(field, `not ${rule.rule}`)
  return kind === 'thing' ? cut(value, THING_LIMIT) : value
}

/** WeChat refuses line breaks and control characters; invisible ones and halves of surrogate pairs show nothing. */
function clean(value: string): string {
  return value
    .replace(/[\p{Cf}\p{Cs}]+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Counts UTF-16 units, the strictest of the ways to count, so that no emoji makes a value too long. */
function cut(value: string, limit: number): string {
  if (value.length <= limit) return value
  let kept = ''
  for (const { segment } of new Intl.Segmenter('zh').segment(value)) {
    if (kept.length + segment.length >= limit) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
