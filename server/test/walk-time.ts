import { expect } from 'vitest'
import { addDays, localDate } from '../src/domain/calendar.ts'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { recomputeClocks } from '../src/usecases/calendar/recompute-clocks.ts'
import { lapseRewordings } from '../src/usecases/warning/lapse-rewordings.ts'
import { remindResidents } from '../src/usecases/warning/remind-residents.ts'
import { reportIdleBodies } from '../src/usecases/warning/report-idle-bodies.ts'
import { reportUnreadAccusations } from '../src/usecases/warning/report-unread-accusations.ts'
import { warnDesks } from '../src/usecases/warning/warn-desks.ts'
import type { Walk } from './walk.ts'
import { tracesOf, unexplained } from './walk-checks.ts'
import { succeed } from './walk-model.ts'

/** What changes by itself, or for everybody at once; no date that a petitioner was told moves in silence. */
async function happen({ house, matters, told }: Walk, change: () => Promise<unknown>) {
  const before = await tracesOf(house.ctx)
  await change()
  const after = await tracesOf(house.ctx)
  for (const { id } of matters) expect(unexplained(before.of(id), after.of(id)), `${told.at(-1)} moved a date in silence`).toEqual([])
  const newEventsOf = (id: string) => after.of(id).events.slice(before.of(id).events.length)
  return matters.map((known) => ({ known, kinds: newEventsOf(known.id).map(({ kind }) => kind) }))
}

/** Days go by, with what the service does by itself; now and then the State Council changes its mind. */
export async function passTime(walking: Walk, days = walking.random.pick([0, 1, 1, 2, 3, 5, 8, 13, 25])) {
  const { house, random, told } = walking
  house.now = new Date(house.now.getTime() + days * 86_400_000 + random.upTo(6) * 3_600_000)
  told.push(`${localDate(house.now)} ${days} days later`)
  await happen(walking, async () => {
    if (random.chance(0.4)) await correctCalendar(walking)
    for (const job of [recomputeClocks, lapseRewordings, warnDesks, reportIdleBodies, reportUnreadAccusations, remindResidents])
      await job(house.ctx)
  })
}

/** Mostly of a day on which something is owed: else hardly any date would move. */
async function correctCalendar({ house, random, told, matters }: Walk) {
  const today = localDate(house.now)
  const owed = matters.flatMap(({ view }) =>
    view.clocks.flatMap(({ state, legalOn }) => (state === 'running' && legalOn > today ? [legalOn] : [])),
  )
  const isOwed = owed.length > 0 && random.chance(0.7)
  const on = isOwed ? random.pick(owed) : addDays(today, 1 + random.upTo(60))
  const off = isOwed || random.chance(0.5)
  told.push(`the calendar is corrected: ${on} ${off ? 'off' : 'work'}`)
  await correctCalendarDay(house.ctx, { on, off, name: '更正' })
}

/** A body is closed and another one goes on in its place. */
export async function mergeBodies(walking: Walk, closing: string, successorId: string) {
  const { house, people, told } = walking
  const administrator = people.find((one) => one.isAdministrator)
  told.push(`${closing} is closed, ${successorId} goes on`)
  const body = { successorId, on: localDate(house.now), reason: '根据市机构改革方案，职责并入。' }
  const moved = await happen(walking, async () => {
    const answer = await administrator?.post(`/api/organisations/${closing}/succession`, body)
    expect(answer?.status, answer?.text).toBe(200)
  })
  for (const who of people) {
    if (who.organisationId === closing) who.isOfClosedBody = true
    if (who.organisationId === successorId) who.standsFor.push(closing)
  }
  for (const { known, kinds } of moved) {
    if (!kinds.includes('succession')) continue
    succeed(known, closing, successorId)
    walking.touched.add(known)
  }
}
