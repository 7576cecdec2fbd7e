const pad = (value: number) => String(value).padStart(2, '0')

/** `2026-11-23` → `2026年11月23日` */
export function formatDay(day: string) {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Its UTC fields are what the clock in China shows. */
const inChina = (instant: string | number) => new Date(new Date(instant).getTime() + 8 * 3_600_000)

/** The day in China, `2026-11-23`. */
export const chinaDay = (instant: string | number) => inChina(instant).toISOString().slice(0, 10)

/** `15:01` */
export const formatTime = (instant: string | number) => inChina(instant).toISOString().slice(11, 16)

/** An instant as the clock in China shows it. */
export function formatInstant(instant: string) {
  const china = inChina(instant)
  return `${china.getUTCFullYear()}年${china.getUTCMonth() + 1}月${china.getUTCDate()}日 ${pad(china.getUTCHours())}:${pad(china.getUTCMinutes())}`
}

export function formatSize(sizeBytes: number) {
  return sizeBytes < 1024 * 1024 ? `${Math.max(1, Math.round(sizeBytes / 1024))}KB` : `${(sizeBytes / 1024 / 1024).toFixed(1)}MB`
}

/** Four digits and four digits are easier to copy by hand than ten. */
export const spaced = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ')
