import type { EventKind } from '@petition/shared/vocabulary/acts'
import {
  type ClockKind,
  type ClockUnit,
  callBackStarts,
  clockLaws,
  clockStarts,
  clockStops,
  clockUnitLabels,
  type DerivationStep,
  deadlineBounds,
  isLawClock,
} from '@petition/shared/vocabulary/clocks'
import { addDays, type Calendar, type Day, isDay, isDayOff, readableDay, yearOf } from './calendar.ts'

/** Days that do not count, both ends included, such as a hearing in a re-review (《信访工作条例》第三十六条). */
export type Pause = { fromOn: Day; toOn: Day; reason: string }
export type Period = { startOn: Day; days: number; unit: ClockUnit; pauses?: readonly Pause[] }
export type Deadline = {
  /** start + n, for statistics; a period in working days has none. */
  plainOn: Day | null
  legalOn: Day
  provisional: boolean
  skipped: { on: Day; why: string }[]
}

/**
 * When a period ends. The first day is not counted; a period in days that ends on a day off ends on the next that is not
 * (民法典 第二百零一条, 第二百零三条, by analogy); working days skip days off. An extension is one longer period, so pass 60 + k.
 * Throws RangeError outside `deadlineBounds`.
 */
export function deadline(calendar: Calendar, { startOn, days, unit, pauses = [] }: Period): Deadline {
  refuseOutOfBounds(startOn, days)
  const skipped: Deadline['skipped'] = []
  let provisional = false
  const skipsDayOff = (on: Day) => {
    const day = isDayOff(calendar, on)
    if (day.provisional) provisional = true
    if (day.off) skipped.push({ on, why: day.why })
    return day.off
  }
  let on = startOn
  for (let counted = 0; counted < days; ) {
    on = addDays(on, 1)
    const paused = pauses.some((pause) => pause.fromOn <= on && on <= pause.toOn)
    if (!paused && !(unit === 'working' && skipsDayOff(on))) counted++
  }
  if (unit === 'working') return { plainOn: null, legalOn: on, provisional, skipped }
  const plainOn = on
  while (skipsDayOff(on)) on = addDays(on, 1)
  return { plainOn, legalOn: on, provisional, skipped }
}

/** What a stored clock must tell so that its dates can be explained. */
export type ExplainedClock = {
  kind: ClockKind
  startsOn: Day
  days: number
  unit: ClockUnit
  legalOn: Day
  basis: string
  extensionDays?: number
  pauses?: readonly Pause[]
  /** The event that started it, where the reader may know. */
  cause?: EventKind | null
}

/** On what a day rests that an opinion (处理意见) names for what it supports (第三十二条 sets none). */
export const opinionBasis = '处理意见'
export const isNamedDay = ({ kind, basis }: Pick<ExplainedClock, 'kind' | 'basis'>): boolean =>
  kind === 'fulfilment' && basis === opinionBasis

/** How the dates of a clock came about, in the order a person would reckon. */
export function derivation(calendar: Calendar, clock: ExplainedClock): DerivationStep[] {
  if (isNamedDay(clock)) return ofNamedDay(clock)
  const { kind, startsOn, days, unit, legalOn, extensionDays = 0, pauses = [], cause = null } = clock
  const reckoned = deadline(calendar, { startOn: startsOn, days: days + extensionDays, unit, pauses })
  const steps = [
    step('start', startsOn, `${readableDay(startsOn)}，${startOf(kind, cause)}。当日不计入，从次日起算（参照《民法典》第二百零一条）。`),
    step('rule', null, ruleText(clock)),
  ]
  for (const { fromOn, toOn, reason } of pauses) {
    steps.push(step('pause', fromOn, `${readableDay(fromOn)}至${readableDay(toOn)}${reason}，不计入期限。`))
  }
  if (extensionDays > 0) steps.push(step('extension', null, extensionText(clock, extensionDays)))
  for (const { on, why } of reckoned.skipped) {
    steps.push(step('skipped', on, `${readableDay(on)}（${why}）放假，${unit === 'working' ? '不计入期限' : '届满日顺延'}。`))
  }
  steps.push(...calendarSteps(calendar, reckoned.plainOn ?? addDays(startsOn, 1), reckoned.legalOn))
  if (reckoned.legalOn !== legalOn) steps.push(step('calendar', null, '日历后来有更正，已经告知的届满日不变。'))
  steps.push(endOf(clock))
  return steps
}

/** A day that was named is counted by nobody and does not move. */
const ofNamedDay = (clock: ExplainedClock) => [
  step('start', clock.startsOn, `${readableDay(clock.startsOn)}，${clockStarts[clock.kind]}。`),
  step('rule', null, `处理意见写明${readableDay(clock.legalOn)}前落实，按写明的日期，遇休息日不顺延。`),
  endOf(clock),
]

const startOf = (kind: ClockKind, cause: EventKind | null) => (kind === 'call-back' && cause && callBackStarts[cause]) || clockStarts[kind]

const endOf = ({ kind, legalOn }: ExplainedClock) =>
  step('end', legalOn, `${readableDay(legalOn)}届满，当日24时前${clockStops[kind]}的，为按期。`)

function step(what: DerivationStep['what'], on: Day | null, text: string): DerivationStep {
  return { what, on, text }
}

function refuseOutOfBounds(startOn: Day, days: number) {
  const { minDays, maxDays, minStartYear, maxStartYear } = deadlineBounds
  if (!isDay(startOn)) throw new RangeError('起算日期不存在，请按“2026-02-05”的格式填写。')
  if (yearOf(startOn) < minStartYear || yearOf(startOn) > maxStartYear) {
    throw new RangeError(`起算日期应在${minStartYear}年至${maxStartYear}年之间。`)
  }
  if (!Number.isInteger(days) || days < minDays || days > maxDays) {
    throw new RangeError(`期限应为${minDays}至${maxDays}之间的整数。`)
  }
}

function ruleText({ kind, days, unit, basis }: ExplainedClock) {
  const length = `期限${days}${clockUnitLabels[unit]}`
  if (!isLawClock(kind)) return `${length}，依据${basis}，不是《信访工作条例》规定的期限。`
  const { article, quote } = clockLaws[kind]
  return `${length}，依据${article}：“${quote}”。`
}

function extensionText({ days, unit }: ExplainedClock, extensionDays: number) {
  const label = clockUnitLabels[unit]
  return `经批准延长${extensionDays}${label}，与原期限合并为${days + extensionDays}${label}，一次计算。`
}

/** The make-up workdays among the days that decided, and the notices relied on. */
function calendarSteps(calendar: Calendar, fromOn: Day, toOn: Day): DerivationStep[] {
  const steps: DerivationStep[] = []
  for (let on = fromOn; on <= toOn; on = addDays(on, 1)) {
    const exception = calendar.days.get(on)
    if (exception && !exception.off) steps.push(step('calendar', on, `${readableDay(on)}是${exception.name}调休上班日，按工作日计算。`))
  }
  for (let year = yearOf(fromOn); year <= yearOf(toOn); year++) {
    const notice = calendar.notices.get(year)
    const text = notice
      ? `${year}年的放假和调休按${notice}执行。`
      : `${year}年的放假安排尚未公布或者尚未载入，暂按周末和法定节假日计算，载入后重新计算。`
    steps.push(step('calendar', null, text))
  }
  return steps
}
