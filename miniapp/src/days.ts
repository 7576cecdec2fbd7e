import { chinaDay, formatDay } from './format'

const dayMs = 86_400_000
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** The day it is in China, whatever the phone is set to. */
export const todayInChina = (now = Date.now()) => chinaDay(now)

/** `2026-12-08` → `2026年12月8日（星期二）` */
export const formatWeekday = (day: string) => `${formatDay(day)}（${weekdays[new Date(Date.parse(day)).getUTCDay()]}）`

/** `2026-12-08` → `12-8`, where there is no room for more. */
export const formatShortDay = (day: string) => day.slice(5).replace(/(^|-)0/g, '$1')

export const daysUntil = (day: string, today: string) => Math.round((Date.parse(day) - Date.parse(today)) / dayMs)

export const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** How long until a day, in words. The last day counts in full. */
export function leftInWords(day: string, today: string) {
  const days = daysUntil(day, today)
  if (days < 0) return `已超过${-days}天`
  if (days === 0) return '今天到期'
  return days === 1 ? '明天到期' : `还有${days}天`
}

/** A day as people call it when they look back: 今天, 昨天, 11月20日 星期五. */
export function nameOfDay(day: string, today: string) {
  const days = daysUntil(day, today)
  if (days === 0) return '今天'
  if (days === -1) return '昨天'
  const name = `${formatDay(day)} ${weekdays[new Date(Date.parse(day)).getUTCDay()]}`
  return day.slice(0, 4) === today.slice(0, 4) ? name.slice(5) : name
}
