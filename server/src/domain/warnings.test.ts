import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import { describe, expect, it } from 'vitest'
import { calendarSeed } from '../seed/calendar.ts'
import { addDays, type Day, isDayOff, makeCalendar } from './calendar.ts'
import { defaultLocalRules, startClock } from './limits.ts'
import { desksOf, idleSince, isWorkingTime, warningOf } from './warnings.ts'

const seed = calendarSeed()
const calendar = makeCalendar(1, seed.years, seed.days)
const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))
const isWorked = (on: Day) => !isDayOff(calendar, on).off

describe('a warning', () => {
  it('comes on a working day at least three days before the earlier date, whenever the period starts', () => {
    for (const startsOn of days) {
      const clock = startClock(calendar, defaultLocalRules, 'inform', startsOn)
      const earlier = clock.plainOn ?? clock.legalOn
      const told = days
        .concat(addDays('2026-12-31', 1))
        .find((today) => isWorked(today) && today > startsOn && warningOf(calendar, today, clock, 3))
      if (earlier > '2026-12-31') continue
      expect(told !== undefined && told <= addDays(earlier, -3), `${startsOn}: ${told} for ${earlier}`).toBe(true)
      // Not sooner than it has to: the next working day would be too late.
      const next = days.find((on) => told !== undefined && on > told && isWorked(on)) ?? '2027'
      expect(next > addDays(earlier, -3), `${startsOn}: ${told} for ${earlier}`).toBe(true)
    }
  })

  it('of the day itself always falls on a working day', () => {
    for (const startsOn of days) expect(isWorked(startClock(calendar, defaultLocalRules, 'inform', startsOn).legalOn)).toBe(true)
  })

  it.each([
    ['2026-02-13', null],
    ['2026-02-14', 'due-soon'],
    ['2026-02-24', 'due-today'],
    ['2026-02-25', 'overdue'],
  ])('of a period that ends in Spring Festival: %s is %s', (today, kind) => {
    expect(warningOf(calendar, today, { kind: 'inform', plainOn: '2026-02-20', legalOn: '2026-02-24' }, 3)).toBe(kind)
  })

  it('of the days to object is never a delay', () => {
    const objection = { kind: 'objection' as const, plainOn: null, legalOn: '2026-11-30' }
    expect(['2026-11-27', '2026-11-30', '2026-12-01'].map((today) => warningOf(calendar, today, objection, 3))).toEqual([
      'due-soon',
      'due-soon',
      null,
    ])
  })

  it('climbs from clerk to leader to bureau and sender, nobody twice', () => {
    const clock = { handlerId: 'unit', followerId: 'city', senderIds: ['city', 'county', 'unit'] }
    const told = (kind: Parameters<typeof desksOf>[0], of: ClockKind = 'inform') =>
      desksOf(kind, { ...clock, kind: of }).map(({ organisationId, reader }) => `${organisationId} ${reader}`)
    expect(told('due-soon')).toEqual(['unit clerk'])
    expect(told('due-today')).toEqual(['unit clerk', 'unit leader'])
    // What the head decides no clerk can do.
    for (const one of ['recusal-decision', 'contest-decision'] as const)
      expect(told('due-soon', one)).toEqual(['unit clerk', 'unit leader'])
    expect(told('overdue')).toEqual(['unit clerk', 'unit leader', 'city clerk', 'county clerk'])
  })
})

it('working hours are those of Huaibei, on its working days', () => {
  const working = ['2026-11-23T09:00', '2026-11-23T17:59', '2026-02-14T12:00']
  const not = ['2026-11-23T08:59', '2026-11-23T18:00', '2026-11-23T00:00', '2026-11-22T10:00', '2026-10-01T10:00']
  for (const at of working) expect(isWorkingTime(calendar, new Date(`${at}:00+08:00`)), at).toBe(true)
  for (const at of not) expect(isWorkingTime(calendar, new Date(`${at}:00+08:00`)), at).toBe(false)
})

it.each([
  ['2026-11-25', '2026-11-18'],
  ['2026-11-23', '2026-11-14'],
  ['2026-02-24', '2026-02-08'],
])('on %s a body is idle that nobody entered since %s', (today, since) => {
  expect(idleSince(calendar, today, 7)).toBe(since)
})
