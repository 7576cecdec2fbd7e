import type { OpeningList } from '@petition/shared/schemas/opening'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { fileAs, open, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

const openings = (who: Caller, { id }: { id: string }) => who.get<OpeningList>(`/api/petitions/${id}/openings`)

it('tells the petitioner which organisation and role opened the matter or their details, on which day, and no name', async () => {
  const petition = await fileAs(resident)
  expect((await openings(resident, petition)).body.items).toEqual([])
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  house.now = new Date('2026-11-23T23:59:00+08:00')
  await open(unit, petition)
  house.now = new Date('2026-11-24T00:01:00+08:00')
  await open(unit, petition)
  await unit.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '联系核实情况' })
  const { body, text } = await openings(resident, petition)
  expect(body.items.filter(({ organisation }) => organisation.id === unit.organisationId)).toEqual([
    {
      organisation: { id: '340600-housing', name: '淮北市住房和城乡建设局' },
      role: 'unit-clerk',
      what: 'matter',
      on: '2026-11-24',
      times: 1,
    },
    {
      organisation: { id: '340600-housing', name: '淮北市住房和城乡建设局' },
      role: 'unit-clerk',
      what: 'petitioner',
      on: '2026-11-24',
      times: 1,
    },
    {
      organisation: { id: '340600-housing', name: '淮北市住房和城乡建设局' },
      role: 'unit-clerk',
      what: 'matter',
      on: '2026-11-23',
      times: 1,
    },
  ])
  expect(body.items.map(({ organisation, on }) => [organisation.id, on])).toContainEqual(['340600-bureau', '2026-11-23'])
  expect(text).not.toMatch(/经办人|联系核实/)
})

it('is nobody else’s to ask', async () => {
  const petition = await fileAs(resident)
  expect((await openings(await house.resident('李四'), petition)).status).toBe(404)
  expect((await openings(bureau, petition)).status).toBe(403)
  expect((await openings(house.visitor, petition)).status).toBe(401)
})

it('is not told of an accusation, whose readers stay unknown', async () => {
  const petition = await fileAs(resident, { aboutConduct: true })
  await open(bureau, petition)
  const answer = await openings(resident, petition)
  expect([answer.status, answer.text]).toEqual([409, expect.not.stringMatching(/信访局|bureau/)])
})
