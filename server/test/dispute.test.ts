import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf, kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, newReader, open, type Problem, refusal, register, returning, transfer } from './steps.ts'

/** 第二十四条: two bodies cannot agree whose matter it is. */
let house: House
let resident: Resident
let city: StaffMember
let leader: StaffMember
let both: StaffMember
let unit: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  leader = await returning(house, () => house.staff('bureau-leader', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  both = await newReader(house, '两任', '340600-bureau', 'bureau-clerk', 'bureau-leader')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { kind: 'mailbox' })
  await register(city, petition)
  await transfer(city, petition, unit.organisationId)
  petition = await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
})

const dispute = { to: 'joint-conference', reason: '双方都认为应当由对方办理。' }
const word = {
  decidedBy: 'joint-conference',
  decisionNumber: '淮信联〔2026〕12号',
  decidedOn: '2026-11-24',
  reason: '经联席会议研究确定。',
}
const kept = { ...word, objectionUpheld: false }
const promise = ({ clocks }: PetitionView) =>
  clocks.filter(({ assignmentId }) => assignmentId === null).map(({ kind, startsOn, legalOn }) => [kind, startsOn, legalOn])
const own = ({ clocks }: PetitionView, kind: string) =>
  clocks.filter((one) => one.kind === kind).map(({ legalOn, state }) => [legalOn, state])
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

it('is put to others by either side, once, and nobody says before that somebody else has decided', async () => {
  const early = await city.post<Problem>(`/api/petitions/${petition.id}/objection-decision`, kept)
  expect([early.status, early.body.errors?.map(({ path, code }) => `${path}: ${code}`)]).toEqual([400, ['decidedBy: not_disputed']])
  expect(await refusal(leader, petition, 'objection-decision', kept)).toEqual([403, 'forbidden'])
  for (const who of [unit, city]) expect((await open(who, petition)).assignments[0]?.allowedActions).toContain('dispute')
  const asked = await act(unit, petition, 'dispute', dispute)
  expect(asked.timeline.at(-1)?.summary).toBe(
    '淮北市住房和城乡建设局就职权争议提请信访工作联席会议决定，由信访部门负责人转达，信访人的期限照常计算。',
  )
  expect(await refusal(city, petition, 'dispute', dispute)).toEqual([409, 'illegal_action'])
  const late = await city.post<Problem>(`/api/petitions/${petition.id}/objection-decision`, { objectionUpheld: true, reason: '同意。' })
  expect([late.status, late.body.detail]).toEqual([409, '已经提请裁决，请等信访部门负责人转达决定。'])
})

it('has a date at the bureau’s leader, who is told and warned, and never moves the petitioner’s dates', async () => {
  const before = promise(await open(resident, petition))
  const asked = await act(city, petition, 'dispute', dispute)
  expect([own(asked, 'objection-decision'), own(asked, 'dispute-decision')]).toEqual([[['2026-11-26', 'met']], [['2026-12-07', 'running']]])
  expect(await kindsOf(leader, petition)).toEqual(['disputed'])
  expect((await listOf(leader, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
  await strike(house, '2026-12-04T10:00')
  expect((await deskOf(leader, petition)).at(-1)?.kind).toBe('due-soon')
  expect(promise(await open(resident, petition))).toEqual(before)
  expect(await differences()).toEqual([])
})

it('is decided by what the leader brings, with its number and day, and goes on with the same body', async () => {
  await act(city, petition, 'dispute', dispute)
  house.now = new Date('2026-11-25T09:00:00+08:00')
  const { decisionNumber, decidedOn, ...bare } = kept
  expect(await refusal(leader, petition, 'objection-decision', bare)).toEqual([400, 'decisionNumber: custom', 'decidedOn: custom'])
  expect(await refusal(leader, petition, 'objection-decision', { ...bare, decidedBy: 'sender' })).toEqual([400, 'decidedBy: disputed'])
  expect(await refusal(leader, petition, 'objection-decision', { ...kept, decidedOn: '2026-11-22' })).toEqual([
    400,
    'decidedOn: before_asked',
  ])
  expect(await refusal(leader, petition, 'objection-decision', { ...kept, decidedOn: '2026-11-26' })).toEqual([400, 'decidedOn: in_future'])
  for (const who of [city, unit]) expect((await refusal(who, petition, 'objection-decision', kept))[0]).not.toBe(200)
  const decided = await act(leader, petition, 'objection-decision', { ...kept, decisionNumber, decidedOn })
  expect([decided.assignments[0]?.status, own(decided, 'dispute-decision')]).toEqual(['offered', [['2026-12-07', 'met']]])
  const entry = (await open(resident, petition)).timeline.find(({ kind }) => kind === 'objection-decision')
  expect(entry?.summary).toBe('淮北市信访局转达信访工作联席会议2026年11月24日的决定：不同意异议，由原单位继续办理。')
  expect(entry?.text).toBe('淮信联〔2026〕12号')
  expect((await act(unit, petition, 'acceptance', {})).status).toBe('accepted')
  expect(await differences()).toEqual([])
})

it('is never brought by the leader who put it to others', async () => {
  await act(both, petition, 'dispute', { ...dispute, to: 'common-superior' })
  expect((await open(both, petition)).allowedActions).not.toContain('objection-decision')
  expect(await refusal(both, petition, 'objection-decision', { ...kept, decidedOn: '2026-11-23' })).toEqual([409, 'illegal_action'])
  const upheld = { ...kept, objectionUpheld: true, decidedBy: 'common-superior', decidedOn: '2026-11-23' }
  const decided = await act(leader, petition, 'objection-decision', upheld)
  expect([decided.status, decided.assignments[0]?.status]).toEqual(['registered', 'returned'])
  expect(await differences()).toEqual([])
})

it('ends with a recall: nothing waits for anybody any more', async () => {
  await act(unit, petition, 'dispute', dispute)
  const recalled = await act(city, petition, 'recall', { reason: '转送有误，予以收回。' })
  expect([recalled.status, own(recalled, 'dispute-decision')]).toEqual(['registered', [['2026-12-07', 'cancelled']]])
  expect((await refusal(leader, petition, 'objection-decision', { ...kept, decidedOn: '2026-11-23' }))[0]).toBe(409)
  expect(await differences()).toEqual([])
})
