/** The clocks (期限) of the main job, their words, and the sentences of the law behind those that are law. */

import type { EventKind } from './acts.ts'

export const clockUnits = ['calendar', 'working'] as const
export type ClockUnit = (typeof clockUnits)[number]
export const clockUnitLabels: Record<ClockUnit, string> = { calendar: '日', working: '个工作日' }

/** What the calculator answers for; beyond these it refuses instead of guessing. */
export const deadlineBounds = { minDays: 1, maxDays: 3660, minStartYear: 1990, maxStartYear: 2100 }

export const clockKinds = [
  'dispatch',
  'inform',
  'direct-receipt',
  'objection',
  'objection-decision',
  'dispute-decision',
  'redispatch',
  'handle',
  'duty-answer',
  'mailbox-acceptance',
  'mailbox-answer',
  'suggestion-answer',
  'rating-bureau',
  'rating-unit',
  'simple-acceptance',
  'simple-answer',
  'fulfilment',
  'call-back',
  'recusal-decision',
  'contest-decision',
  'rewording-answer',
] as const
export type ClockKind = (typeof clockKinds)[number]
export const clockLabels: Record<ClockKind, string> = {
  dispatch: '登记转送期限',
  inform: '书面告知期限',
  'direct-receipt': '直接收到事项处理期限',
  objection: '提出异议期限',
  'objection-decision': '审核异议期限',
  'dispute-decision': '职权争议裁决期限',
  redispatch: '再次转送期限',
  handle: '办理期限',
  'duty-answer': '履行职责答复期限',
  'mailbox-acceptance': '市长信箱受理期限',
  'mailbox-answer': '市长信箱答复期限',
  'suggestion-answer': '建议答复期限',
  'rating-bureau': '对信访部门的评价期限',
  'rating-unit': '对责任单位的评价期限',
  'simple-acceptance': '简易办理受理期限',
  'simple-answer': '简易办理答复期限',
  fulfilment: '落实支持事项期限',
  'call-back': '回访期限',
  'recusal-decision': '回避决定期限',
  'contest-decision': '审核信访人异议期限',
  'rewording-answer': '答复诉求调整期限',
}
/** The event a clock starts from. */
export const clockStarts: Record<ClockKind, string> = {
  dispatch: '信访部门收到信访事项',
  inform: '责任单位收到信访事项',
  'direct-receipt': '责任单位直接收到信访事项，姓名（名称）、住址不清',
  objection: '责任单位收到转送的信访事项',
  'objection-decision': '责任单位提出异议',
  'dispute-decision': '转送单位或者责任单位提请裁决',
  redispatch: '信访事项退回或者收回，等待再次转送',
  handle: '责任单位受理信访事项',
  'duty-answer': '责任单位按履行法定职责受理',
  'mailbox-acceptance': '市长信箱收到来信',
  'mailbox-answer': '责任单位受理来信',
  'suggestion-answer': '责任单位收到建议',
  'rating-bureau': '信访部门的告知送达信访人',
  'rating-unit': '责任单位的答复送达信访人',
  'simple-acceptance': '责任单位收到适用简易办理的事项',
  'simple-answer': '责任单位按简易办理受理',
  fulfilment: '处理意见作出',
  'call-back': '出现需要回访的情形',
  'recusal-decision': '提出回避申请',
  'contest-decision': '信访人提出异议',
  'rewording-answer': '责任单位建议调整诉求表述',
}
/** What can be extended: the 60 days (第三十四条), or a city's own promise to its mailbox. */
export const extendedPeriods = ['handling', 'mailbox'] as const
export type ExtendedPeriod = (typeof extendedPeriods)[number]
export const extendedClocks = { handling: 'handle', mailbox: 'mailbox-answer' } as const satisfies Record<ExtendedPeriod, ClockKind>
export const extendedPeriodLabels: Record<ExtendedPeriod, string> = { handling: '办理期限', mailbox: '市长信箱答复期限' }

