import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, newReader, open, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember
let department: StaffMember
let countyDepartment: StaffMember
let town: StaffMember
let otherTown: StaffMember
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
  await newReader(house, '经办人', '340602002-town', 'unit-clerk')
  otherTown = await at('unit-clerk', '340602002-town')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { kind: 'mailbox' })
  await register(city, petition)
})

const upheld = { objectionUpheld: true, reason: '经核实同意。' }
const object = (who: StaffMember) => act(who, petition, 'objection', { reason: '不属于本单位职权范围。' })
const objected = (view: PetitionView) => view.assignments.find(({ status }) => status === 'objected')
const decisionClock = ({ clocks }: PetitionView) => clocks.find(({ kind, state }) => kind === 'objection-decision' && state === 'running')
const mine = async (who: StaffMember) => (await listOf(who, '&queue=mine')).items.some(({ id }) => id === petition.id)

/** Two bodies of the county have given it back. */
async function returnedTwice() {
  await transfer(city, petition, county.organisationId)
  for (const body of [town, countyDepartment]) {
    await transfer(county, petition, body.organisationId)
    await object(body)
    await act(county, petition, 'objection-decision', upheld)
  }
}

it('counts every return in sight of the bodies and of the petitioner', async () => {
  await returnedTwice()
  for (const reader of [county, city, resident]) {
    const { assignments } = await open(reader, petition)
    expect(assignments.map(({ organisation, status, returns }) => [organisation.id, status, returns])).toEqual([
      [county.organisationId, 'offered', 2],
      [town.organisationId, 'returned', 1],
      [countyDepartment.organisationId, 'returned', 1],
    ])
  }
})

it('is decided by the first bureau where a county bureau was the sender, under its own clock', async () => {
  await returnedTwice()
  await transfer(county, petition, otherTown.organisationId)
  await object(otherTown)
  expect(await refusal(county, petition, 'objection-decision', upheld)).toEqual([404, 'not_found'])
  expect((await open(county, petition)).allowedActions).not.toContain('objection-decision')
  expect([await mine(county), await mine(city)]).toEqual([false, true])
  const waiting = await open(city, petition)
  expect([objected(waiting)?.allowedActions, decisionClock(waiting)?.legalOn]).toEqual([
    expect.arrayContaining(['objection-decision']),
    '2026-11-26',
  ])
  house.now = new Date('2026-11-27T09:00:00+08:00')
  const overdue = async (who: StaffMember) => (await listOf(who, '&queue=overdue')).items.some(({ id }) => id === petition.id)
  expect([await overdue(city), await overdue(county)]).toEqual([true, false])

  const decided = await act(city, petition, 'objection-decision', { objectionUpheld: false, reason: '经核实属于该镇职权。' })
  expect(decided.organisation.id).toBe(otherTown.organisationId)
  expect((await act(otherTown, petition, 'acceptance', {})).status).toBe('accepted')
})

it('upheld by the bureau stands at the bureau, and the county bureau that passed it on has no part any more', async () => {
  await returnedTwice()
  await transfer(county, petition, otherTown.organisationId)
  await object(otherTown)
  const back = await act(city, petition, 'objection-decision', upheld)
  expect([back.status, back.organisation.id, back.assignments.map(({ status }) => status)]).toEqual([
    'registered',
    city.organisationId,
    ['recalled', 'returned', 'returned', 'returned'],
  ])
  expect(back.timeline.at(-1)?.summary).toBe('淮北市信访局同意异议，这是第三次退回或者收回，各级一并收回，由淮北市信访局另行转送。')
  expect((await county.get(`/api/petitions/${petition.id}`)).status).toBe(404)
  expect(back.clocks.find(({ kind, state }) => kind === 'redispatch' && state === 'running')).toMatchObject({ legalOn: '2026-11-26' })
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  expect((await transfer(city, petition, department.organisationId)).organisation.id).toBe(department.organisationId)
})

it('is decided by the first bureau where a department was the sender', async () => {
  await transfer(city, petition, '340600-health')
  const health = await house.staff('unit-clerk', { organisationId: '340600-health' })
  await object(health)
  await act(city, petition, 'objection-decision', upheld)
  await transfer(city, petition, county.organisationId)
  await object(county)
  await act(city, petition, 'objection-decision', upheld)
  await transfer(city, petition, department.organisationId)
  await transfer(department, petition, countyDepartment.organisationId)
  await object(countyDepartment)
  expect(await refusal(department, petition, 'objection-decision', upheld)).toEqual([404, 'not_found'])
  const back = await act(city, petition, 'objection-decision', upheld)
  expect(back.organisation.id).toBe(city.organisationId)
  expect((await department.get(`/api/petitions/${petition.id}`)).status).toBe(404)
})

