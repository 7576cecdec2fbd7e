import type { DeskNoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { warnDesks } from '../src/usecases/warning/warn-desks.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember
let department: StaffMember
let town: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: 'bureau-clerk' | 'unit-clerk', organisationId: string) => returning(house, () => house.staff(role, { organisationId }))
  city = await at('bureau-clerk', '340600-bureau')
  county = await at('bureau-clerk', '340602-bureau')
  department = await at('unit-clerk', '340600-housing')
  town = await at('unit-clerk', '340602001-town')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { kind: 'mailbox' })
  await register(city, petition)
})
afterEach(async () => {
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

const on = (day: string) => {
  house.now = new Date(`${day}T09:00:00+08:00`)
}
const upheld = { objectionUpheld: true, reason: '经核实同意。' }
const object = (who: StaffMember) => act(who, petition, 'objection', { reason: '不属于本单位职权范围。' })
const recall = (who: StaffMember, organisationId: string) => async () => {
  const { assignments } = await open(who, petition)
  const assignmentId = assignments.find(({ organisation, status }) => organisation.id === organisationId && status !== 'recalled')?.id
  return act(who, petition, 'recall', { assignmentId, reason: '转送有误，予以收回。' })
}
/** Whose date it is to send it on anew, and how it stands. */
const toSend = (view: PetitionView) =>
  view.clocks
    .filter(({ kind }) => kind === 'redispatch')
    .map(({ assignmentId, legalOn, state }) => [
      view.assignments.find(({ id }) => id === assignmentId)?.organisation.id ?? '340600-bureau',
      legalOn,
      state,
    ])
const promised = ({ clocks }: PetitionView) =>
  clocks.filter(({ kind }) => kind.startsWith('mailbox')).map(({ kind, startsOn, legalOn }) => [kind, startsOn, legalOn])
const told = async (who: StaffMember) =>
  (await who.get<DeskNoticePage>('/api/desk-notices?limit=100')).body.items
    .filter(({ petitionId }) => petitionId === petition.id)
    .map(({ kind, text }) => `${kind} ${text.includes('再次转送期限')}`)

it('given back, it has to be sent on within three working days, in sight of the petitioner, whose own dates stay', async () => {
  const before = promised(await open(resident, petition))
  await transfer(city, petition, department.organisationId)
  await object(department)
  on('2026-11-24')
  await act(city, petition, 'objection-decision', upheld)
  const seen = await open(resident, petition)
  expect([toSend(seen), promised(seen)]).toEqual([[['340600-bureau', '2026-11-27', 'running']], before])
  const clock = seen.clocks.find(({ kind }) => kind === 'redispatch')
  expect([clock?.label, clock?.derivation.at(1)?.text]).toEqual([
    '再次转送期限',
    '期限3个工作日，依据淮北市本地规则，不是《信访工作条例》规定的期限。',
  ])
  on('2026-11-27')
  const sent = await transfer(city, petition, county.organisationId)
  expect([toSend(sent), promised(sent)]).toEqual([[['340600-bureau', '2026-11-27', 'met']], before])
})

it('given back to a passing body, that one owes the next transfer, and its desk is warned like of any other date', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  await object(town)
  const back = await act(county, petition, 'objection-decision', upheld)
  expect(toSend(back)).toEqual([[county.organisationId, '2026-11-26', 'running']])
  await warnDesks(house.ctx)
  expect([await told(county), await told(city)]).toEqual([
    expect.arrayContaining(['due-soon true']),
    expect.not.arrayContaining(['due-soon true']),
  ])
  on('2026-11-27')
  await warnDesks(house.ctx)
  expect(await told(city)).toContain('overdue true')
  const sent = await transfer(county, petition, '340602-housing')
  expect(toSend(sent)).toEqual([[county.organisationId, '2026-11-26', 'late']])
})

it('taken back from a body and whoever it had sent it on to, it is the sender’s to send by a day', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  expect(toSend(await recall(county, town.organisationId)())).toEqual([[county.organisationId, '2026-11-26', 'running']])
  on('2026-11-25')
  // The county bureau loses it, too: its own date is gone, the first bureau has one.
  expect(toSend(await recall(city, county.organisationId)())).toEqual([
    [county.organisationId, '2026-11-26', 'cancelled'],
    ['340600-bureau', '2026-11-30', 'running'],
  ])
})

it('each time anew: a second return gives the next day', async () => {
  for (const day of ['2026-11-23', '2026-11-26']) {
    on(day)
    await transfer(city, petition, department.organisationId)
    await object(department)
    await act(city, petition, 'objection-decision', upheld)
  }
  expect(toSend(await open(city, petition))).toEqual([
    ['340600-bureau', '2026-11-26', 'met'],
    ['340600-bureau', '2026-12-01', 'running'],
  ])
})

it('a unit that got it back from a body below may take it itself; sent back after its own objection it still owes it', async () => {
  await transfer(city, petition, department.organisationId)
  await transfer(department, petition, '340602-housing')
  await object(await house.staff('unit-clerk', { organisationId: '340602-housing' }))
  await act(department, petition, 'objection-decision', upheld)
  const { assignments } = await object(department)
  const assignmentId = assignments.find(({ status }) => status === 'objected')?.id
  const kept = await act(city, petition, 'objection-decision', { assignmentId, objectionUpheld: false, reason: '属于你局职权。' })
  expect(toSend(kept)).toEqual([[department.organisationId, '2026-11-26', 'running']])
  expect(toSend(await act(department, petition, 'acceptance', {}))).toEqual([[department.organisationId, '2026-11-26', 'met']])
})

it('a body that only assisted leaves the lead with its dates', async () => {
  await transfer(city, petition, department.organisationId, county.organisationId)
  expect(toSend(await recall(city, county.organisationId)())).toEqual([])
})

it('a withdrawal that is undone finds the date again, and one where the body had lost it meanwhile', async () => {
  await transfer(city, petition, department.organisationId)
  await recall(city, department.organisationId)()
  await act(resident, petition, 'withdrawal', { reason: '听说已经安排人来修了。' })
  expect(toSend(await open(city, petition))).toEqual([['340600-bureau', '2026-11-26', 'cancelled']])
  expect(toSend(await act(resident, petition, 'withdrawal-undo', {}))).toEqual([['340600-bureau', '2026-11-26', 'running']])

  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  await act(resident, petition, 'withdrawal', { reason: '听说已经安排人来修了。' })
  on('2026-11-24')
  expect((await recall(city, county.organisationId)()).status).toBe('withdrawn')
  const undone = await act(resident, petition, 'withdrawal-undo', {})
  expect([undone.status, undone.assignments.map(({ status }) => status)]).toEqual(['registered', ['recalled', 'recalled', 'recalled']])
  expect(toSend(undone)).toEqual([
    ['340600-bureau', '2026-11-26', 'met'],
    ['340600-bureau', '2026-11-27', 'running'],
  ])
  expect(undone.clocks.filter(({ assignmentId, state }) => assignmentId && state === 'running')).toEqual([])
  expect((await transfer(city, petition, department.organisationId)).status).toBe('transferred')
})