/** Why there is somebody to call back, for whoever may read that event. */
export const callBackStarts: Partial<Record<EventKind, string>> = {
  rating: '信访人评价不满意',
  withdrawal: '信访人撤回',
  'fulfilment-refusal': '责任单位表示不执行处理意见',
  'retaliation-report': '信访人反映受到打击报复',
}
/** The event that meets a clock: what was sent or done, never a click on "received". */
export const clockStops: Record<ClockKind, string> = {
  dispatch: '信访部门转送信访事项',
  inform: '书面告知发出',
  'direct-receipt': '责任单位受理、导入其他程序或者转送',
  objection: '责任单位提出异议',
  'objection-decision': '转送单位同意异议或者退回办理，或者提请裁决',
  'dispute-decision': '信访部门负责人转达共同的上一级机关或者联席会议的决定',
  redispatch: '再次转送，或者由本单位自己受理、告知',
  handle: '签发的处理意见发出',
  'duty-answer': '答复发出',
  'mailbox-acceptance': '责任单位受理来信',
  'mailbox-answer': '答复发出',
  'suggestion-answer': '答复发出',
  'rating-bureau': '信访人作出评价',
  'rating-unit': '信访人作出评价',
  'simple-acceptance': '责任单位受理或者书面告知',
  'simple-answer': '答复发出',
  fulfilment: '责任单位提交落实情况',
  'call-back': '信访部门完成回访',
  'recusal-decision': '作出回避决定',
  'contest-decision': '信访部门负责人审核异议',
  'rewording-answer': '信访人答复；逾期不答复的，按原来的表述办理',
}

/** Rights of the petitioner: nobody owes them, and they never get shorter than was told. */
export const petitionersOwn = ['rating-bureau', 'rating-unit', 'rewording-answer'] as const satisfies readonly ClockKind[]
export const isPetitionersOwn = (kind: ClockKind): boolean => petitionersOwn.some((one) => one === kind)
/** Rights that lapse, of the petitioner or of a body: nobody is late with them. */
export const rightKinds = [...petitionersOwn, 'objection'] as const satisfies readonly ClockKind[]
export const isRight = (kind: ClockKind): boolean => rightKinds.some((one) => one === kind)

export type LawClockKind = 'dispatch' | 'inform' | 'objection' | 'handle'
export type ClockLaw = { article: string; quote: string; days: number; unit: ClockUnit }
/** Only what the text of the 《信访工作条例》 says; every other kind is never printed as law. */
export const clockLaws: Record<LawClockKind, ClockLaw> = {
  dispatch: {
    article: '《信访工作条例》第二十二条',
    quote: '各级党委和政府信访部门收到信访事项，应当予以登记，并区分情况，在15日内分别按照下列方式处理',
    days: 15,
    unit: 'calendar',
  },
  inform: {
    article: '《信访工作条例》第二十三条',
    quote: '有关机关、单位应当自收到之日起15日内书面告知信访人接收情况以及处理途径和程序',
    days: 15,
    unit: 'calendar',
  },
  objection: {
    article: '《信访工作条例》第二十三条',
    quote: '有关机关、单位应当自收到之日起5个工作日内提出异议，并详细说明理由',
    days: 5,
    unit: 'working',
  },
  handle: {
    article: '《信访工作条例》第三十四条',
    quote: '对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结',
    days: 60,
    unit: 'calendar',
  },
}

export function isLawClock(kind: ClockKind): kind is LawClockKind {
  return kind in clockLaws
}

/** law: the 条例; national: a rule under it, configurable; practice: as provincial systems do; local: the city's own promise. */
export type ClockGrade = 'law' | 'national' | 'practice' | 'local'

export const clockStates = ['running', 'overdue', 'met', 'late', 'cancelled', 'lapsed'] as const
export type ClockState = (typeof clockStates)[number]
export const clockStateLabels: Record<ClockState, string> = {
  running: '期限内',
  overdue: '已超期',
  met: '按期完成',
  late: '超期结束',
  cancelled: '不再计算',
  lapsed: '已届满',
}

/** One line of how a date came about, shown alike to resident and unit. */
export type DerivationStep = {
  what: 'start' | 'rule' | 'pause' | 'extension' | 'skipped' | 'calendar' | 'end'
  on: string | null
  text: string
}
