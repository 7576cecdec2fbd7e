import { type ClockKind, clockKinds } from '@petition/shared/vocabulary/clocks'
import {
  assignmentRoles,
  type PetitionClass,
  type PetitionKind,
  petitionClasses,
  petitionKinds,
  routes,
} from '@petition/shared/vocabulary/petition'
import { organisationKinds } from '@petition/shared/vocabulary/roles'
import { taskKinds } from '@petition/shared/vocabulary/tasks'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ClockEffect,
  onAcceptance,
  onAnswerUndone,
  onClassPutBack,
  onComingBack,
  onContest,
  onContestDecision,
  onDelivery,
  onDispute,
  onDisputeDecision,
  onDuty,
  onDutyPutBack,
  onObjection,
  onObjectionDecision,
  onOrdinaryHandling,
  onProceduralNotice,
  onRating,
  onRecall,
  onReceipt,
  onRecusal,
  onRecusalDecision,
  onReplyIssued,
  onRewording,
  onRewordingAnswer,
  onRewordingLapse,
  onSubmission,
  onTransfer,
} from './clock-effects.ts'
import { STEPS } from './lifecycle.ts'

const classes: (PetitionClass | null)[] = [null, ...petitionClasses]
const units = organisationKinds.filter((kind) => kind !== 'bureau')
const kindsOf = (effects: readonly ClockEffect[], doing: ClockEffect['do']) =>
  effects.filter((one) => one.do === doing).map(({ kind }) => kind)
const ofPetition = (effects: readonly ClockEffect[]) => effects.filter(({ scope }) => scope === 'petition')

const receipts = organisationKinds.flatMap((kind) => assignmentRoles.flatMap((role) => classes.map((of) => onReceipt(kind, role, of))))
const acceptances = petitionKinds.flatMap((kind) =>
  classes.flatMap((of) =>
    assignmentRoles.flatMap((role) =>
      routes.flatMap((route) => [true, false].map((simple) => onAcceptance({ kind, class: of }, role, route, simple))),
    ),
  ),
)
const everything: ClockEffect[] = [
  ...petitionKinds.flatMap((kind) => [onSubmission(kind), onSubmission(kind, 'town'), onSubmission(kind, 'town', false)]),
  ...receipts,
  ...acceptances,
  onTransfer('petition'),
  onTransfer('assignment'),
  onObjection,
  onDispute,
  onDisputeDecision('the dispute'),
  onObjectionDecision(true),
  onObjectionDecision(false),
  onComingBack(true),
  onComingBack(false),
  ...assignmentRoles.map(onProceduralNotice),
  onReplyIssued,
  onDelivery('transfer-notice'),
  onDelivery('reply'),
  onAnswerUndone('transfer-notice'),
  onAnswerUndone('reply'),
  onRating('bureau'),
  onRating('unit'),
  onRecall,
  onOrdinaryHandling(true),
  onOrdinaryHandling(false),
  onRecusal(true),
  onRecusal(false),
  onRecusalDecision(true),
  onRecusalDecision(false),
  onRewording,
  onRewordingAnswer,
  onRewordingLapse,
  onContest(true),
  onContest(false),
  onContestDecision('the contest'),
  onDuty,
  onDutyPutBack,
  onClassPutBack('appeal', true),
  onClassPutBack('appeal', false),
].flat()

/** The clocks of one petition as the scopes promise them: day of the start, and what ended it. */
type Running = { kind: ClockKind; of: string | null; ofFirst: boolean; by: string; startsOn: number; ended: 'stop' | 'cancel' | null }
let clocks: Running[] = []
function apply(day: number, effects: readonly ClockEffect[], assignment: string | null = null, event = '') {
  for (const effect of effects) {
    const { do: doing, kind, scope } = effect
    const of = ['petition', 'bureau', 'follower', 'decider'].includes(scope) ? null : assignment
    const promised = clocks.some((clock) => clock.kind === kind && clock.of === null && clock.ended === null)
    if (doing === 'hand-over' && !promised) {
      for (const clock of clocks) if (clock.kind === kind && clock.of === of && clock.ended === null) clock.of = null
    } else if (doing !== 'start') {
      const isMeant = (clock: Running) =>
        effect.scope === 'event' ? clock.by === effect.eventId : clock.of === of && (scope !== 'bureau' || clock.ofFirst)
      for (const clock of clocks) if (clock.kind === kind && isMeant(clock)) clock.ended ??= doing === 'stop' ? 'stop' : 'cancel'
    } else if (scope !== 'petition' || !clocks.some((clock) => clock.kind === kind)) {
      clocks.push({ kind, of, ofFirst: scope === 'bureau', by: event, startsOn: day, ended: null })
    }
  }
}
const running = () =>
  clocks
    .filter(({ ended }) => ended === null)
    .map(({ kind, of, startsOn }) => `${kind} of ${of ?? 'the petition'} from ${startsOn}`)
    .toSorted()