it('never moves what the petitioner was promised', async () => {
  // Sending it on anew is the bureau's own duty.
  const promise = ({ clocks }: PetitionView) =>
    clocks
      .filter(({ assignmentId, kind }) => assignmentId === null && kind !== 'redispatch')
      .map(({ kind, startsOn, legalOn }) => [kind, startsOn, legalOn])
  await transfer(city, petition, county.organisationId)
  const promised = promise(await open(resident, petition))
  // By when the first unit that may accept it was to tell them: nobody after it begins anew.
  const told = ['inform', '2026-11-25', '2026-12-10']
  expect(promised).toContainEqual(['mailbox-acceptance', '2026-11-23', '2026-11-26'])
  for (const body of [town, countyDepartment, otherTown]) {
    house.now = new Date(house.now.getTime() + 2 * 86_400_000)
    await transfer(county, petition, body.organisationId)
    await object(body)
    await act(body === otherTown ? city : county, petition, 'objection-decision', upheld)
    expect(promise(await open(resident, petition))).toEqual(expect.arrayContaining([...promised, told]))
    expect(promise(await open(resident, petition))).toHaveLength(promised.length + 1)
  }
  const { clocks } = await open(resident, petition)
  expect(clocks.find(({ kind }) => kind === 'mailbox-acceptance')?.state).toBe('overdue')
})

/** The county bureau takes it back from a body, by an act of its own. */
async function recalled(from: { organisationId: string }) {
  const sent = await transfer(county, petition, from.organisationId)
  const part = sent.assignments.find(({ organisation, status }) => organisation.id === from.organisationId && status === 'offered')
  return county.post<PetitionView>(`/api/petitions/${petition.id}/recall`, { assignmentId: part?.id, reason: '转送有误，予以收回。' })
}
const counts = (view: PetitionView) =>
  view.assignments.map(({ organisation, status, returns, recalls }) => [organisation.id, status, returns, recalls])
const replayed = async () => (await replayPetition(house.ctx, petition.id)).differences

it('counts what the sender took back beside it, and shows that apart: it is nobody’s return', async () => {
  await transfer(city, petition, county.organisationId)
  await recalled(town)
  await transfer(county, petition, countyDepartment.organisationId)
  await object(countyDepartment)
  await act(county, petition, 'objection-decision', upheld)
  for (const reader of [county, city, resident])
    expect(counts(await open(reader, petition))).toEqual([
      [county.organisationId, 'offered', 1, 1],
      [town.organisationId, 'recalled', 0, 1],
      [countyDepartment.organisationId, 'returned', 1, 0],
    ])
  await transfer(county, petition, otherTown.organisationId)
  await object(otherTown)
  expect(await refusal(county, petition, 'objection-decision', upheld)).toEqual([404, 'not_found'])
  expect(decisionClock(await open(city, petition))?.legalOn).toBe('2026-11-26')
  expect((await act(city, petition, 'objection-decision', upheld)).assignments[0]).toMatchObject({ returns: 2, recalls: 1 })
  expect(await replayed()).toEqual([])
})

it('taken back for the third time stands at the first bureau, and everybody on the way there has lost it', async () => {
  const promise = ({ clocks }: PetitionView) => clocks.filter(({ kind }) => kind.startsWith('mailbox'))
  await transfer(city, petition, department.organisationId)
  await object(department)
  await act(city, petition, 'objection-decision', upheld)
  await transfer(city, petition, county.organisationId)
  const before = promise(await open(resident, petition))
  expect((await recalled(town)).status).toBe(200)
  // The county bureau may do it, and is none of the readers after.
  expect((await recalled(otherTown)).status).toBe(204)
  for (const gone of [county, town, otherTown]) expect((await gone.get(`/api/petitions/${petition.id}`)).status).toBe(404)
  const back = await open(city, petition)
  expect([back.status, back.organisation.id, back.allowedActions]).toEqual([
    'registered',
    city.organisationId,
    expect.arrayContaining(['transfer']),
  ])
  expect(counts(back)).toEqual([
    [department.organisationId, 'returned', 1, 0],
    [county.organisationId, 'recalled', 0, 2],
    [town.organisationId, 'recalled', 0, 1],
    [otherTown.organisationId, 'recalled', 0, 1],
  ])
  expect(
    back.clocks.filter(({ kind, state }) => kind === 'redispatch' && state === 'running').map(({ assignmentId }) => assignmentId),
  ).toEqual([null])
  const seen = await open(resident, petition)
  expect(promise(seen)).toEqual(before)
  expect(seen.timeline.at(-1)?.summary).toBe(
    '杜集区信访局收回转送给杜集区矿山集街道办事处的事项，这是第三次退回或者收回，各级一并收回，由淮北市信访局另行转送。收回前没有人打开过。',
  )
  expect(await replayed()).toEqual([])
  expect((await transfer(city, petition, '340602-housing')).status).toBe('transferred')
})

it('counts no recall of who only assisted', async () => {
  await transfer(city, petition, county.organisationId)
  for (const assistant of ['340602-police', '340602-health', '340602-education']) {
    const isFirst = assistant === '340602-police'
    if (isFirst) await transfer(county, petition, town.organisationId, '340602-police', '340602-health', '340602-education')
    const part = (await open(county, petition)).assignments.find(({ organisation }) => organisation.id === assistant)
    await act(county, petition, 'recall', { assignmentId: part?.id, reason: '不需要协办。' })
  }
  const view = await open(county, petition)
  expect([view.organisation.id, view.assignments.map(({ recalls }) => recalls)]).toEqual([town.organisationId, [0, 0, 0, 0, 0]])
  const lead = view.assignments.find(({ organisation }) => organisation.id === town.organisationId)
  expect((await act(county, petition, 'recall', { assignmentId: lead?.id, reason: '转送有误。' })).organisation.id).toBe(
    county.organisationId,
  )
  expect(await replayed()).toEqual([])
})
