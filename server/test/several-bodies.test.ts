import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, guide, open, type Problem, refusal, register, replyBody, returning, transfer, transferBody } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let lead: StaffMember
let leader: StaffMember
let assistant: StaffMember
let below: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const clerk = (organisationId: string) => returning(house, () => house.staff('unit-clerk', { organisationId }))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  lead = await clerk('340600-housing')
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
  assistant = await clerk('340600-health')
  below = await clerk('340602-housing')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { requests: ['疏通排水管道', '检测饮用水水质'] })
  await register(bureau, petition)
  petition = await transfer(bureau, petition, lead.organisationId, assistant.organisationId)
})

const guidance = { route: 'judicial', procedure: '民事诉讼', receivingBody: '相山区人民法院', reason: '属于合同纠纷，由法院管辖。' }
const partOf = (view: PetitionView, who: StaffMember) => view.assignments.find(({ organisation }) => organisation.id === who.organisationId)
const clocksOf = (view: PetitionView, who: StaffMember) =>
  view.clocks
    .filter(({ assignmentId }) => assignmentId === partOf(view, who)?.id)
    .map(({ kind, legalOn, state }) => `${kind} ${legalOn} ${state}`)
const lives = (view: PetitionView) => [partOf(view, lead)?.status, partOf(view, assistant)?.status, view.status]

it('has one that leads and others that assist, each with its own life and its own clocks', async () => {
  const offered = ['objection 2026-11-30 running', 'inform 2026-12-08 running']
  for (const body of [lead, assistant]) expect(clocksOf(petition, body).toSorted()).toEqual(offered.toSorted())
  const taken = await act(assistant, petition, 'acceptance', {})
  expect(lives(taken)).toEqual(['offered', 'accepted', 'transferred'])
  expect(taken.clocks.map(({ kind }) => kind)).not.toContain('handle')
  house.now = new Date('2026-12-09T09:00:00+08:00')
  const late = await open(bureau, petition)
  expect(clocksOf(late, assistant)).toContain('inform 2026-12-08 met')
  expect(clocksOf(late, lead)).toContain('inform 2026-12-08 overdue')
  const led = await act(lead, petition, 'acceptance', {})
  expect(lives(led)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(clocksOf(led, lead)).toContain('inform 2026-12-08 late')
  expect(led.clocks.find(({ kind }) => kind === 'handle')).toMatchObject({ startsOn: '2026-12-09', assignmentId: null })
})

it('is led by exactly one', async () => {
  const other = await fileAs(resident)
  await register(bureau, other)
  const as = (...roles: string[]) => ({
    assignments: roles.map((role, index) => ({ organisationId: ['340600-housing', '340600-health'][index], role })),
  })
  for (const body of [as('lead', 'lead'), as('assist', 'assist')]) {
    expect(await refusal(bureau, other, 'transfer', body)).toEqual([400, 'assignments: one_lead'])
  }
})

it('is answered once, by the leading body, and on every point', async () => {
  await act(assistant, petition, 'acceptance', {})
  await act(lead, petition, 'acceptance', {})
  const reply = replyBody(petition)
  const refused = await assistant.post<Problem>(`/api/petitions/${petition.id}/reply`, reply)
  expect([refused.status, refused.body.detail]).toEqual([409, '答复由主办单位作出，协办单位请把情况提供给主办单位。'])
  expect(await refusal(lead, petition, 'reply', { ...reply, assignmentId: partOf(petition, assistant)?.id })).toEqual([404, 'not_found'])
  const [first, second] = reply.points
  const pointless = [
    { points: [first], error: 'points: unanswered_request' },
    { points: [], error: 'points: unanswered_request' },
    { points: [first, first], error: 'points.1.requestId: answered_twice' },
    { points: [first, { ...second, outcome: 'adopted' }], error: 'points.1.outcome: outcome_not_applicable' },
  ]
  for (const { points, error } of pointless) {
    expect(await refusal(lead, petition, 'reply', { ...reply, points })).toEqual([400, error])
  }
  for (const empty of [{ text: ' ' }, { basis: '' }, { basis: undefined }, { outcome: undefined }]) {
    expect((await refusal(lead, petition, 'reply', { ...reply, points: [first, { ...second, ...empty }] }))[0]).toBe(400)
  }
  expect(lives(await act(lead, petition, 'reply', reply))).toEqual(['done', 'closed', 'replied'])
})

it('answered by the leading body ends what the assisting one had open', async () => {
  await act(lead, petition, 'acceptance', {})
  const answered = await act(lead, petition, 'reply', replyBody(petition))
  expect(lives(answered)).toEqual(['done', 'closed', 'replied'])
  expect(clocksOf(answered, assistant).every((clock) => clock.endsWith('cancelled'))).toBe(true)
  expect(await refusal(assistant, petition, 'acceptance', {})).toEqual([409, 'illegal_action'])
})

it('keeps its leading body where the assisting one is sent away', async () => {
  await act(lead, petition, 'acceptance', {})
  await act(assistant, petition, 'objection', { reason: '水质检测不属于本单位职权范围。' })
  const decided = await act(bureau, petition, 'objection-decision', { objectionUpheld: true, reason: '经核实同意。' })
  expect(lives(decided)).toEqual(['accepted', 'returned', 'accepted'])
  expect((await assistant.get(`/api/petitions/${petition.id}`)).status).toBe(404)
  expect((await act(lead, petition, 'reply', replyBody(petition))).status).toBe('replied')
})

it('goes down the chain under the leading body, which no longer answers itself', async () => {
  await transfer(lead, petition, below.organisationId)
  expect(await refusal(lead, petition, 'acceptance', {})).toEqual([409, 'illegal_action'])
  await act(below, petition, 'acceptance', {})
  const seen = await open(resident, petition)
  expect([seen.organisation.id, partOf(seen, below)?.parentId, partOf(seen, below)?.role]).toEqual([
    below.organisationId,
    partOf(seen, lead)?.id,
    'lead',
  ])
  const answered = await act(below, petition, 'reply', replyBody(petition))
  expect([answered.status, partOf(answered, assistant)?.status]).toEqual(['replied', 'closed'])
})

it('cannot be sent again to a body that has it', async () => {
  expect(await refusal(bureau, petition, 'transfer', transferBody('340600-education'))).toEqual([409, 'illegal_action'])
  expect(await refusal(lead, petition, 'transfer', transferBody(assistant.organisationId))).toEqual([
    400,
    'assignments.0.organisationId: already_holds',
  ])
})

it('led elsewhere by the leading body, leaves the assisting one its part until the bureau concludes', async () => {
  await act(assistant, petition, 'acceptance', {})
  expect(lives(await guide(lead, leader, petition, guidance))).toEqual(['guided', 'accepted', 'guided'])
  expect(await refusal(assistant, petition, 'reply', replyBody(petition))).toEqual([409, 'illegal_action'])
  const concluded = await act(bureau, petition, 'conclusion', { ground: '已导入民事诉讼并告知信访人。' })
  expect(lives(concluded)).toEqual(['guided', 'closed', 'concluded'])
  const running = concluded.clocks.filter(({ state }) => state === 'running' || state === 'overdue').map(({ kind }) => kind)
  // What is led into another procedure is not rated (rules of the national evaluation).
  expect(running).toEqual([])
})
