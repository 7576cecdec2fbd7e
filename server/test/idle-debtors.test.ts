import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { staff } from '../src/db/schema/people.ts'
import { deskOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, newReader, open, register, replyBody, returning, transfer } from './steps.ts'

/** An alarm asks who owes something, not who has a part that is open. */
let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember
let unit: StaffMember

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: StaffRole, organisationId: string) => returning(house, () => house.staff(role, { organisationId }))
  city = await at('bureau-clerk', '340600-bureau')
  county = await at('bureau-clerk', '340602-bureau')
  unit = await at('unit-clerk', '340602-housing')
})
afterEach(() => house?.close())

const leave = (organisationId: string) =>
  house.ctx.db.update(staff).set({ disabledAt: house.now }).where(eq(staff.organisationId, organisationId))
const alarms = async (who: StaffMember) => (await deskOf(who, null)).map(({ organisation }) => organisation?.id)

async function filed(): Promise<PetitionView> {
  const petition = await fileAs(resident)
  await register(city, petition)
  return petition
}

it('rings for a body that was answered for and still has to carry it out', async () => {
  const petition = await filed()
  await transfer(city, petition, unit.organisationId)
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  await leave(unit.organisationId)
  await strike(house, '2026-11-23T10:00')
  expect(await alarms(city)).toEqual([unit.organisationId])
})

it('rings for a sender that owes the decision on an objection', async () => {
  const petition = await filed()
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, unit.organisationId)
  await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
  await leave(county.organisationId)
  await strike(house, '2026-11-23T10:00')
  expect(await alarms(city)).toEqual([county.organisationId])
})

it('rings for a unit that received it directly and has not sent it on, at the bureau of its territory', async () => {
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23' }
  expect((await unit.post<ReceivedPetition>('/api/petitions/received', letter)).status).toBe(201)
  await leave(unit.organisationId)
  await strike(house, '2026-11-23T10:00')
  expect([await alarms(county), await alarms(city)]).toEqual([[unit.organisationId], []])
})

it('rings above a bureau that received it first and has nobody, and says nothing of the matter there', async () => {
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23' }
  const { body } = await county.post<ReceivedPetition>('/api/petitions/received', letter)
  await leave(county.organisationId)
  await strike(house, '2026-11-23T10:00')
  expect(await alarms(city)).toEqual([county.organisationId])
  expect(await deskOf(city, body)).toEqual([])
})

it('rings where what waits is for a head to decide and there is no head, though clerks are there', async () => {
  const leader = await newReader(house, '负责人', unit.organisationId, 'unit-leader')
  await newReader(house, '负责人', county.organisationId, 'bureau-leader')
  const { body } = await unit.post<ReceivedPetition>('/api/petitions/received', {
    ...makeFiling(),
    channel: 'letter',
    receivedOn: '2026-11-23',
  })
  await act(unit, body, 'recusal', { reason: '与信访人是亲属。' })
  await strike(house, '2026-11-23T10:00')
  expect(await alarms(county)).toEqual([])
  await house.ctx.db.update(staff).set({ disabledAt: house.now }).where(eq(staff.id, leader.id))
  await strike(house, '2026-11-24T10:00')
  expect(await alarms(county)).toEqual([unit.organisationId])
})
