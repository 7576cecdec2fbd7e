import { desc, eq, sql } from 'drizzle-orm'
import { type Calendar, type CalendarDayRow, type CalendarYearRow, makeCalendar, yearOf } from '../domain/calendar.ts'
import type { Queryable, Tx } from './client.ts'
import { calendarDay, calendarVersion, calendarYear } from './schema/places.ts'

let latest: { loadedAtMs: number; calendar: Calendar } | null = null

/** The calendar in force; read again only when another version has been loaded. */
export async function getCalendar(db: Queryable): Promise<Calendar> {
  const [head] = await db.select().from(calendarVersion).orderBy(desc(calendarVersion.version)).limit(1)
  const version = head?.version ?? 0
  const loadedAtMs = head?.loadedAt.getTime() ?? 0
  if (latest?.calendar.version === version && latest.loadedAtMs === loadedAtMs) return latest.calendar
  const calendar = makeCalendar(version, await db.select().from(calendarYear), await db.select().from(calendarDay))
  latest = { loadedAtMs, calendar }
  return calendar
}

export function listCalendarYears(db: Queryable) {
  return db.select().from(calendarYear)
}

/** Replaces whole years; each call is one new version. */
export async function replaceCalendarYears(
  tx: Tx,
  years: CalendarYearRow[],
  days: CalendarDayRow[],
  { source, at }: { source: string; at: Date },
) {
  for (const year of years) {
    await tx
      .insert(calendarYear)
      .values(year)
      .onConflictDoUpdate({ target: calendarYear.year, set: { published: year.published, source: year.source } })
    await tx.delete(calendarDay).where(eq(calendarDay.year, year.year))
  }
  if (days.length > 0) {
    await tx
      .insert(calendarDay)
      .values(days)
      // A notice may move a day of the December before, which that year's own notice named already.
      .onConflictDoUpdate({ target: calendarDay.on, set: { year: sql`excluded.year`, off: sql`excluded.off`, name: sql`excluded.name` } })
  }
  await tx.insert(calendarVersion).values({ loadedAt: at, source })
}

/** One day as it is from now on; a plain weekday or weekend loses its entry. One new version. */
export async function setCalendarDay(
  tx: Tx,
  { on, off, name, isPlain }: Omit<CalendarDayRow, 'year'> & { isPlain: boolean },
  { source, at }: { source: string; at: Date },
) {
  if (isPlain) await tx.delete(calendarDay).where(eq(calendarDay.on, on))
  else {
    await tx
      .insert(calendarDay)
      .values({ on, off, name, year: yearOf(on) })
      .onConflictDoUpdate({ target: calendarDay.on, set: { off, name } })
  }
  await tx.insert(calendarVersion).values({ loadedAt: at, source })
}

/** What a version did to the open clocks stands with the version. */
export async function noteRecount(db: Queryable, version: number, note: string) {
  await db
    .update(calendarVersion)
    .set({ source: sql`${calendarVersion.source} || ${note}` })
    .where(eq(calendarVersion.version, version))
}
