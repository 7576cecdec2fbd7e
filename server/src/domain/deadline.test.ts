import type { EventKind } from '@petition/shared/vocabulary/acts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarSeed } from '../seed/calendar.ts'
import { addDays, type Calendar, daysBetween, isDayOff, makeCalendar, yearOf } from './calendar.ts'
import { deadline, derivation } from './deadline.ts'

const seed = calendarSeed()
const calendar = makeCalendar(1, seed.years, seed.days)

// Reckoned by hand from the notices, apart from the code.
const table: [unit: 'calendar' | 'working', startOn: string, days: number, plainOn: string | null, legalOn: string][] = [
  ['calendar', '2026-02-05', 15, '2026-02-20', '2026-02-24'],
  ['calendar', '2026-08-03', 60, '2026-10-02', '2026-10-08'],
  ['calendar', '2026-02-13', 15, '2026-02-28', '2026-02-28'],
  ['calendar', '2025-12-17', 15, '2026-01-01', '2026-01-04'],
  ['working', '2026-09-30', 3, null, '2026-10-10'],
  ['working', '2026-02-12', 5, null, '2026-02-26'],
  ['working', '2026-10-03', 5, null, '2026-10-13'],
  // 29 February, a year's end, a plain week, one longer period of 60 + 30.
  ['calendar', '2024-02-14', 15, '2024-02-29', '2024-02-29'],
  ['calendar', '2023-02-14', 15, '2023-03-01', '2023-03-01'],
  ['working', '2025-12-31', 1, null, '2026-01-04'],
  ['working', '2026-03-02', 5, null, '2026-03-09'],
  ['calendar', '2026-07-04', 90, '2026-10-02', '2026-10-08'],
  ['calendar', '2019-12-15', 15, '2019-12-30', '2019-12-30'],
  ['working', '2020-01-23', 1, null, '2020-02-03'],
]

describe('the end of a period', () => {
  it.each(table)('%s days from %s, %i of them: plain %s, legal %s', (unit, startOn, days, plainOn, legalOn) => {
    const result = deadline(calendar, { startOn, days, unit })
    expect(result).toMatchObject({ plainOn, legalOn, provisional: false })
  })

  it('names every day it passed over', () => {
    const { skipped } = deadline(calendar, { startOn: '2026-02-05', days: 15, unit: 'calendar' })
    expect(skipped).toEqual(['2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'].map((on) => ({ on, why: '春节' })))
    expect(deadline(calendar, { startOn: '2026-03-05', days: 2, unit: 'working' }).skipped).toEqual([
      { on: '2026-03-07', why: '星期六' },
      { on: '2026-03-08', why: '星期日' },
    ])
  })

  it('rolls an extended period once, at its own end', () => {
    // 2026-08-03 + 60 is a holiday; rolled first and then extended by 10 it would end on 2026-10-19.
    expect(deadline(calendar, { startOn: '2026-08-03', days: 60 + 10, unit: 'calendar' })).toMatchObject({
      plainOn: '2026-10-12',
      legalOn: '2026-10-12',
    })
  })

  it('does not count the days of a pause', () => {
    const hearing = { fromOn: '2026-03-10', toOn: '2026-03-12', reason: '听证' }
    const plain = { startOn: '2026-03-02', days: 30, unit: 'calendar' as const }
    expect(deadline(calendar, plain).plainOn).toBe('2026-04-01')
    expect(deadline(calendar, { ...plain, pauses: [hearing] })).toMatchObject({ plainOn: '2026-04-04', legalOn: '2026-04-07' })
    const overlapping = [hearing, { fromOn: '2026-03-12', toOn: '2026-03-13', reason: '听证' }]
    expect(deadline(calendar, { ...plain, pauses: overlapping }).plainOn).toBe('2026-04-05')
    expect(deadline(calendar, { startOn: '2026-03-06', days: 3, unit: 'working', pauses: [hearing] }).legalOn).toBe('2026-03-16')
  })

  it('is provisional only when a day no notice speaks of decides it', () => {
    expect(deadline(calendar, { startOn: '2026-12-16', days: 15, unit: 'calendar' })).toMatchObject({
      legalOn: '2026-12-31',
      provisional: false,
    })
    expect(deadline(calendar, { startOn: '2026-12-17', days: 15, unit: 'calendar' })).toMatchObject({
      legalOn: '2027-01-04',
      provisional: true,
    })
    expect(deadline(calendar, { startOn: '2026-12-30', days: 1, unit: 'working' })).toMatchObject({
      legalOn: '2026-12-31',
      provisional: false,
    })
    expect(deadline(calendar, { startOn: '2026-12-31', days: 1, unit: 'working' }).provisional).toBe(true)
    expect(deadline(calendar, { startOn: '2027-02-01', days: 5, unit: 'calendar' })).toMatchObject({
      plainOn: '2027-02-06',
      legalOn: '2027-02-09',
    })
    expect(deadline(calendar, { startOn: '1995-03-01', days: 15, unit: 'calendar' }).provisional).toBe(true)
  })

  it('refuses days that do not exist and lengths nobody can mean', () => {
    const ask = (startOn: string, days: number) => () => deadline(calendar, { startOn, days, unit: 'calendar' })
    expect(ask('2026-02-30', 15)).toThrow('起算日期不存在')
    expect(ask('1989-12-31', 15)).toThrow('1990年至2100年')
    expect(ask('2101-01-01', 15)).toThrow('1990年至2100年')
    for (const days of [0, -1, 1.5, 3661, Number.NaN]) expect(ask('2026-02-05', days)).toThrow('1至3660')
    expect(ask('2100-12-31', 3660)).not.toThrow()
  })
})

