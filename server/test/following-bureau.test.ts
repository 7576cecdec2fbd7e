import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { getPetitionRow } from '../src/db/petitions.ts'
import { replayPetitions } from '../src/usecases/petition/replay-petitions.ts'
import { allOf, deskOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { StaffMember } from './people.ts'
import { act, doorsOpenTo, newReader, open, refusal, register, transferBody } from './steps.ts'

/** Which bureau follows a matter, and what becomes of it. */
let house: House
let city: StaffMember

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  city = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
})
afterEach(async () => {
  expect((await replayPetitions(house.ctx)).differing).toEqual([])
  await house.close()
})

const at = (role: StaffRole, organisationId: string) => house.staff(role, { organisationId })
async function received(who: StaffMember, changes: object = {}) {
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23', ...changes }
  const answer = await who.post<ReceivedPetition>('/api/petitions/received', letter)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const followerOf = async ({ id }: { id: string }) => (await getPetitionRow(house.ctx.db, id)).followerId

it('is the bureau of the place, the county’s or the city’s; a bureau, a discipline body and who may hold sealed matters follow themselves', async () => {
  for (const [role, body, follower] of [
    ['unit-clerk', '340602-housing', '340602-bureau'],
    ['unit-clerk', '340602001-town', '340602-bureau'],
    ['unit-clerk', '340600-housing', '340600-bureau'],
    ['bureau-clerk', '340602-bureau', '340602-bureau'],
    ['unit-clerk', '340600-discipline', '340600-discipline'],
    ['unit-clerk', '340600-political-legal', '340600-political-legal'],
  ] as const)
    expect([body, await followerOf(await received(await at(role, body)))]).toEqual([body, follower])
})

it('decides the third objection to what a unit sends round its own system', async () => {
  const unit = await at('unit-clerk', '340600-housing')
  const petition = await received(unit)
  await register(unit, petition)
  const decision = { objectionUpheld: true, reason: '经核实同意。' }
  for (const [index, county] of ['340602', '340603', '340604'].entries()) {
    const below = await newReader(house, '经办', `${county}-housing`, 'unit-clerk')
    await act(unit, petition, 'transfer', transferBody(below.organisationId))
    await act(below, petition, 'objection', { reason: '不属于本单位职权范围。' })
    const [yes, no] = index < 2 ? [unit, city] : [city, unit]
    expect(await refusal(no, petition, 'objection-decision', decision)).toEqual([404, 'not_found'])
    await act(yes, petition, 'objection-decision', decision)
  }
  // It lies at the first receiver again, which gives it to the bureau.
  const given = await act(unit, petition, 'transfer', transferBody(city.organisationId))
  expect(given.organisation.id).toBe(city.organisationId)
})

it('that is closed hands what it follows to its successor, and the unit keeps what it has', async () => {
  const unit = await at('unit-clerk', '340602-housing')
  const petition = await received(unit)
  const heir = await newReader(house, '承接人', '340603-bureau', 'bureau-clerk')
  expect(await doorsOpenTo(heir, await open(unit, petition), '积水')).toEqual([])
  const administrator = await house.staff('administrator')
  const succession = { successorId: heir.organisationId, on: '2026-11-23', reason: '根据机构改革方案，职责并入。' }
  const moved = await administrator.post<{ moved: number }>('/api/organisations/340602-bureau/succession', succession)
  expect([moved.status, moved.body]).toEqual([200, { moved: 1 }])
  expect([await followerOf(petition), (await open(unit, petition)).organisation.id]).toEqual([heir.organisationId, unit.organisationId])
  expect((await deskOf(heir, petition)).map(({ kind }) => kind)).toEqual(['succession'])
  await register(unit, petition)
  await act(heir, petition, 'mark', { mark: 'court-related', reason: '正在法院审理。' })
})

it('reads what a unit has to register as an accusation with its named readers alone', async () => {
  const unit = await newReader(house, '经办', '340602-housing', 'unit-clerk')
  const reader = await newReader(house, '专管', '340602-bureau', 'bureau-clerk')
  const petition = await received(unit)
  const other = await house.staff('bureau-clerk', { organisationId: '340602-bureau', readsSealed: false })
  expect((await open(other, petition)).sealed).toBe(false)
  await unit.post(`/api/petitions/${petition.id}/registration`, { class: 'accusation', purpose: 'accusation' }, { 'if-match': '1' })
  const sealed = await open(reader, petition)
  expect([sealed.sealed, await doorsOpenTo(other, sealed, '积水'), await allOf(other, petition)]).toEqual([true, [], []])
})