beforeEach(() => {
  clocks = []
})

describe('the clocks', () => {
  it('are all started by something, and each started one is ended by an act on the same thing', () => {
    const started = everything.filter((effect) => effect.do === 'start')
    expect(new Set([...started.map(({ kind }) => kind), ...taskKinds])).toEqual(new Set(clockKinds))
    for (const { kind, scope } of started) {
      const on = ['petition', 'bureau', 'follower', 'decider'].includes(scope) ? 'petition' : 'assignment'
      // Contests run beside each other: each is ended by what its own event started.
      const byEvent = everything.some((effect) => effect.do === 'stop' && effect.kind === kind && effect.scope === 'event')
      if (!byEvent) expect(everything, `${kind} of ${scope}`).toContainEqual({ do: 'stop', kind, scope: on })
    }
    // What is owed after an answer is a task with its own clock: the act that does the task ends it.
    for (const kind of taskKinds) {
      const doing = STEPS.filter((step) => step.on === 'task' && step.kind === kind && step.from.includes('open'))
      expect(doing.map(({ act }) => act)).toContain(kind === 'fulfilment' ? 'fulfilment-proof' : 'call-back')
    }
  })

  it('of a unit that received it directly run until it is taken up or sent on, also where nobody can be told (第二十三条)', () => {
    for (const [canBeTold, kind] of [
      [true, 'inform'],
      [false, 'direct-receipt'],
    ] as const) {
      const ends = [
        onTransfer('petition'),
        onAcceptance({ kind: 'petition', class: 'appeal' }, 'lead', 'petition'),
        onProceduralNotice('lead'),
      ]
      for (const [index, end] of ends.entries()) {
        clocks = []
        apply(1, onSubmission('petition', 'town', canBeTold))
        // Keeping it is no answer.
        if (index > 0) apply(2, onTransfer('petition', true))
        expect(running()).toEqual([`${kind} of the petition from 1`])
        apply(3, end, 'town')
        expect(running().join()).not.toContain(kind)
      }
    }
  })

  it('of the bureau run from receipt to the transfer (第二十二条)', () => {
    for (const kind of petitionKinds) {
      clocks = []
      apply(1, onSubmission(kind))
      expect(running()).toContain('dispatch of the petition from 1')
      apply(4, onTransfer('petition'))
      expect(running().filter((clock) => clock.startsWith('dispatch'))).toEqual([])
    }
  })

  it('give a bureau below its own days to send the matter on, and no notice to write', () => {
    for (const role of assignmentRoles) {
      for (const of of classes) expect(onReceipt('bureau', role, of)).toEqual([{ do: 'start', kind: 'dispatch', scope: 'assignment' }])
    }
  })

  it('give every unit its days to object, and to tell the petitioner, of an accusation at a discipline body apart (第二十三条)', () => {
    for (const unit of units) {
      for (const role of assignmentRoles) {
        for (const of of classes) {
          const started = kindsOf(onReceipt(unit, role, of), 'start')
          expect(started).toContain('objection')
          expect(started.includes('inform'), unit).toBe(unit !== 'discipline' || of !== 'accusation')
          expect(kindsOf(onReceipt(unit, role, of, true), 'start').includes('inform')).toBe(unit === 'discipline' && of !== 'accusation')
        }
      }
    }
  })

  it('to handle start only where the lead accepts a request on the petition route (第三十四条)', () => {
    for (const kind of petitionKinds) {
      for (const of of classes) {
        for (const role of assignmentRoles) {
          for (const route of routes) {
            const started = kindsOf(onAcceptance({ kind, class: of }, role, route), 'start')
            expect(started.includes('handle')).toBe(of === 'appeal' && role === 'lead' && route === 'petition')
            // A duty begins as the petition route does, until a second person has agreed.
            expect(started).not.toContain('duty-answer')
            expect(started.includes('mailbox-answer')).toBe(kind === 'mailbox' && role === 'lead')
            expect(started).not.toContain('simple-answer')
            const simple = kindsOf(onAcceptance({ kind, class: of }, role, route, true), 'start')
            // Simple handling has its days inside the 60, which count from the same acceptance.
            expect(simple).toEqual(role === 'lead' ? ['simple-acceptance', ...started, 'simple-answer'] : started)
          }
        }
      }
    }
  })

  it('of the petitioner are not moved by those who assist, nor by objections and hops', () => {
    for (const kind of organisationKinds) for (const of of classes) expect(ofPetition(onReceipt(kind, 'assist', of))).toEqual([])
    for (const kind of petitionKinds) {
      for (const of of classes)
        for (const route of routes) expect(ofPetition(onAcceptance({ kind, class: of }, 'assist', route))).toEqual([])
    }
    for (const effects of [
      onProceduralNotice('assist'),
      onTransfer('assignment'),
      onObjection,
      onObjectionDecision(true),
      onObjectionDecision(false),
      onRecall,
      onRecusal(),
      onRecusalDecision(),
    ]) {
      expect(ofPetition(effects)).toEqual([])
    }
  })
})

