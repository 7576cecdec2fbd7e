import {
  type ClockGrade,
  type ClockKind,
  type ClockState,
  type ClockUnit,
  clockLaws,
  isLawClock,
  isPetitionersOwn,
  isRight,
} from '@petition/shared/vocabulary/clocks'
import { addDays, type Calendar, type Day } from './calendar.ts'
import { deadline, isNamedDay, opinionBasis, type Pause } from './deadline.ts'

/** What a city sets for itself where the 《信访工作条例》 sets nothing; a change counts for clocks that start later. */
export type LocalRules = {
  version: number
  /** How a local limit is named to people. */
  basis: string
  objectionDecisionWorkingDays: number
  /** Sending on anew what a body gave back, or was taken back from one. */
  redispatchWorkingDays: number
  /** A body that received a matter directly and cannot tell anybody (第二十三条 leaves it out): until it has taken it up or sent it on. */
  directReceiptDays: number
  mailboxAcceptanceWorkingDays: number
  mailboxAnswerWorkingDays: number
  /** By how much the answer to a letter to the mayor can be put off, once. */
  mailboxExtensionWorkingDays: number
  /** Simple handling (简易办理): a national rule, of which a city may set more or less on its own word. */
  simpleAcceptanceWorkingDays: number
  simpleAnswerWorkingDays: number
  suggestionAnswerDays: number
  /** A duty to perform (第三十一条第五项) has no period in the 条例, and without one accepting it would be a way out of every date. */
  dutyAnswerDays: number
  ratingWindowDays: number
  /** Carrying out what was supported, where the opinion sets no date (第三十二条 sets none). */
  fulfilmentDays: number
  callBackWorkingDays: number
  recusalDecisionWorkingDays: number
  /** Deciding on a contest of another procedure or of an answer at once. */
  contestDecisionWorkingDays: number
  /** Bringing the word of the common superior or of the joint conference on whose matter it is (第二十四条 sets none). */
  disputeDecisionWorkingDays: number
  /** How long the petitioner has for a proposed rewording; then the original wording stands. */
  rewordingAnswerWorkingDays: number
  /** How many days before a date the desk is warned. */
  warningDays: number
  /** How many days before the end of their own period, or after a proof, a resident is reminded. */
  residentReminderDays: number
  /** How long a withdrawal can be undone. */
  withdrawalUndoDays: number
  /** From how many days before a date the petitioner may urge, and after how many days again. */
  urgeBeforeDays: number
  urgeIntervalDays: number
  /** After how many days without anybody's sign-in an organisation counts as idle. */
  idleAfterDays: number
  /** After how many days without use a phone number may be another's. */
  phoneRestDays: number
}

export const defaultLocalRules: LocalRules = {
  version: 1,
  basis: '淮北市本地规则',
  objectionDecisionWorkingDays: 3,
  redispatchWorkingDays: 3,
  directReceiptDays: 15,
  mailboxAcceptanceWorkingDays: 3,
  mailboxAnswerWorkingDays: 10,
  mailboxExtensionWorkingDays: 10,
  simpleAcceptanceWorkingDays: 3,
  simpleAnswerWorkingDays: 10,
  suggestionAnswerDays: 60,
  dutyAnswerDays: 60,
  ratingWindowDays: 30,
  fulfilmentDays: 60,
  callBackWorkingDays: 5,
  recusalDecisionWorkingDays: 3,
  contestDecisionWorkingDays: 5,
  disputeDecisionWorkingDays: 10,
  rewordingAnswerWorkingDays: 5,
  warningDays: 3,
  residentReminderDays: 5,
  withdrawalUndoDays: 3,
  urgeBeforeDays: 5,
  urgeIntervalDays: 7,
  idleAfterDays: 7,
  phoneRestDays: 90,
}

export type Limit = { kind: ClockKind; days: number; unit: ClockUnit; grade: ClockGrade; basis: string }

/** A clock as it is stored; whether it is overdue is asked of the day, never stored. */
export type Clock = {
  kind: ClockKind
  startsOn: Day
  days: number
  unit: ClockUnit
  plainOn: Day | null
  legalOn: Day
  basis: string
  provisional: boolean
  rulesVersion: number
  calendarVersion: number
  stoppedOn: Day | null
  /** Stopped because its reason is gone (a return, a withdrawal), not because it was met. */
  cancelled: boolean
  extensionDays?: number
  pauses?: readonly Pause[]
}

