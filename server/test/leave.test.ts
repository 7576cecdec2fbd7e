import type { ColleagueList, ColleagueView } from '@petition/shared/schemas/colleague'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { StaffMember } from './people.ts'
import { fileAs, type Problem, register, returning, transfer } from './steps.ts'

const housing = '340600-housing'

let house: House
let city: StaffMember
let clerk: StaffMember
let leader: StaffMember
let elsewhere: StaffMember

beforeAll(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: housing }))
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: housing }))
  elsewhere = await returning(house, () => house.staff('bureau-leader', { organisationId: '340602-bureau' }))
})
afterAll(() => house?.close())

const away = { fromOn: '2026-11-24', untilOn: '2026-11-26' }
const set = (who: StaffMember, whose: StaffMember, leave: object = away) =>
  who.send<ColleagueView & Problem>('PUT', `/api/colleagues/${whose.id}/leave`, { payload: leave })
const end = (who: StaffMember, whose: StaffMember) => who.send<ColleagueView & Problem>('DELETE', `/api/colleagues/${whose.id}/leave`)
const colleagues = async (who: StaffMember) => (await who.get<ColleagueList>('/api/colleagues')).body.items
const leaveOf = async (whose: StaffMember) => (await colleagues(whose)).find(({ id }) => id === whose.id)?.leave ?? null

it('is said by oneself, seen by colleagues, and over when it is over', async () => {
  expect((await set(clerk, clerk)).body.leave).toMatchObject(away)
  expect(await leaveOf(clerk)).toEqual({ ...away, setBy: '淮北市住房和城乡建设局经办人' })
  expect((await colleagues(leader)).map(({ leave, maySetLeave }) => [leave?.fromOn ?? null, maySetLeave])).toEqual([
    ['2026-11-24', true],
    [null, true],
  ])
  house.now = new Date('2026-11-27T00:00:00+08:00')
  expect(await leaveOf(clerk)).toBeNull()
  house.now = new Date('2026-11-23T09:00:00+08:00')
  expect([(await end(clerk, clerk)).status, await leaveOf(clerk)]).toEqual([200, null])
})

it('is set and ended for a colleague by a leader or an administrator of the same organisation alone', async () => {
  expect([(await set(leader, clerk)).status, (await leaveOf(clerk))?.setBy]).toEqual([200, '淮北市住房和城乡建设局负责人'])
  expect([(await end(leader, clerk)).status, await leaveOf(clerk)]).toEqual([200, null])
  const administrator = await returning(house, () => house.staff('administrator', { organisationId: '340600-bureau' }))
  expect((await set(administrator, city)).status).toBe(200)
  expect((await end(administrator, city)).status).toBe(200)
  for (const change of [set, end]) expect((await change(clerk, leader)).status).toBe(403)
  for (const stranger of [elsewhere, administrator, city]) {
    for (const change of [set, end]) expect((await change(stranger, clerk)).status).toBe(404)
  }
  expect(await leaveOf(clerk)).toBeNull()
  expect((await colleagues(elsewhere)).some(({ id }) => id === clerk.id)).toBe(false)
  const resident = await returning(house, () => house.resident('王五'))
  expect((await resident.get('/api/colleagues')).status).toBe(403)
})

it('is refused where the days make no sense, and nothing changes', async () => {
  const wrong = [
    { fromOn: '2026-11-26', untilOn: '2026-11-24' },
    { fromOn: '2026-11-20', untilOn: '2026-11-22' },
    { fromOn: '2026-11-24', untilOn: '2027-11-25' },
    { fromOn: '2026-11-24' },
    { fromOn: '2026-02-30', untilOn: '2026-11-24' },
  ]
  for (const leave of wrong) expect((await set(clerk, clerk, leave)).status).toBe(400)
  expect(await leaveOf(clerk)).toBeNull()
  expect((await set(clerk, clerk, { fromOn: '2026-11-24', untilOn: '2027-11-24' })).status).toBe(200)
  await end(clerk, clerk)
})

it('of everybody who could act lets the bureau hear of it, on its days alone', async () => {
  const resident = await returning(house, () => house.resident('张三'))
  const petition = await fileAs(resident)
  await register(city, petition)
  await transfer(city, petition, housing)
  await set(clerk, clerk, { fromOn: '2026-11-24', untilOn: '2026-11-24' })
  await strike(house, '2026-11-23T10:00')
  expect(await kindsOf(city, null)).toEqual([])
  await strike(house, '2026-11-24T10:00')
  expect(await kindsOf(city, null)).toEqual(['idle-organisation'])
  await strike(house, '2026-11-25T10:00')
  expect(await kindsOf(city, null)).toEqual(['idle-organisation'])
})
