import type { PetitionView } from '@petition/shared/schemas/petition'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { staff } from '../src/db/schema/people.ts'
import { deskOf, deskPage, kindsOf, strike } from './desk.ts'
import { type House, openHouse, staffPassword } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, returning, transfer } from './steps.ts'

const housing = '340600-housing'

let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  county = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340602-bureau' }))
})
afterEach(() => house?.close())

async function sentTo(organisationId: string): Promise<PetitionView> {
  const petition = await fileAs(resident)
  await register(city, petition)
  return transfer(city, petition, organisationId)
}

const signIn = () => house.visitor.post('/api/session/staff', { username: `${housing}-clerk`, password: staffPassword })
const setClerk = (values: Partial<typeof staff.$inferSelect>) =>
  house.ctx.db
    .update(staff)
    .set(values)
    .where(eq(staff.username, `${housing}-clerk`))
const alarms = async (who = city) => (await deskOf(who, null)).map(({ on, text }) => [on, text.split('目前')[0]])
const name = '淮北市住房和城乡建设局'

it('raises one alarm a day while nobody has signed in, and none from the day somebody does', async () => {
  await sentTo(housing)
  await sentTo(housing)
  await Promise.all([strike(house, '2026-11-23T10:00'), strike(house, '2026-11-23T10:00')])
  await strike(house, '2026-11-23T11:00')
  await strike(house, '2026-11-24T10:00')
  expect(await alarms()).toEqual([
    ['2026-11-23', name],
    ['2026-11-24', name],
  ])
  expect((await signIn()).status).toBe(200)
  await strike(house, '2026-11-25T10:00')
  await strike(house, '2026-12-01T10:00')
  expect(await alarms()).toHaveLength(2)
  await strike(house, '2026-12-02T10:00')
  expect(await alarms()).toHaveLength(3)
})

it('is idle without an account that works, and when all of them are on leave', async () => {
  await signIn()
  await sentTo(housing)
  await strike(house, '2026-11-23T10:00')
  expect(await alarms()).toEqual([])
  await setClerk({ leaveFromOn: '2026-11-24', leaveUntilOn: '2026-11-24' })
  await strike(house, '2026-11-24T10:00')
  expect(await alarms()).toEqual([['2026-11-24', name]])
  await strike(house, '2026-11-25T10:00')
  expect(await alarms()).toHaveLength(1)
  await setClerk({ disabledAt: house.now })
  await strike(house, '2026-11-26T10:00')
  expect(await alarms()).toHaveLength(2)
})

it('is told to the bureau that sent it and to the first one; a body with no account at all is idle at once', async () => {
  const petition = await sentTo(county.organisationId)
  await transfer(county, petition, '340602002-town')
  await strike(house, '2026-11-23T10:00')
  expect([await kindsOf(city, null), await kindsOf(county, null)]).toEqual([['idle-organisation'], ['idle-organisation']])
})

it('is nobody’s alarm when no clock runs for it any more, nor on a day off', async () => {
  await signIn()
  const petition = await sentTo(housing)
  const unit = await returning(house, () => house.staff('unit-clerk', { organisationId: housing }))
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await setClerk({ disabledAt: house.now })
  await strike(house, '2026-11-28T10:00')
  expect(await alarms()).toEqual([])
  await setClerk({ disabledAt: null })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition)))
  await setClerk({ disabledAt: house.now })
  await strike(house, '2026-11-30T10:00')
  expect(await alarms()).toEqual([])
})

it('leads to the body it is about, and a desk is read at once up to what was in sight', async () => {
  await sentTo(housing)
  await strike(house, '2026-11-23T10:00')
  const [first] = await deskOf(city, null)
  expect(first?.organisation).toEqual({ id: housing, name })
  await strike(house, '2026-11-24T10:00')
  const readAll = (who: StaffMember, until?: string) => who.post<{ unread: number }>('/api/desk-notices/read-all', { until })
  expect((await readAll(city)).status).toBe(400)
  expect((await readAll(county, '2027-01-01T00:00:00+08:00')).body).toEqual({ unread: 0 })
  expect((await readAll(city, first?.createdAt)).body).toEqual({ unread: 1 })
  expect((await deskOf(city, null)).map(({ readAt }) => readAt !== null)).toEqual([true, false])
  expect((await deskPage(city, '?only=unread')).items.map(({ on }) => on)).toEqual(['2026-11-24'])
})

it('does not take the Spring Festival for idleness', async () => {
  house.now = new Date('2026-02-14T15:00:00+08:00')
  await signIn()
  await sentTo(housing)
  // Ten days later, nine of them off.
  await strike(house, '2026-02-24T09:00')
  expect(await alarms()).toEqual([])
})

it('tells of a sealed matter nobody can read to those alone who may know of it', async () => {
  const reader = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  const other = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false }))
  const petition = await fileAs(resident, { title: '反映工作人员推诿的问题', aboutConduct: true, accused: [{ name: '某某' }] })
  await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
  await transfer(reader, petition, '340600-discipline')
  await strike(house, '2026-11-23T10:00')
  expect(await kindsOf(reader, petition)).toEqual(['idle-organisation'])
  expect((await deskOf(reader, petition))[0]?.text).toBe(`编号 ${petition.number}，请进入查看。`)
  expect([await alarms(other), await deskOf(other, petition)]).toEqual([[], []])
})

it('knows when a member of staff was last here, to the hour', async () => {
  const unit = await house.staff('unit-clerk', { organisationId: housing })
  const lastSeen = async () => (await house.ctx.db.select().from(staff).where(eq(staff.id, unit.id)))[0]?.lastSeenAt?.toISOString()
  expect(await lastSeen()).toBe('2026-11-23T01:00:00.000Z')
  house.now = new Date('2026-11-23T09:59:00+08:00')
  await unit.get('/api/petitions')
  expect(await lastSeen()).toBe('2026-11-23T01:00:00.000Z')
  house.now = new Date('2026-11-23T10:30:00+08:00')
  await unit.get('/api/petitions')
  expect(await lastSeen()).toBe('2026-11-23T02:30:00.000Z')
})
