import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, replyBody, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('李四'))
  bureau = await returning(house, () => house.staff('bureau-clerk'))
  unit = await returning(house, () => house.staff('unit-clerk'))
})
afterAll(() => house?.close())

const clock = (view: PetitionView, kind: string) => view.clocks.find((one) => one.kind === kind)
const asWhole = { body: '您的来信收悉，现将有关情况答复如下。', points: [] }

describe("a letter to the mayor's mailbox", () => {
  let letter: PetitionView

  it('has three working days to be accepted beside the fifteen days of the law', async () => {
    house.now = new Date('2026-11-26T10:00:00+08:00')
    letter = await fileAs(resident, { kind: 'mailbox', requests: [] })
    expect(letter.channel).toBe('leader-mailbox')
    expect(clock(letter, 'mailbox-acceptance')).toMatchObject({ days: 3, unit: 'working', legalOn: '2026-12-01', plainOn: null })
    expect(clock(letter, 'mailbox-acceptance')?.basis).not.toContain('条例')
    expect(clock(letter, 'dispatch')).toMatchObject({ days: 15, unit: 'calendar', legalOn: '2026-12-11' })
    expect(letter.nextDue?.kind).toBe('mailbox-acceptance')
  })

  it('has ten working days to be answered beside the sixty days of the law, and the transfer stops neither promise', async () => {
    await register(bureau, letter)
    await transfer(bureau, letter, unit.organisationId)
    expect(clock(await open(resident, letter), 'mailbox-acceptance')?.state).toBe('running')
    house.now = new Date('2026-12-02T10:00:00+08:00')
    letter = await act(unit, letter, 'acceptance', {})
    expect(clock(letter, 'mailbox-acceptance')).toMatchObject({ state: 'late', stoppedOn: '2026-12-02' })
    expect(clock(letter, 'mailbox-answer')).toMatchObject({ days: 10, unit: 'working', startsOn: '2026-12-02', legalOn: '2026-12-16' })
    expect(clock(letter, 'handle')).toMatchObject({ days: 60, startsOn: '2026-12-02' })
  })

  it('without points is answered as a whole, which meets both', async () => {
    house.now = new Date('2026-12-16T23:00:00+08:00')
    letter = await act(unit, letter, 'reply', asWhole)
    expect([letter.status, clock(letter, 'mailbox-answer')?.state, clock(letter, 'handle')?.state]).toEqual(['replied', 'met', 'met'])
    const seen = await open(resident, letter)
    expect(seen.documents.find(({ kind }) => kind === 'reply')?.text).toBe(asWhole.body)
  })

  it('overdue, says so to the petitioner', async () => {
    const late = await fileAs(resident, { kind: 'mailbox', requests: [] })
    await register(bureau, late)
    await transfer(bureau, late, unit.organisationId)
    await act(unit, late, 'acceptance', {})
    house.now = new Date('2027-01-04T10:00:00+08:00')
    const seen = await open(resident, late)
    expect([seen.outwardStatus, clock(seen, 'mailbox-answer')?.state]).toEqual(['超期未作出处理意见', 'overdue'])
  })
})

describe('a suggestion', () => {
  let suggestion: PetitionView

  it("is answered within sixty days of the unit's receipt, without route, acceptance period or remedy clock", async () => {
    house.now = new Date('2026-11-23T09:00:00+08:00')
    suggestion = await fileAs(resident, { kind: 'suggestion', requests: ['在路口增设行人过街信号灯'] })
    const classed = { class: 'suggestion', purpose: 'opinion' }
    const routed = await refusal(bureau, suggestion, 'registration', { ...classed, proposedRoute: 'petition' })
    expect(routed).toEqual([400, 'proposedRoute: route_not_applicable'])
    await register(bureau, suggestion, classed)
    house.now = new Date('2026-11-25T09:00:00+08:00')
    suggestion = await transfer(bureau, suggestion, unit.organisationId)
    const promised = clock(suggestion, 'suggestion-answer')
    expect(promised).toMatchObject({ days: 60, startsOn: '2026-11-25', plainOn: '2027-01-24', legalOn: '2027-01-25' })
    suggestion = await act(unit, suggestion, 'acceptance', {})
    expect([clock(suggestion, 'handle'), suggestion.assignments[0]?.route]).toEqual([undefined, null])
    expect(suggestion.timeline.at(-1)?.summary).toBe('淮北市住房和城乡建设局已受理。')
  })

  it('cannot be led into another procedure', async () => {
    const other = await fileAs(resident, { kind: 'suggestion', requests: [] })
    await register(bureau, other, { class: 'suggestion', purpose: 'opinion' })
    await transfer(bureau, other, unit.organisationId)
    const notice = { route: 'judicial', procedure: '民事诉讼', receivingBody: '人民法院', reason: '属于合同纠纷' }
    expect(await refusal(unit, other, 'procedural-notice', notice)).toEqual([400, 'route: route_not_applicable'])
    expect((await open(unit, other)).status).toBe('transferred')
  })

  it('is adopted, partly adopted or not adopted; the words of a request are refused', async () => {
    const reply = (outcome: string) => refusal(unit, suggestion, 'reply', replyBody(suggestion, outcome))
    for (const outcome of ['supported', 'explained', 'not-supported']) {
      expect(await reply(outcome)).toEqual([400, 'points.0.outcome: outcome_not_applicable'])
    }
    suggestion = await act(unit, suggestion, 'reply', replyBody(suggestion, 'partly-adopted'))
    expect([suggestion.requests[0]?.outcome, clock(suggestion, 'suggestion-answer')?.state]).toEqual(['partly-adopted', 'met'])
  })

  it('and a request know no outcome of the other, no missing, foreign or doubled point', async () => {
    const petition = await fileAs(resident, { requests: ['疏通管道', '修复路面'] })
    await register(bureau, petition)
    await transfer(bureau, petition, unit.organisationId)
    const accepted = await act(unit, petition, 'acceptance', {})
    const { body, points } = replyBody(accepted)
    const reply = (changed: object[]) => refusal(unit, petition, 'reply', { body, points: changed })
    expect(await refusal(unit, petition, 'reply', replyBody(accepted, 'adopted'))).toEqual([
      400,
      'points.0.outcome: outcome_not_applicable',
    ])
    expect(await reply(points.slice(1))).toEqual([400, 'points: unanswered_request'])
    expect(await reply([points[0] as object, points[0] as object])).toEqual([400, 'points.1.requestId: answered_twice'])
    const foreign = { ...points[0], requestId: suggestion.requests[0]?.id }
    expect(await reply([foreign, ...points])).toEqual([400, 'points.0.requestId: unknown_request'])
    expect((await open(unit, petition)).status).toBe('accepted')
  })
})
