import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { PetitionClass, PetitionKind, Route } from '@petition/shared/vocabulary/petition'
import type { OrganisationKind } from '@petition/shared/vocabulary/roles'

/** `assignment`: beside each other, one for each body. `petition`: once for the petitioner, whatever hops follow. `bureau`: owed by the first receiver. `follower`: owed by the bureau that follows it, of an assignment where one is meant. `petitioner`: a right of theirs on an assignment. `decider`: owed by the body found to decide. */
export type ClockEffect =
  | {
      do: 'start'
      kind: ClockKind
      scope: 'petition' | 'assignment' | 'bureau' | 'follower' | 'sender' | 'petitioner' | 'decider'
      from?: 'receipt' | 'acceptance'
    }
  | { do: 'stop' | 'cancel'; kind: ClockKind; scope: 'petition' | 'assignment' }
  /** Of a body that leads and has not told yet: the date that the petitioner was promised goes on without it, owed by whoever has the matter next. */
  | { do: 'hand-over'; kind: 'inform'; scope: 'assignment' }
  | { do: 'stop'; kind: 'inform'; scope: 'bureau' }
  /** Several of a kind may run beside each other: the one that this event started. */
  | { do: 'stop'; kind: ClockKind; scope: 'event'; eventId: string }

type Start = Extract<ClockEffect, { do: 'start' }>
const start = (kind: ClockKind, scope: Start['scope']): Start => ({ do: 'start', kind, scope })
const stop = (kind: ClockKind, scope: 'petition' | 'assignment'): ClockEffect => ({ do: 'stop', kind, scope })
const cancel = (kind: ClockKind, scope: 'petition' | 'assignment'): ClockEffect => ({ do: 'cancel', kind, scope })
const handOverInform: ClockEffect = { do: 'hand-over', kind: 'inform', scope: 'assignment' }

/** On receipt by whoever received it first. */
export function onSubmission(kind: PetitionKind, receiver: OrganisationKind = 'bureau', canBeTold = true): ClockEffect[] {
  const effects: ClockEffect[] = []
  if (receiver === 'bureau' || receiver === 'discipline') effects.push(start('dispatch', 'bureau'))
  // 第二十三条: 应当自收到之日起15日内书面告知信访人…，但信访人的姓名（名称）、住址不清的除外
  else if (canBeTold) effects.push(start('inform', 'bureau'))
  // Nobody to tell is no reason to let it lie: the city's own period runs instead.
  else effects.push(start('direct-receipt', 'bureau'))
  if (kind === 'mailbox') effects.push(start('mailbox-acceptance', 'petition'))
  return effects
}

/** On receipt by a body: its own periods, and the petitioner's if they do not run yet. `kept`: by the body that received it first itself, whose period goes on. */
export function onReceipt(
  receiver: OrganisationKind,
  role: 'lead' | 'assist',
  petitionClass: PetitionClass | null,
  kept = false,
  simple = false,
): ClockEffect[] {
  // 第二十二条: a bureau has its own 15 days to send the matter on.
  if (receiver === 'bureau') return [start('dispatch', 'assignment')]
  const effects: ClockEffect[] = []
  if (!kept) effects.push(start('objection', 'assignment'))
  // 第二十三条: 纪检监察机关处理检举控告事项的告知按照有关规定执行; what else it receives it tells like anybody, and as the first receiver it has no such period yet.
  if (receiver === 'discipline' ? petitionClass !== 'accusation' : !kept) effects.push(start('inform', 'assignment'))
  // 《信访事项简易办理办法》: 3 working days to accept, where the bureau found it fit.
  if (simple) effects.push(start('simple-acceptance', 'assignment'))
  if (role === 'lead' && petitionClass === 'suggestion') effects.push(start('suggestion-answer', 'petition'))
  return effects
}

