import * as z from 'zod/mini'

/** Invisible characters a person cannot have meant: zero-width, soft hyphen, byte order mark, direction overrides. The joiners inside emoji stay. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g

const tidy = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(invisible, '').trim()

/** What shows nothing by itself, such as a joiner without an emoji, and the letters that are drawn blank. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Characters as a person counts them, not UTF-16 units. */
export const countCharacters = (text: string) => [...text].length

function isStorable(text: string) {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const isControl = code < 32 || (code >= 127 && code < 160)
    if (isControl && code !== 10 && code !== 9) return false
  }
  try {
    encodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** Free text: tidied, 1 or more visible characters, without control characters or broken Unicode. */
export const text = (label: string, min: number, max: number) =>
  z.string(`请填写${label}。`).check(
    z.overwrite(tidy),
    z.refine(isStorable, { error: `${label}里有无法保存的特殊字符，请删去后再试。`, abort: true }),
    z.refine((value) => countCharacters(value.replace(unseen, '').trim()) >= min, {
      error: min <= 1 ? `请填写${label}。` : `${label}至少写${min}个字。`,
      abort: true,
    }),
    z.refine((value) => countCharacters(value) <= max, { error: `${label}最多${max}个字，请适当精简。` }),
  )

/** A line of text: no line breaks. */
export const line = (label: string, min: number, max: number) =>
  text(label, min, max).check(z.refine((value) => !/[\n\t\u2028\u2029]/.test(value), { error: `${label}请写在一行内。` }))

/** The same where nothing may be known: what shows nothing is nothing. */
export const lineOrNone = (label: string, max: number) =>
  line(label, 0, max).check(z.overwrite((value) => (value.replace(unseen, '').trim() === '' ? '' : value)))

/** A person's or body's name: letters of any script, spaces and the few marks names carry. */
export const properName = (label: string, max: number) =>
  line(label, 1, max).check(
    z.refine((value) => /^[\p{L}\p{N}\p{M}·•（）()、，,.\-—–'’“”&《》 ]+$/u.test(value), { error: `${label}里有不能使用的符号，请检查。` }),
  )

const tidyMobile = (value: string) => value.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')

export const mobilePhone = z.string('请填写手机号码。').check(z.overwrite(tidyMobile), z.regex(/^1[3-9]\d{9}$/, '请填写11位手机号码。'))

/** A number, as it is stored, that an SMS can reach. */
export const isMobilePhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone)

/** Mobile or land line, as people write them. */
const tidyPhone = z.overwrite((value: string) => {
  const mobile = tidyMobile(value)
  return isMobilePhone(mobile) ? mobile : value.replace(/\s/g, '')
})
const wrongPhone = '联系电话不正确，请填写手机号码，或带区号的固定电话。'
export const anyPhone = z.string('请填写联系电话。').check(tidyPhone, z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/, wrongPhone))
export const anyPhoneOrNone = z
  .string('请填写联系电话。')
  .check(tidyPhone, z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)?$/, wrongPhone))

const isCalendarDay = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.string('日期格式应为“2026-01-31”。').check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期格式应为“2026-01-31”。', abort: true }),
  z.refine(isCalendarDay, { error: '没有这一天，请检查日期。', abort: true }),
  z.refine((day) => day >= '1990-01-01' && day <= '2100-12-31', '日期应在1990年至2100年之间。'),
)

/** A day that was counted: from the last day that may be asked for it can lie beyond 2100. */
export const CountedDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** An instant with its offset, ISO 8601. */
export const Instant = z.string('时间格式不正确。').check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/, { error: '时间格式不正确。', abort: true }),
  z.refine((value) => !Number.isNaN(Date.parse(value)) && isCalendarDay(value.slice(0, 10)), {
    error: '没有这个时间，请检查。',
    abort: true,
  }),
  z.refine((value) => value >= '1990' && value < '2101', '时间应在1990年至2100年之间。'),
)

export const Id = z.uuid('编号格式不正确。')
export const OrganisationId = z.string('请选择单位。').check(z.regex(/^[a-z0-9-]{3,60}$/, '请选择单位。'))

/** `If-Match: 7` or `"7"`. */
export const Cursor = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/, '翻页位置无效，请从第一页重新查看。'))
export const Limit = z.coerce
  .number('每页条数应为1到100。')
  .check(z.int('每页条数应为1到100。'), z.minimum(1, '每页条数应为1到100。'), z.maximum(100, '每页条数应为1到100。'))
