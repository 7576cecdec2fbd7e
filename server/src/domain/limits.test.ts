import { clockKinds, clockLabels, clockLaws } from '@petition/shared/vocabulary/clocks'
import { describe, expect, it } from 'vitest'
import { calendarSeed } from '../seed/calendar.ts'
import { addDays, makeCalendar } from './calendar.ts'
import { clockState, defaultLocalRules, limitFor, recomputeClock, startClock } from './limits.ts'

const seed = calendarSeed()
const calendar = makeCalendar(3, seed.years, seed.days)

describe('a limit', () => {
  // Written from the regulations, apart from the code.
  it.each([
    ['dispatch', 15, 'calendar', 'law', '《信访工作条例》第二十二条'],
    ['inform', 15, 'calendar', 'law', '《信访工作条例》第二十三条'],
    ['direct-receipt', 15, 'calendar', 'local', '淮北市本地规则'],
    ['objection', 5, 'working', 'law', '《信访工作条例》第二十三条'],
    ['objection-decision', 3, 'working', 'local', '淮北市本地规则'],
    ['redispatch', 3, 'working', 'local', '淮北市本地规则'],
    ['handle', 60, 'calendar', 'law', '《信访工作条例》第三十四条'],
    ['mailbox-acceptance', 3, 'working', 'local', '淮北市本地规则'],
    ['mailbox-answer', 10, 'working', 'local', '淮北市本地规则'],
    ['duty-answer', 60, 'calendar', 'local', '淮北市本地规则'],
    ['suggestion-answer', 60, 'calendar', 'local', '淮北市本地规则'],
    ['rating-bureau', 30, 'calendar', 'national', '国家信访局满意度评价规定（国信发〔2022〕11号）'],
    ['rating-unit', 30, 'calendar', 'national', '国家信访局满意度评价规定（国信发〔2022〕11号）'],
    ['simple-acceptance', 3, 'working', 'national', '《信访事项简易办理办法》（国信办发〔2022〕17号）'],
    ['simple-answer', 10, 'working', 'national', '《信访事项简易办理办法》（国信办发〔2022〕17号）'],
    ['fulfilment', 60, 'calendar', 'local', '淮北市本地规则'],
    ['call-back', 5, 'working', 'local', '淮北市本地规则'],
    ['recusal-decision', 3, 'working', 'local', '淮北市本地规则'],
    ['contest-decision', 5, 'working', 'local', '淮北市本地规则'],
    ['dispute-decision', 10, 'working', 'local', '淮北市本地规则'],
    ['rewording-answer', 5, 'working', 'local', '淮北市本地规则'],
  ] as const)('%s: %i %s, by %s', (kind, days, unit, grade, basis) => {
    expect(limitFor(kind, defaultLocalRules)).toEqual({ kind, days, unit, grade, basis })
    expect(clockLabels[kind]).not.toBe('')
  })

  it('of a national rule is configuration: its own word at its own number, the city’s at another', () => {
    const own = { ...defaultLocalRules, simpleAcceptanceWorkingDays: 2, simpleAnswerWorkingDays: 12, ratingWindowDays: 45 }
    expect(limitFor('simple-acceptance', own)).toMatchObject({ days: 2, grade: 'local', basis: '淮北市本地规则' })
    expect(limitFor('simple-answer', own)).toMatchObject({ days: 12, grade: 'local', basis: '淮北市本地规则' })
    expect(limitFor('rating-unit', own)).toMatchObject({ days: 45, grade: 'local', basis: '淮北市本地规则' })
  })

  it('that an opinion names stays the day it named under every calendar', () => {
    const named = startClock(calendar, defaultLocalRules, 'fulfilment', '2026-11-23', 12)
    expect(named).toMatchObject({ plainOn: '2026-12-05', legalOn: '2026-12-05', basis: '处理意见', provisional: false })
    const later = makeCalendar(4, seed.years, seed.days)
    expect(recomputeClock(later, named)).toEqual({ ...named, calendarVersion: 4 })
    expect(startClock(calendar, defaultLocalRules, 'fulfilment', '2026-11-23')).toMatchObject({
      legalOn: '2027-01-22',
      basis: '淮北市本地规则',
    })
  })

  it('that the law sets cannot be configured, and its sentence holds its number', () => {
    const own = {
      ...defaultLocalRules,
      version: 9,
      basis: '某市规定',
      objectionDecisionWorkingDays: 1,
      redispatchWorkingDays: 1,
      directReceiptDays: 1,
      mailboxAcceptanceWorkingDays: 1,
      mailboxAnswerWorkingDays: 1,
      simpleAcceptanceWorkingDays: 1,
      simpleAnswerWorkingDays: 1,
      suggestionAnswerDays: 1,
      dutyAnswerDays: 1,
      ratingWindowDays: 1,
      fulfilmentDays: 1,
      callBackWorkingDays: 1,
      recusalDecisionWorkingDays: 1,
      contestDecisionWorkingDays: 1,
      disputeDecisionWorkingDays: 1,
      rewordingAnswerWorkingDays: 1,
    }
    for (const kind of clockKinds) {
      const limit = limitFor(kind, own)
      if (limit.grade === 'law') expect(limit).toEqual(limitFor(kind, defaultLocalRules))
      else expect(limit).toMatchObject({ days: 1, grade: 'local', basis: '某市规定' })
    }
    for (const { quote, days } of Object.values(clockLaws)) expect(quote).toContain(`${days}`)
  })
})