/** The matter leaves a body: what it had to do beside the petitioner's own periods is over. */
const leavesHolder = [
  stop('dispatch', 'assignment'),
  stop('inform', 'assignment'),
  stop('redispatch', 'assignment'),
  cancel('objection', 'assignment'),
  cancel('simple-acceptance', 'assignment'),
]
const answers: ClockKind[] = ['handle', 'duty-answer', 'mailbox-acceptance', 'mailbox-answer', 'suggestion-answer', 'simple-answer']

/** What a body owes that received it directly. */
const firstReceipt = [stop('inform', 'petition'), stop('direct-receipt', 'petition')]

export function onTransfer(on: 'petition' | 'assignment' | 'proposal' | 'task', kept = false): ClockEffect[] {
  if (on !== 'petition') return leavesHolder
  const sent = [stop('dispatch', 'petition'), stop('redispatch', 'petition')]
  // What an earlier body was to tell the petitioner by is not met by sending it on.
  return kept ? sent : [...sent, { do: 'stop', kind: 'inform', scope: 'bureau' }, stop('direct-receipt', 'petition')]
}

/** Given back or taken back, the matter lies at whoever has to send it on anew: at a body, or at the first receiver. */
export const onComingBack = (ofAssignment: boolean): ClockEffect[] => [start('redispatch', ofAssignment ? 'assignment' : 'bureau')]

export const onObjection: ClockEffect[] = [stop('objection', 'assignment'), start('objection-decision', 'sender')]

/** Whoever has to bring the word of the common superior or the joint conference owes it by a day of its own; the petitioner's dates go on. */
export const onDispute: ClockEffect[] = [stop('objection-decision', 'assignment'), start('dispute-decision', 'follower')]

export const onDisputeDecision = (eventId: string): ClockEffect[] => [{ do: 'stop', kind: 'dispute-decision', scope: 'event', eventId }]

export function onObjectionDecision(upheld: boolean): ClockEffect[] {
  const decided = stop('objection-decision', 'assignment')
  return upheld
    ? [decided, handOverInform, ...(['dispatch', 'redispatch', 'simple-acceptance'] as const).map((kind) => cancel(kind, 'assignment'))]
    : [decided]
}

export function onAcceptance(
  petition: { kind: PetitionKind; class: PetitionClass | null },
  role: 'lead' | 'assist',
  route: Route,
  simple = false,
  foundSimple = false,
): ClockEffect[] {
  const effects: ClockEffect[] = [stop('inform', 'assignment'), stop('redispatch', 'assignment'), cancel('objection', 'assignment')]
  if (role === 'assist') return effects
  // Chosen by the unit itself the 3 days ran from its receipt all the same.
  if (simple && !foundSimple) effects.push({ ...start('simple-acceptance', 'assignment'), from: 'receipt' })
  effects.push(stop('simple-acceptance', 'assignment'))
  effects.push(...firstReceipt)
  if (petition.kind === 'mailbox') effects.push(stop('mailbox-acceptance', 'petition'), start('mailbox-answer', 'petition'))
  // 第三十四条: 对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结
  if (petition.class === 'appeal' && route === 'petition') effects.push(start('handle', 'petition'), cancel('duty-answer', 'petition'))
  // Simple handling runs inside the 60 days, which count from the same acceptance if it goes into the ordinary procedure.
  if (simple) effects.push(start('simple-answer', 'petition'))
  return effects
}

/** 第三十一条第五项 sets no days: the city's own run from the acceptance on, so that no route has none. */
export const onDuty: ClockEffect[] = [cancel('handle', 'petition'), { ...start('duty-answer', 'petition'), from: 'acceptance' }]
export const onDutyPutBack: ClockEffect[] = [cancel('duty-answer', 'petition')]

export function onProceduralNotice(role: 'lead' | 'assist'): ClockEffect[] {
  const own = [stop('inform', 'assignment'), stop('redispatch', 'assignment'), stop('simple-acceptance', 'assignment')]
  const effects = [...own, cancel('objection', 'assignment')]
  if (role === 'assist') return effects
  // Accepted by a body before this one the matter may have more periods: met by this notice, or late for good.
  const earlier = (['mailbox-acceptance', 'mailbox-answer', 'handle', 'duty-answer', 'simple-answer'] as const).map((kind) =>
    stop(kind, 'petition'),
  )
  return [...effects, ...firstReceipt, ...earlier, cancel('suggestion-answer', 'petition')]
}

