import type { Context } from '../../context.ts'
import { setCalendarDay } from '../../db/calendar.ts'
import type { MovedClock } from '../../db/clocks.ts'
import { type Day, isDay, isWeekend, readableDay } from '../../domain/calendar.ts'
import { recomputeClocks } from './recompute-clocks.ts'

export type CalendarCorrection = { on: Day; off: boolean; name: string }

/** One day turns out to be off, or worked; the rest of its year stays. */
export async function correctCalendarDay(ctx: Context, { on, off, name }: CalendarCorrection): Promise<MovedClock[]> {
  if (!isDay(on)) throw new Error(`“${on}”不是存在的日期，请写成“2026-10-09”的样子。`)
  if (name.trim() === '') throw new Error('请写明节日名称或者更正的原因。')
  // A weekday that is worked and a weekend that is off need no entry, and an entry would read as a make-up workday.
  const isPlain = off === isWeekend(on)
  const source = `更正：${readableDay(on)}${off ? '放假' : '上班'}（${name}）`
  await ctx.db.transaction((tx) => setCalendarDay(tx, { on, off, name, isPlain }, { source, at: ctx.now() }))
  return recomputeClocks(ctx)
}