describe('what the petitioner was promised', () => {
  it('runs on over hops down the chain, each body with its own days beside it', () => {
    apply(1, onSubmission('mailbox'))
    apply(2, onTransfer('petition'))
    apply(2, onReceipt('bureau', 'lead', 'suggestion'), 'county')
    expect(running()).toEqual(['dispatch of county from 2', 'mailbox-acceptance of the petition from 1'])
    apply(5, onTransfer('assignment'), 'county')
    apply(5, onReceipt('department', 'lead', 'suggestion'), 'department')
    const promised = ['mailbox-acceptance of the petition from 1', 'suggestion-answer of the petition from 5']
    expect(running()).toEqual(['inform of department from 5', 'objection of department from 5', ...promised].toSorted())
    apply(8, onTransfer('assignment'), 'department')
    apply(8, onReceipt('institution', 'lead', 'suggestion'), 'station')
    expect(running()).toEqual(['inform of station from 8', 'objection of station from 8', ...promised].toSorted())
  })

  it('runs on over an objection that is upheld and a second unit', () => {
    apply(1, onSubmission('suggestion'))
    apply(2, onTransfer('petition'))
    apply(2, onReceipt('department', 'lead', 'suggestion'), 'wrong')
    apply(4, onObjection, 'wrong')
    expect(running()).toEqual(['inform of wrong from 2', 'objection-decision of wrong from 4', 'suggestion-answer of the petition from 2'])
    apply(5, onObjectionDecision(true), 'wrong')
    expect(running()).toEqual(['inform of the petition from 2', 'suggestion-answer of the petition from 2'])
    apply(6, onTransfer('petition'))
    apply(6, onReceipt('department', 'lead', 'suggestion'), 'right')
    expect(running()).toEqual([
      'inform of right from 6',
      'inform of the petition from 2',
      'objection of right from 6',
      'suggestion-answer of the petition from 2',
    ])
    // Given back again, its own date goes with it; the one that was promised stands, and is met by whoever accepts.
    apply(7, onObjectionDecision(true), 'right')
    expect(running()).toContain('inform of the petition from 2')
    apply(8, onReceipt('department', 'lead', 'suggestion'), 'last')
    apply(9, onAcceptance({ kind: 'suggestion', class: 'suggestion' }, 'lead', 'petition'), 'last')
    expect(running().filter((one) => one.startsWith('inform'))).toEqual([])
    expect(clocks.find(({ kind, startsOn }) => kind === 'inform' && startsOn === 2)?.ended).toBe('stop')
  })

  it('runs on with the unit’s own notice period where the objection is not upheld', () => {
    apply(2, onReceipt('town', 'lead', 'appeal'), 'town')
    apply(4, onObjection, 'town')
    apply(6, onObjectionDecision(false), 'town')
    expect(running()).toEqual(['inform of town from 2'])
    expect(clocks.filter(({ ended }) => ended === 'cancel')).toEqual([])
  })

  it('runs on over a transfer that is taken back, whatever the body had of its own', () => {
    apply(2, onReceipt('department', 'lead', 'appeal'), 'wrong')
    apply(3, onAcceptance({ kind: 'mailbox', class: 'appeal' }, 'lead', 'petition', true), 'wrong')
    apply(4, onRecusal(), 'wrong')
    apply(5, onRecall, 'wrong')
    const promised = ['handle of the petition from 3', 'mailbox-answer of the petition from 3', 'simple-answer of the petition from 3']
    expect(running()).toEqual(promised)
    apply(6, onReceipt('town', 'lead', 'appeal'), 'right')
    apply(9, onAcceptance({ kind: 'mailbox', class: 'appeal' }, 'lead', 'petition'), 'right')
    expect(running()).toEqual(promised)
    apply(12, onProceduralNotice('lead'), 'right')
    expect(running()).toEqual([])
    expect(clocks.find(({ kind }) => kind === 'handle')?.ended).toBe('stop')
  })

  it('has a date of the sender’s beside it, who got it back: met by sending it on or by taking it, gone where the sender loses it, too', () => {
    for (const [effects, ended] of [
      [onTransfer('assignment'), 'stop'],
      [onAcceptance({ kind: 'petition', class: 'appeal' }, 'lead', 'petition'), 'stop'],
      [onProceduralNotice('lead'), 'stop'],
      [onObjection, null],
      [onObjectionDecision(true), 'cancel'],
      [onRecall, 'cancel'],
    ] as const) {
      clocks = []
      apply(5, onComingBack(true), 'county')
      expect(running()).toEqual(['redispatch of county from 5'])
      apply(6, effects, 'county')
      expect(clocks.find(({ kind }) => kind === 'redispatch')?.ended ?? null).toBe(ended)
    }
    for (const kept of [true, false]) {
      clocks = []
      apply(5, onComingBack(false))
      expect(running()).toEqual(['redispatch of the petition from 5'])
      apply(7, onTransfer('petition', kept))
      expect(running()).toEqual([])
    }
  })

  it('waits for no recusal: the head has days of their own, the body’s and the petitioner’s go on', () => {
    apply(2, onReceipt('town', 'lead', 'appeal'), 'town')
    apply(3, onRecusal(), 'town')
    expect(running()).toEqual(['inform of town from 2', 'objection of town from 2', 'recusal-decision of town from 3'])
    apply(4, onRecusalDecision(), 'town')
    expect(running()).toEqual(['inform of town from 2', 'objection of town from 2'])
    expect(clocks.find(({ kind }) => kind === 'recusal-decision')?.ended).toBe('stop')
  })

  it('has three working days to accept what was found simple, from the receipt by the unit alone (简易办理)', () => {
    apply(2, onReceipt('town', 'lead', 'appeal', false, true), 'town')
    expect(running()).toContain('simple-acceptance of town from 2')
    apply(4, onAcceptance({ kind: 'petition', class: 'appeal' }, 'lead', 'petition', false, true), 'town')
    expect(clocks.filter(({ kind }) => kind === 'simple-acceptance').map(({ ended }) => ended)).toEqual(['stop'])
    for (const [effects, ended] of [
      [onProceduralNotice('lead'), 'stop'],
      [onRecall, 'cancel'],
      [onObjectionDecision(true), 'cancel'],
      [onTransfer('assignment'), 'cancel'],
    ] as const) {
      clocks = []
      apply(2, onReceipt('town', 'lead', 'appeal', false, true), 'town')
      apply(3, effects, 'town')
      expect(clocks.find(({ kind }) => kind === 'simple-acceptance')?.ended).toBe(ended)
    }
  })

  it('waits for no answer to a rewording, which has a day of its own and is late for nobody', () => {
    apply(5, onAcceptance({ kind: 'petition', class: 'appeal' }, 'lead', 'petition'), 'unit')
    apply(6, onRewording, 'unit')
    expect(running()).toEqual(['handle of the petition from 5', 'rewording-answer of unit from 6'])
    apply(12, onRewordingLapse, 'unit')
    expect([running(), clocks.at(-1)?.ended]).toEqual([['handle of the petition from 5'], 'cancel'])
    apply(13, onRewording, 'unit')
    apply(14, onRecall, 'unit')
    expect(running()).toEqual(['handle of the petition from 5'])
  })

  it('waits for no contest: the bureau’s leader has days of their own for each (ways out of the clocks, marks)', () => {
    apply(9, onContest(), null, 'of the mark')
    apply(10, onContest(), 'unit', 'of the route')
    expect(running()).toEqual(['contest-decision of the petition from 10', 'contest-decision of the petition from 9'])
    apply(11, onContestDecision('of the route'))
    expect(running()).toEqual(['contest-decision of the petition from 9'])
    apply(12, onContestDecision('of the mark'))
    expect(running()).toEqual([])
  })

  it('is counted from the acceptance where what was taken as a suggestion is an appeal after all (第三十四条)', () => {
    expect(onClassPutBack('appeal', true)).toContainEqual({ do: 'start', kind: 'handle', scope: 'petition', from: 'acceptance' })
    apply(3, onReceipt('department', 'lead', 'suggestion'), 'unit')
    apply(5, onClassPutBack('appeal', false))
    expect(running().some((one) => /suggestion|handle/.test(one))).toBe(false)
  })

  it('is counted in the ordinary procedure from the first acceptance, and lateness stays', () => {
    for (const isOverdue of [true, false]) {
      clocks = []
      apply(3, onAcceptance({ kind: 'petition', class: 'appeal' }, 'lead', 'petition', true), 'town')
      apply(9, onOrdinaryHandling(isOverdue), 'town')
      expect(running()).toEqual(['handle of the petition from 3'])
      expect(clocks.find(({ kind }) => kind === 'simple-answer')?.ended).toBe(isOverdue ? 'stop' : 'cancel')
    }
  })

  const lives = petitionKinds.flatMap((kind) => petitionClasses.flatMap((of) => units.map((unit) => [kind, of, unit] as const)))
  function begin(kind: PetitionKind, of: PetitionClass, unit: (typeof units)[number]) {
    clocks = []
    apply(1, onSubmission(kind))
    apply(2, onTransfer('petition'))
    apply(2, onDelivery('transfer-notice'))
    apply(2, onReceipt('bureau', 'lead', of), 'county')
    apply(3, onTransfer('assignment'), 'county')
    apply(3, onReceipt(unit, 'lead', of), 'unit')
  }

  it('is over with the reply, whatever it is and whoever replies; only the ratings stay open', () => {
    for (const [kind, of, unit] of lives) {
      begin(kind, of, unit)
      apply(9, onAcceptance({ kind, class: of }, 'lead', 'petition'), 'unit')
      expect(running().includes('handle of the petition from 9')).toBe(of === 'appeal')
      expect(running().includes('mailbox-answer of the petition from 9')).toBe(kind === 'mailbox')
      expect(running().filter((clock) => clock.includes('of unit'))).toEqual([])
      apply(20, onReplyIssued)
      apply(21, onDelivery('reply'))
      expect(running(), `${kind} ${of} ${unit}`).toEqual(['rating-bureau of the petition from 2', 'rating-unit of the petition from 21'])
      apply(22, onRating('unit'))
      expect(running()).toEqual(['rating-bureau of the petition from 2'])
      apply(23, onRating('bureau'))
      expect(running()).toEqual([])
    }
  })

  it('is over when the lead leads it into another procedure', () => {
    for (const [kind, of, unit] of lives) {
      begin(kind, of, unit)
      apply(9, onProceduralNotice('lead'), 'unit')
      expect(running(), `${kind} ${of} ${unit}`).toEqual(['rating-bureau of the petition from 2'])
    }
  })
})
