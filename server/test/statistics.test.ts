import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, register, transfer } from './steps.ts'

type Figures = z.infer<typeof StatisticsSummary>

let house: House
let resident: Resident
let bureau: StaffMember
let county: StaffMember
let unit: StaffMember
let before: Figures

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('周八')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  county = await house.staff('bureau-clerk', { organisationId: '340602-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340602-housing' })
})
afterAll(() => house?.close())
beforeEach(async () => {
  before = await figures()
})

const figures = async () => (await house.visitor.get<Figures>('/api/statistics/summary?by=organisation')).body
const of = ({ organisations = [] }: Figures, id: string) => {
  const { received = 0, withdrawn = 0, returns = 0, recalls = 0 } = organisations.find(({ organisation }) => organisation.id === id) ?? {}
  return { received, withdrawn, returns, recalls }
}
/** How much more than before, in all or at one body. */
async function more(id?: string) {
  const [now, then] = [await figures(), before].map((one) => (id ? of(one, id) : one))
  const fields = ['received', 'withdrawn', 'returns', 'recalls'] as const
  return fields.map((field) => (now?.[field] ?? 0) - (then?.[field] ?? 0))
}

async function sentDown() {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, county.organisationId)
  return transfer(county, petition, unit.organisationId)
}

it('shows what was withdrawn apart, at whoever had it, and leaves it in every count', async () => {
  const petition = await sentDown()
  await act(unit, petition, 'acceptance', {})
  const atUnregistered = await fileAs(resident)
  for (const one of [petition, atUnregistered]) await act(resident, one, 'withdrawal', { reason: '问题已经解决' })
  expect(await more()).toEqual([2, 2, 0, 0])
  expect(await more(unit.organisationId)).toEqual([1, 1, 0, 0])
  expect(await more(bureau.organisationId)).toEqual([1, 1, 0, 0])
  await act(resident, petition, 'withdrawal-undo', {})
  expect(await more(unit.organisationId)).toEqual([1, 0, 0, 0])
})

it('counts what each body gave back and what was taken back from it while it led', async () => {
  const petition = await sentDown()
  await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
  await act(county, petition, 'objection-decision', { objectionUpheld: true, reason: '经核实同意。' })
  expect([await more(unit.organisationId), await more(county.organisationId)]).toEqual([
    [0, 0, 1, 0],
    [1, 0, 0, 0],
  ])
  await act(bureau, petition, 'recall', { reason: '转送有误，予以收回。' })
  expect([await more(county.organisationId), await more()]).toEqual([
    [0, 0, 0, 1],
    [1, 0, 1, 1],
  ])
})

it('tells nothing of accusations', async () => {
  const accusation = await fileAs(resident, { aboutConduct: true })
  await register(bureau, accusation, { class: 'accusation', purpose: 'accusation' })
  await transfer(bureau, accusation, '340600-discipline')
  await act(bureau, accusation, 'recall', { reason: '转送有误，予以收回。' })
  expect(await more()).toEqual([0, 0, 0, 0])
})