describe('any period', () => {
  const firstOn = '2017-01-01'
  const startOn = fc.integer({ min: 0, max: daysBetween(firstOn, '2029-12-31') }).map((days) => addDays(firstOn, days))
  const days = fc.integer({ min: 1, max: 120 })
  const unit = fc.constantFrom('calendar' as const, 'working' as const)
  const between = (fromOn: string, toOn: string) =>
    Array.from({ length: daysBetween(fromOn, toOn) }, (_, index) => addDays(fromOn, index + 1))
  const isWorkday = (on: string) => !isDayOff(calendar, on).off

  it('never ends on a day off, nor before its plain end, and skips no working day', () => {
    fc.assert(
      fc.property(startOn, days, unit, (startOn, days, unit) => {
        const { plainOn, legalOn, skipped } = deadline(calendar, { startOn, days, unit })
        expect(isWorkday(legalOn)).toBe(true)
        expect(skipped.filter(({ on }) => isWorkday(on))).toEqual([])
        expect(plainOn === null).toBe(unit === 'working')
        if (plainOn !== null) {
          expect(daysBetween(startOn, plainOn)).toBe(days)
          expect(between(plainOn, legalOn)).toHaveLength(skipped.length)
        }
      }),
    )
  })

  it('in working days holds exactly that many of them', () => {
    fc.assert(
      fc.property(startOn, days, (startOn, days) => {
        const { legalOn, skipped } = deadline(calendar, { startOn, days, unit: 'working' })
        const passed = between(startOn, legalOn)
        expect(passed.filter(isWorkday)).toHaveLength(days)
        expect(passed.filter((on) => !isWorkday(on))).toEqual(skipped.map(({ on }) => on))
      }),
    )
  })

  it('ends no earlier when it starts later or is longer', () => {
    fc.assert(
      fc.property(startOn, days, unit, fc.integer({ min: 0, max: 40 }), (startOn, days, unit, more) => {
        const { legalOn } = deadline(calendar, { startOn, days, unit })
        expect(deadline(calendar, { startOn: addDays(startOn, more), days, unit }).legalOn >= legalOn).toBe(true)
        expect(deadline(calendar, { startOn, days: days + more, unit }).legalOn >= legalOn).toBe(true)
      }),
    )
  })

  it('is provisional exactly when it looked at a year without a notice', () => {
    fc.assert(
      fc.property(startOn, days, unit, (startOn, days, unit) => {
        const { plainOn, legalOn, provisional } = deadline(calendar, { startOn, days, unit })
        const looked = unit === 'working' ? between(startOn, legalOn) : [plainOn ?? '', ...between(plainOn ?? '', legalOn)]
        expect(provisional).toBe(looked.some((on) => yearOf(on) > 2026))
      }),
    )
  })
})