/** How long a clock of this kind runs and on whose word. */
export function limitFor(kind: ClockKind, rules: LocalRules): Limit {
  if (isLawClock(kind)) {
    const { days, unit, article } = clockLaws[kind]
    return { kind, days, unit, grade: 'law', basis: article }
  }
  const local = (days: number, unit: ClockUnit): Limit => ({ kind, days, unit, grade: 'local', basis: rules.basis })
  const national = (days: number, unit: ClockUnit, rule: { days: number; basis: string }): Limit =>
    days === rule.days ? { kind, days, unit, grade: 'national', basis: rule.basis } : local(days, unit)
  switch (kind) {
    case 'objection-decision':
      return local(rules.objectionDecisionWorkingDays, 'working')
    case 'redispatch':
      return local(rules.redispatchWorkingDays, 'working')
    case 'direct-receipt':
      return local(rules.directReceiptDays, 'calendar')
    case 'mailbox-acceptance':
      return local(rules.mailboxAcceptanceWorkingDays, 'working')
    case 'mailbox-answer':
      return local(rules.mailboxAnswerWorkingDays, 'working')
    case 'suggestion-answer':
      return local(rules.suggestionAnswerDays, 'calendar')
    case 'duty-answer':
      return local(rules.dutyAnswerDays, 'calendar')
    case 'fulfilment':
      return local(rules.fulfilmentDays, 'calendar')
    case 'call-back':
      return local(rules.callBackWorkingDays, 'working')
    case 'recusal-decision':
      return local(rules.recusalDecisionWorkingDays, 'working')
    case 'contest-decision':
      return local(rules.contestDecisionWorkingDays, 'working')
    case 'dispute-decision':
      return local(rules.disputeDecisionWorkingDays, 'working')
    case 'rewording-answer':
      return local(rules.rewordingAnswerWorkingDays, 'working')
    case 'simple-acceptance':
      return national(rules.simpleAcceptanceWorkingDays, 'working', nationalLimits.simpleAcceptance)
    case 'simple-answer':
      return national(rules.simpleAnswerWorkingDays, 'working', nationalLimits.simpleAnswer)
    case 'rating-bureau':
    case 'rating-unit':
      return national(rules.ratingWindowDays, 'calendar', nationalLimits.ratingWindow)
  }
}

/** The values to store when a clock of this kind starts; `setDays` until the day that an opinion names, which stays whatever day it is. */
export function startClock(calendar: Calendar, rules: LocalRules, kind: ClockKind, startsOn: Day, setDays?: number): Clock {
  const { days: usualDays, unit, basis: usualBasis } = limitFor(kind, rules)
  const days = setDays ?? usualDays
  const basis = setDays === undefined ? usualBasis : opinionBasis
  const { plainOn, legalOn, provisional } =
    setDays === undefined ? deadline(calendar, { startOn: startsOn, days, unit }) : namedDay(startsOn, days)
  return {
    kind,
    startsOn,
    days,
    unit,
    plainOn,
    legalOn,
    basis,
    provisional,
    rulesVersion: rules.version,
    calendarVersion: calendar.version,
    stoppedOn: null,
    cancelled: false,
  }
}

/** An open clock under another calendar; a period of the petitioner's own never becomes shorter than they were told. */
export function recomputeClock(calendar: Calendar, clock: Clock): Clock {
  if (clock.stoppedOn !== null) return clock
  if (isNamedDay(clock)) return { ...clock, calendarVersion: calendar.version }
  const { startsOn, days, unit, extensionDays = 0, pauses } = clock
  const { plainOn, legalOn, provisional } = deadline(calendar, {
    startOn: startsOn,
    days: days + extensionDays,
    unit,
    ...(pauses && { pauses }),
  })
  const keepsLonger = isPetitionersOwn(clock.kind) && clock.legalOn > legalOn
  return { ...clock, plainOn, legalOn: keepsLonger ? clock.legalOn : legalOn, provisional, calendarVersion: calendar.version }
}

const namedDay = (startsOn: Day, days: number) => ({
  plainOn: addDays(startsOn, days),
  legalOn: addDays(startsOn, days),
  provisional: false,
})

/** What had run out stays late, whatever ended it: a withdrawal, a recall or a refusal is no way out of a date that has passed. A right lapses. */
export function clockState(clock: Pick<Clock, 'kind' | 'legalOn' | 'stoppedOn' | 'cancelled'>, today: Day): ClockState {
  const { kind, legalOn, stoppedOn, cancelled } = clock
  const hasRunOut = (stoppedOn ?? today) > legalOn
  if (isRight(kind)) return cancelled ? 'cancelled' : hasRunOut ? 'lapsed' : stoppedOn === null ? 'running' : 'met'
  if (stoppedOn === null) return hasRunOut ? 'overdue' : 'running'
  return hasRunOut ? 'late' : cancelled ? 'cancelled' : 'met'
}

/** National rules whose text was read only in part; a city that sets another number answers for it itself. */
const simpleHandling = '《信访事项简易办理办法》（国信办发〔2022〕17号）'
const nationalLimits = {
  simpleAcceptance: { days: 3, basis: simpleHandling },
  simpleAnswer: { days: 10, basis: simpleHandling },
  ratingWindow: { days: 30, basis: '国家信访局满意度评价规定（国信发〔2022〕11号）' },
}
