const SHANGHAI = 'Asia/Shanghai'
const DAY_MS = 86_400_000

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: SHANGHAI, dateStyle: 'short' })
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: SHANGHAI, hour: '2-digit', minute: '2-digit' })

/** The day in Huaibei of an instant, as YYYY-MM-DD, wherever the desk's computer believes to be. */
export function localDate(instant: Date): string {
  return dayFormat.format(instant)
}

/** An instant as the clock on the wall in Huaibei shows it: 2026-11-23 09:05. */
export function formatAt(at: string): string {
  const instant = new Date(at)
  return `${localDate(instant)} ${timeFormat.format(instant)}`
}

/** Whole days from one calendar day to another; negative when `toOn` is earlier. */
export function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(`${toOn}T00:00:00Z`) - Date.parse(`${fromOn}T00:00:00Z`)) / DAY_MS)
}

type Urgency = 'overdue' | 'today' | 'soon' | 'later'

interface Due {
  urgency: Urgency
  words: string
}

const SOON_DAYS = 3

/** How near a due day is, in words a clerk reads at a glance. The due day itself still counts: acts are in time until 24:00. */
export function daysLeft(dueOn: string, todayOn: string): Due {
  const days = daysBetween(todayOn, dueOn)
  if (days < 0) return { urgency: 'overdue', words: `已超期 ${-days} 天` }
  if (days === 0) return { urgency: 'today', words: '今天到期' }
  if (days === 1) return { urgency: 'soon', words: '明天到期' }
  return { urgency: days <= SOON_DAYS ? 'soon' : 'later', words: `还剩 ${days} 天` }
}

/** Staff are warned by the plain day, which the rates count; overdue in law only after the legal one, which may roll over days off. */
export function clockDue({ plainOn, legalOn }: { plainOn: string | null; legalOn: string }, todayOn: string): Due {
  if (plainOn === null || plainOn >= todayOn) return daysLeft(plainOn ?? legalOn, todayOn)
  const legal = daysLeft(legalOn, todayOn)
  return legal.urgency === 'overdue' ? legal : { urgency: 'today', words: `统计期限已过，顺延后${legal.words}` }
}