describe('the derivation', () => {
  const texts = (calendar: Calendar, clock: Parameters<typeof derivation>[1]) =>
    derivation(calendar, clock).map(({ what, on, text }) => `${what} ${on ?? '-'} ${text}`)

  it('tells a resident how a legal date came about', () => {
    const clock = {
      kind: 'inform',
      startsOn: '2026-02-05',
      days: 15,
      unit: 'calendar',
      legalOn: '2026-02-24',
      basis: '《信访工作条例》第二十三条',
    } as const
    expect(texts(calendar, clock)).toEqual([
      'start 2026-02-05 2026年2月5日，责任单位收到信访事项。当日不计入，从次日起算（参照《民法典》第二百零一条）。',
      'rule - 期限15日，依据《信访工作条例》第二十三条：“有关机关、单位应当自收到之日起15日内书面告知信访人接收情况以及处理途径和程序”。',
      'skipped 2026-02-20 2026年2月20日（春节）放假，届满日顺延。',
      'skipped 2026-02-21 2026年2月21日（春节）放假，届满日顺延。',
      'skipped 2026-02-22 2026年2月22日（春节）放假，届满日顺延。',
      'skipped 2026-02-23 2026年2月23日（春节）放假，届满日顺延。',
      'calendar - 2026年的放假和调休按国办发明电〔2025〕7号执行。',
      'end 2026-02-24 2026年2月24日届满，当日24时前书面告知发出的，为按期。',
    ])
  })

  it('says why somebody is called back, and nothing of it to whoever may not know', () => {
    const clock = {
      kind: 'call-back',
      startsOn: '2026-11-23',
      days: 5,
      unit: 'working',
      legalOn: '2026-11-30',
      basis: '淮北市本地规则',
    } as const
    const startOf = (cause: EventKind | null) => texts(calendar, { ...clock, cause })[0]?.split(/[，。]/)[1]
    expect((['rating', 'withdrawal', 'fulfilment-refusal', 'retaliation-report', null] as const).map(startOf)).toEqual([
      '信访人评价不满意',
      '信访人撤回',
      '责任单位表示不执行处理意见',
      '信访人反映受到打击报复',
      '出现需要回访的情形',
    ])
  })

  it('never prints a local rule as law, and shows make-up workdays', () => {
    const clock = {
      kind: 'mailbox-acceptance',
      startsOn: '2026-02-12',
      days: 3,
      unit: 'working',
      legalOn: '2026-02-24',
      basis: '淮北市本地规则',
    } as const
    const steps = texts(calendar, clock)
    expect(steps[1]).toBe('rule - 期限3个工作日，依据淮北市本地规则，不是《信访工作条例》规定的期限。')
    expect(steps).toContain('calendar 2026-02-14 2026年2月14日是春节调休上班日，按工作日计算。')
    expect(steps.at(-1)).toContain('2026年2月24日届满')
  })

  it('shows pauses, an extension, a year without a notice and a date told before a correction', () => {
    const clock = {
      kind: 'handle',
      startsOn: '2026-11-23',
      days: 60,
      unit: 'calendar',
      legalOn: '2027-02-18',
      basis: '《信访工作条例》第三十四条',
      extensionDays: 20,
      pauses: [{ fromOn: '2026-12-01', toOn: '2026-12-02', reason: '听证' }],
    } as const
    const steps = texts(calendar, clock)
    expect(steps).toContain('pause 2026-12-01 2026年12月1日至2026年12月2日听证，不计入期限。')
    expect(steps).toContain('extension - 经批准延长20日，与原期限合并为80日，一次计算。')
    expect(steps).toContain('calendar - 2027年的放假安排尚未公布或者尚未载入，暂按周末和法定节假日计算，载入后重新计算。')
    expect(steps).toContain('calendar - 日历后来有更正，已经告知的届满日不变。')
    expect(steps.at(-1)).toBe('end 2027-02-18 2027年2月18日届满，当日24时前签发的处理意见发出的，为按期。')
  })
})
