import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, listOf, open, refusal, register, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember
let department: StaffMember
let countyDepartment: StaffMember
let town: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: 'bureau-clerk' | 'unit-clerk', organisationId: string) => returning(house, () => house.staff(role, { organisationId }))
  city = await at('bureau-clerk', '340600-bureau')
  county = await at('bureau-clerk', '340602-bureau')
  department = await at('unit-clerk', '340600-housing')
  countyDepartment = await at('unit-clerk', '340602-housing')
  town = await at('unit-clerk', '340602001-town')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident)
  await register(city, petition)
})

const reason = { reason: '反映的道路属于街道管理，不属于本单位职权范围。' }
const decide = (objectionUpheld: boolean) => ({ objectionUpheld, reason: '经核实。' })
const clocks = (view: PetitionView, kind: string) =>
  view.clocks.filter((clock) => clock.kind === kind).map(({ startsOn, legalOn, state }) => [startsOn, legalOn, state])

it('is possible on the fifth working day until 24:00, and not on the sixth', async () => {
  await transfer(city, petition, department.organisationId)
  house.now = new Date('2026-11-30T23:59:59+08:00')
  expect((await open(department, petition)).allowedActions).toContain('objection')
  house.now = new Date('2026-12-01T00:00:00+08:00')
  expect((await open(department, petition)).allowedActions).not.toContain('objection')
  const late = await department.post<{ detail: string }>(`/api/petitions/${petition.id}/objection`, reason)
  expect([late.status, late.body.detail]).toEqual([409, '已经超过收到之日起5个工作日的异议期，不能再提出异议。'])
})

it('upheld, comes back to be sent elsewhere, and the objector sees it no longer', async () => {
  await transfer(city, petition, department.organisationId)
  house.now = new Date('2026-11-27T10:00:00+08:00')
  await act(department, petition, 'objection', reason)
  const waiting = await open(city, petition)
  expect(clocks(waiting, 'objection')).toEqual([['2026-11-23', '2026-11-30', 'met']])
  expect(clocks(waiting, 'objection-decision')).toEqual([['2026-11-27', '2026-12-02', 'running']])
  expect((await listOf(city, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
  expect((await listOf(department, '&queue=mine')).items.map(({ id }) => id)).not.toContain(petition.id)

  const decided = await act(city, petition, 'objection-decision', decide(true))
  expect([decided.status, decided.organisation.id, decided.assignments.map(({ status }) => status)]).toEqual([
    'registered',
    city.organisationId,
    ['returned'],
  ])
  expect([clocks(decided, 'objection-decision'), clocks(decided, 'inform')]).toEqual([
    [['2026-11-27', '2026-12-02', 'met']],
    // The date that the petitioner was told goes on; whoever gets it next has days of its own beside it.
    [['2026-11-23', '2026-12-08', 'running']],
  ])
  expect(await doorsOpenTo(department, petition, '积水')).toEqual([])

  const again = await transfer(city, petition, town.organisationId)
  expect(clocks(again, 'inform').at(-1)).toEqual(['2026-11-27', '2026-12-14', 'running'])
  expect(clocks(again, 'rating-bureau')).toEqual([['2026-11-23', '2026-12-23', 'running']])
  expect((await open(resident, petition)).organisation.id).toBe(town.organisationId)
})

it('rejected, stays with the same body under the same clock', async () => {
  await transfer(city, petition, department.organisationId)
  house.now = new Date('2026-11-26T10:00:00+08:00')
  await act(department, petition, 'objection', reason)
  expect(await refusal(department, petition, 'acceptance', { route: 'petition' })).toEqual([409, 'illegal_action'])
  house.now = new Date('2026-12-03T10:00:00+08:00')
  const decided = await act(city, petition, 'objection-decision', decide(false))
  expect(clocks(decided, 'objection-decision')).toEqual([['2026-11-26', '2026-12-01', 'late']])
  expect(clocks(decided, 'inform')).toEqual([['2026-11-23', '2026-12-08', 'running']])
  expect(await refusal(department, petition, 'objection', reason)).toEqual([409, 'illegal_action'])
  expect((await act(department, petition, 'acceptance', { route: 'petition' })).status).toBe('accepted')
})

it('is decided by the sender alone: by the county bureau for what the county bureau sent', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  await act(town, petition, 'objection', reason)
  const ofTown = { assignmentId: (await open(county, petition)).assignments.find(({ status }) => status === 'objected')?.id }
  expect(await refusal(city, petition, 'objection-decision', { ...decide(true), ...ofTown })).toEqual([404, 'not_found'])
  expect(await refusal(town, petition, 'objection-decision', decide(true))).toEqual([404, 'not_found'])
  const leader = await house.staff('bureau-leader', { organisationId: county.organisationId })
  expect(await refusal(leader, petition, 'objection-decision', decide(true))).toEqual([403, 'forbidden'])

  const back = await act(county, petition, 'objection-decision', decide(true))
  expect([back.organisation.id, back.status, back.assignments[0]?.returns]).toEqual([county.organisationId, 'transferred', 1])
  expect(await doorsOpenTo(town, petition, '积水')).toEqual([])
  await transfer(county, petition, countyDepartment.organisationId)
  expect((await open(resident, petition)).organisation.id).toBe(countyDepartment.organisationId)
})

it('of a leading body lets its sender send the matter on while the assisting one goes on', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId, countyDepartment.organisationId)
  await act(town, petition, 'objection', reason)
  const back = await act(county, petition, 'objection-decision', decide(true))
  expect([back.organisation.id, back.allowedActions]).toEqual([county.organisationId, expect.arrayContaining(['transfer'])])
  await transfer(county, petition, '340602002-town')
  expect((await open(countyDepartment, petition)).organisation.id).toBe('340602002-town')
})

it('of a bureau hides the matter from it, also when it had sent it on before', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  await act(town, petition, 'objection', reason)
  await act(county, petition, 'objection-decision', decide(true))
  await act(county, petition, 'objection', reason)
  await act(city, petition, 'objection-decision', decide(true))
  expect(await doorsOpenTo(county, petition, '积水')).toEqual([])
  expect((await open(city, petition)).allowedActions).toContain('transfer')
})

it('shows the petitioner that it happened and who refused, but not what the bodies wrote to each other', async () => {
  await transfer(city, petition, department.organisationId)
  await act(department, petition, 'objection', reason)
  await act(city, petition, 'objection-decision', decide(true))
  const seen = await open(resident, petition)
  const told = seen.timeline.filter(({ kind }) => kind.startsWith('objection')).map(({ summary, text }) => [summary, text])
  expect(told).toEqual([
    ['淮北市住房和城乡建设局认为不属于本单位职权范围，提出异议。', null],
    ['淮北市信访局同意异议，将另行转送。', null],
  ])
  expect(JSON.stringify(await timelineOf(resident, petition))).not.toContain('街道管理')
  expect(JSON.stringify(await timelineOf(city, petition))).toContain('街道管理')
})