/** Of a way out or of a mark: the bureau's leader decides by a day of their own, or that of the body found to decide. */
export const onContest = (byDecider = false): ClockEffect[] => [start('contest-decision', byDecider ? 'decider' : 'follower')]
export const onContestDecision = (contestEventId: string): ClockEffect[] => [
  { do: 'stop', kind: 'contest-decision', scope: 'event', eventId: contestEventId },
]

export const onReplyIssued: ClockEffect[] = answers.map((kind) => stop(kind, 'petition'))

export const onDelivery = (of: 'transfer-notice' | 'reply'): ClockEffect[] => [
  start(of === 'reply' ? 'rating-unit' : 'rating-bureau', 'petition'),
]

/** Elsewhere the matter is not rated: the window that waits closes, and back here one opens anew. */
export const onLedElsewhere: ClockEffect[] = [cancel('rating-bureau', 'petition')]

/** The answer that opened the window is undone: the next notice opens one anew. */
export const onAnswerUndone = (of: 'transfer-notice' | 'reply'): ClockEffect[] => [
  cancel(of === 'reply' ? 'rating-unit' : 'rating-bureau', 'petition'),
]

export const onRating = (object: 'bureau' | 'unit'): ClockEffect[] => [
  stop(object === 'bureau' ? 'rating-bureau' : 'rating-unit', 'petition'),
]

/** No suggestion any more: who has accepted it has the 60 days of an appeal, from the acceptance on. */
export const onClassPutBack = (petitionClass: PetitionClass | null, isAccepted: boolean): ClockEffect[] =>
  petitionClass === 'appeal'
    ? [cancel('suggestion-answer', 'petition'), ...(isAccepted ? [{ ...start('handle', 'petition'), from: 'acceptance' as const }] : [])]
    : []

/** As the unit finds before it accepts: a suggestion has its period from the receipt on, an appeal has its own from the acceptance. */
export const onClassOfUnit = (petitionClass: PetitionClass | null): ClockEffect[] =>
  petitionClass === 'suggestion'
    ? [cancel('handle', 'petition'), { ...start('suggestion-answer', 'petition'), from: 'receipt' }]
    : [cancel('suggestion-answer', 'petition')]

/** Called back, or taken back: nothing of the body's own periods goes on. */
export const onRecall: ClockEffect[] = [
  handOverInform,
  ...(
    [
      'dispatch',
      'redispatch',
      'objection',
      'objection-decision',
      'dispute-decision',
      'recusal-decision',
      'rewording-answer',
      'simple-acceptance',
      'contest-decision',
    ] as const
  ).map((kind) => cancel(kind, 'assignment')),
]

/** What has already run out stays late: the ordinary procedure is no way out of it. */
export const onOrdinaryHandling = (isOverdue: boolean): ClockEffect[] => [
  isOverdue ? stop('simple-answer', 'petition') : cancel('simple-answer', 'petition'),
]
/** The period is of the body that decides: where none was named, of the one that has the assignment. */
export const onRecusal = (byDecider = false): ClockEffect[] => [start('recusal-decision', byDecider ? 'decider' : 'assignment')]
export const onRecusalDecision = (ofAssignment = true): ClockEffect[] => [
  stop('recusal-decision', ofAssignment ? 'assignment' : 'petition'),
]

export const onRewording: ClockEffect[] = [start('rewording-answer', 'petitioner')]
export const onRewordingAnswer: ClockEffect[] = [stop('rewording-answer', 'assignment')]
/** Silence is no answer: the proposal is gone, and nobody is late. */
export const onRewordingLapse: ClockEffect[] = [cancel('rewording-answer', 'assignment')]