describe('a clock', () => {
  it('stores its dates with the versions they rest on', () => {
    expect(startClock(calendar, defaultLocalRules, 'inform', '2026-02-05')).toEqual({
      kind: 'inform',
      startsOn: '2026-02-05',
      days: 15,
      unit: 'calendar',
      plainOn: '2026-02-20',
      legalOn: '2026-02-24',
      basis: '《信访工作条例》第二十三条',
      provisional: false,
      rulesVersion: 1,
      calendarVersion: 3,
      stoppedOn: null,
      cancelled: false,
    })
  })

  it('is asked for its state on a day', () => {
    const clock = startClock(calendar, defaultLocalRules, 'inform', '2026-02-05')
    expect(clockState(clock, '2026-02-24')).toBe('running')
    expect(clockState(clock, '2026-02-25')).toBe('overdue')
    expect(clockState({ ...clock, stoppedOn: '2026-02-24' }, '2026-06-01')).toBe('met')
    expect(clockState({ ...clock, stoppedOn: '2026-02-25' }, '2026-06-01')).toBe('late')
    expect(clockState({ ...clock, stoppedOn: '2026-02-24', cancelled: true }, '2026-06-01')).toBe('cancelled')
  })

  it('stays late where it had run out, whatever ended it, but a right only lapses', () => {
    const clock = startClock(calendar, defaultLocalRules, 'inform', '2026-02-05')
    expect(clockState({ ...clock, stoppedOn: '2026-02-25', cancelled: true }, '2026-06-01')).toBe('late')
    for (const kind of ['objection', 'rating-unit', 'rewording-answer'] as const) {
      const right = startClock(calendar, defaultLocalRules, kind, '2026-02-05')
      expect(clockState(right, '2026-06-01')).toBe('lapsed')
      expect(clockState({ ...right, stoppedOn: '2026-06-01', cancelled: true }, '2026-06-01')).toBe('cancelled')
    }
  })

  it('runs as long as an opinion sets it, where it sets anything', () => {
    const usual = startClock(calendar, defaultLocalRules, 'fulfilment', '2026-03-02')
    expect(usual).toMatchObject({ days: 60, plainOn: '2026-05-01', legalOn: '2026-05-06' })
    expect(startClock(calendar, defaultLocalRules, 'fulfilment', '2026-03-02', 15)).toMatchObject({ days: 15, legalOn: '2026-03-17' })
  })

  it('of simple handling ends inside the 60 days that count from the same acceptance', () => {
    for (let startsOn = '2015-01-01'; startsOn <= '2026-10-31'; startsOn = addDays(startsOn, 1)) {
      const [simple, handle] = (['simple-answer', 'handle'] as const).map((kind) => startClock(calendar, defaultLocalRules, kind, startsOn))
      expect((simple?.legalOn ?? '') < (handle?.legalOn ?? ''), startsOn).toBe(true)
    }
  })

  describe('to handle that is extended', () => {
    // 第三十四条: 60 days and at most 30; reckoned by hand from the notices.
    it.each([
      ['2026-08-03', 10, '2026-10-12', '2026-10-12'],
      ['2026-07-04', 30, '2026-10-02', '2026-10-08'],
      // Rolled first and then extended it would end on 2 March.
      ['2025-12-17', 5, '2026-02-20', '2026-02-24'],
      ['2026-01-05', 30, '2026-04-05', '2026-04-07'],
    ])('from %s by %i days is one longer period, rolled once: plain %s, legal %s', (startsOn, extensionDays, plainOn, legalOn) => {
      const handle = startClock(calendar, defaultLocalRules, 'handle', startsOn)
      expect(recomputeClock(calendar, { ...handle, extensionDays })).toMatchObject({ startsOn, days: 60, plainOn, legalOn })
    })

    it('never ends later than the 90th day and the days off after it, in one extension or in several', () => {
      for (let startsOn = '2020-01-01'; startsOn <= '2026-09-30'; startsOn = addDays(startsOn, 1)) {
        const handle = startClock(calendar, defaultLocalRules, 'handle', startsOn)
        const twice = recomputeClock(calendar, { ...recomputeClock(calendar, { ...handle, extensionDays: 10 }), extensionDays: 30 })
        expect(twice).toEqual(recomputeClock(calendar, { ...handle, extensionDays: 30 }))
        expect(twice.plainOn).toBe(addDays(startsOn, 90))
      }
    })
  })

  it('of a mailbox letter stays inside the 15 and 60 days of the law', () => {
    for (let startsOn = '2015-01-01'; startsOn <= '2026-12-31'; startsOn = addDays(startsOn, 1)) {
      const legalOn = (kind: (typeof clockKinds)[number]) => startClock(calendar, defaultLocalRules, kind, startsOn).legalOn
      expect(legalOn('mailbox-acceptance') <= legalOn('inform'), startsOn).toBe(true)
      expect(legalOn('mailbox-answer') <= legalOn('handle'), startsOn).toBe(true)
      const answer = startClock(calendar, defaultLocalRules, 'mailbox-answer', startsOn)
      const extended = recomputeClock(calendar, { ...answer, extensionDays: defaultLocalRules.mailboxExtensionWorkingDays })
      expect(extended.legalOn <= legalOn('handle'), startsOn).toBe(true)
    }
  })

  describe('when the notice of a year is loaded', () => {
    const published = makeCalendar(
      4,
      seed.years.map((row) => (row.year === 2027 ? { year: 2027, published: true, source: '国办发明电〔2026〕9号' } : row)),
      [...seed.days, { on: '2027-01-04', year: 2027, off: true, name: '元旦' }, { on: '2027-01-09', year: 2027, off: false, name: '元旦' }],
    )

    it('moves if it is open and keeps its day if it is not', () => {
      const open = startClock(calendar, defaultLocalRules, 'dispatch', '2026-12-17')
      expect(open).toMatchObject({ plainOn: '2027-01-01', legalOn: '2027-01-04', provisional: true })
      expect(recomputeClock(published, open)).toEqual({ ...open, legalOn: '2027-01-05', provisional: false, calendarVersion: 4 })
      const stopped = { ...open, stoppedOn: '2026-12-20' }
      expect(recomputeClock(published, stopped)).toBe(stopped)
    })

    it('shortens a unit’s period but never the petitioner’s own', () => {
      const handle = startClock(calendar, defaultLocalRules, 'handle', '2026-11-10')
      const rating = startClock(calendar, defaultLocalRules, 'rating-unit', '2026-12-10')
      expect([handle.legalOn, rating.legalOn]).toEqual(['2027-01-11', '2027-01-11'])
      expect(recomputeClock(published, handle).legalOn).toBe('2027-01-09')
      expect(recomputeClock(published, rating)).toMatchObject({ plainOn: '2027-01-09', legalOn: '2027-01-11', provisional: false })
    })

    it('keeps an extension and its pauses', () => {
      const handle = startClock(calendar, defaultLocalRules, 'handle', '2026-08-03')
      const extended = { ...handle, extensionDays: 10, pauses: [{ fromOn: '2026-08-10', toOn: '2026-08-11', reason: '听证' }] }
      expect(recomputeClock(calendar, extended)).toMatchObject({ days: 60, plainOn: '2026-10-14', legalOn: '2026-10-14' })
    })
  })
})
