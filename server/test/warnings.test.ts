import type { DeskNoticeView } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deskOf, deskPage, kindsOf, noticesOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let cityLeader: StaffMember
let county: StaffMember
let town: StaffMember
let unit: StaffMember
let unitLeader: StaffMember

beforeAll(async () => {
  house = await openHouse({ now: '2026-02-05T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: 'bureau-clerk' | 'bureau-leader' | 'unit-clerk' | 'unit-leader', organisationId: string) =>
    returning(house, () => house.staff(role, { organisationId }))
  city = await at('bureau-clerk', '340600-bureau')
  cityLeader = await at('bureau-leader', '340600-bureau')
  county = await at('bureau-clerk', '340602-bureau')
  town = await at('unit-clerk', '340602001-town')
  unit = await at('unit-clerk', '340600-housing')
  unitLeader = await at('unit-leader', '340600-housing')
})
afterAll(() => house?.close())

async function sent(on: string, ...organisationIds: string[]): Promise<PetitionView> {
  house.now = new Date(`${on}T09:00:00+08:00`)
  const petition = await fileAs(resident, { electronicDelivery: true })
  await register(city, petition)
  return transfer(city, petition, ...organisationIds)
}

it('climbs over Spring Festival from clerk to leader to the bureau, each told once', async () => {
  // 告知: plain 2026-02-20, in the holidays from the 15th to the 23rd; legal 2026-02-24. The 14th is a make-up workday.
  const petition = await sent('2026-02-05', unit.organisationId)
  await strike(house, '2026-02-13T10:00')
  expect(await kindsOf(unit, petition)).toEqual([])
  await strike(house, '2026-02-14T08:59')
  await strike(house, '2026-02-14T18:00')
  expect(await kindsOf(unit, petition)).toEqual([])
  await strike(house, '2026-02-14T09:00')
  await strike(house, '2026-02-14T10:00')
  expect(await kindsOf(unit, petition)).toEqual(['due-soon'])
  expect(await kindsOf(unitLeader, petition)).toEqual([])
  for (const off of ['2026-02-15', '2026-02-20', '2026-02-23']) await strike(house, `${off}T10:00`)
  expect(await kindsOf(unit, petition)).toEqual(['due-soon'])

  await strike(house, '2026-02-24T09:00')
  expect([await kindsOf(unit, petition), await kindsOf(unitLeader, petition), await kindsOf(city, petition)]).toEqual([
    ['due-soon', 'due-today'],
    ['due-today'],
    [],
  ])
  await strike(house, '2026-02-25T09:00')
  await strike(house, '2026-02-26T09:00')
  expect([await kindsOf(unit, petition), await kindsOf(unitLeader, petition), await kindsOf(city, petition)]).toEqual([
    ['due-soon', 'due-today', 'overdue'],
    ['due-today', 'overdue'],
    ['overdue'],
  ])
  expect(await kindsOf(cityLeader, petition)).toEqual([])
  const [told] = await deskOf(city, petition)
  expect(told).toMatchObject({ title: '已经超期', on: '2026-02-24', petitionNumber: petition.number })
  expect(told?.text).toBe(`编号 ${petition.number}。淮北市住房和城乡建设局的书面告知期限已于2026年2月24日届满，至今没有完成，请督促办理。`)

  // Never accepted: from the 24th 60 days run as if it had been; 2026-04-25 is a Saturday, the Monday after it the 27th.
  await strike(house, '2026-04-21T10:00')
  expect((await kindsOf(unit, petition)).length).toBe(3)
  await strike(house, '2026-04-22T10:00')
  expect((await deskOf(unit, petition)).at(-1)).toMatchObject({ kind: 'due-soon', on: '2026-04-27' })
  expect((await deskOf(unit, petition)).at(-1)?.text).toContain(
    '办理期限（逾期未告知，按告知期满之日受理推算，本地规则）将于2026年4月27日届满',
  )
  await strike(house, '2026-04-28T10:00')
  expect(await kindsOf(city, petition)).toEqual(['overdue', 'overdue'])
  expect((await open(city, petition)).clocks.map(({ kind }) => kind)).not.toContain('handle')
})

it('of a body further down reach the first bureau and the bureau between; nothing more once it is met', async () => {
  const petition = await sent('2026-03-02', county.organisationId)
  await transfer(county, petition, town.organisationId)
  await strike(house, '2026-03-18T10:00')
  expect(await kindsOf(town, petition)).toEqual(['overdue'])
  expect([await kindsOf(county, petition), await kindsOf(city, petition)]).toEqual([['overdue'], ['overdue']])

  await act(town, petition, 'acceptance', { route: 'petition' })
  await strike(house, '2026-03-19T10:00')
  expect(await kindsOf(town, petition)).toEqual(['overdue'])
})

it('are one for each desk although two job processes work them off at the same time', async () => {
  const petition = await sent('2026-03-02', unit.organisationId)
  house.now = new Date('2026-03-18T10:00:00+08:00')
  for (let hour = 0; hour < 6; hour++) {
    await house.ctx.db.execute(sql`select enqueue_job('remind-of-deadlines', '{}'::json, ${`hour-${hour}`}, null)`)
  }
  await Promise.all([house.workOff(), house.workOff()])
  expect([await kindsOf(unit, petition), await kindsOf(city, petition)]).toEqual([['overdue'], ['overdue']])
})

it('of a sealed matter are neutral, and neither listed nor counted for who may not see it', async () => {
  const reader = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  const other = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false }))
  house.now = new Date('2026-04-01T09:00:00+08:00')
  const petition = await fileAs(resident, { title: '反映工作人员推诿的问题', aboutConduct: true, accused: [{ name: '某某' }] })
  await strike(house, '2026-04-17T10:00')
  const [told] = await deskOf(reader, petition)
  expect(told).toMatchObject({ kind: 'overdue', title: '密封信访件有新提醒', text: `编号 ${petition.number}，请进入查看。` })
  expect(await deskOf(other, petition)).toEqual([])
  const { items, unread } = await deskPage(other)
  expect(unread).toBe(items.filter(({ readAt }) => readAt === null).length)
  // That it came, and that it is overdue.
  expect((await deskPage(reader)).unread).toBe(unread + 2)
  expect((await other.post(`/api/desk-notices/${told?.id}/read`)).status).toBe(404)
})

it('of a matter that was given back are its former holder’s no more', async () => {
  const petition = await sent('2026-05-06', unit.organisationId)
  await strike(house, '2026-05-11T10:00')
  expect((await kindsOf(unit, petition)).length).toBeGreaterThan(0)
  await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
  await act(city, petition, 'objection-decision', { objectionUpheld: true, reason: '经核实同意。' })
  expect(await kindsOf(unit, petition)).toEqual([])
})

it('are turned page by page, and read by one are read for the desk', async () => {
  const all = (await deskPage(city)).items
  const first = await deskPage(city, '?limit=2')
  const second = await deskPage(city, `?limit=2&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id))
  const path = `/api/desk-notices/${all[0]?.id}/read`
  const read = (await city.post<DeskNoticeView>(path)).body
  expect(read.readAt).not.toBeNull()
  expect((await city.post(path)).body).toEqual(read)
  expect((await deskPage(city)).unread).toBe(first.unread - 1)
  expect((await unit.post(path)).status).toBe(404)
  expect((await resident.post(path)).status).toBe(403)
  expect((await house.visitor.get('/api/desk-notices')).status).toBe(401)
  expect((await deskPage(await house.staff('administrator'))).items).toEqual([])
})

it('remind the resident once of a window to rate that ends after New Year, and the history says so', async () => {
  // 30 days from 2026-12-04 end on Sunday, 2027-01-03; the Friday is New Year. Five days before the 4th is the 30th.
  const petition = await sent('2026-12-04', unit.organisationId)
  await strike(house, '2026-12-29T10:00')
  expect(await noticesOf(resident, petition)).toEqual(['received', 'transferred'])
  house.now = new Date('2026-12-30T10:00:00+08:00')
  await Promise.all([strike(house, '2026-12-30T10:00'), strike(house, '2026-12-30T10:00')])
  await strike(house, '2026-12-31T10:00')
  expect(await noticesOf(resident, petition)).toEqual(['received', 'transferred', 'due-soon'])
  const entries = (await timelineOf(resident, petition)).map(({ entry }) => entry?.summary)
  expect(entries.at(-1)).toBe('系统提醒信访人：对信访部门的评价期限将于2027年1月4日届满。')
})

it('tell the bureau at once that a unit does not carry out what it supported', async () => {
  const petition = await sent('2027-02-22', unit.organisationId)
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  await act(unit, petition, 'fulfilment-refusal', { reason: '今年没有安排经费。' })
  const [told] = await deskOf(city, petition)
  expect([told?.kind, told?.text]).toEqual([
    'refused-fulfilment',
    `编号 ${petition.number}。淮北市住房和城乡建设局表示未能落实已经支持的诉求，请跟进督促。`,
  ])
})

it('remind the resident once of what a unit says it has carried out', async () => {
  let petition = await sent('2027-03-01', unit.organisationId)
  await act(unit, petition, 'acceptance', { route: 'petition' })
  petition = await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  await act(resident, petition, 'rating', { bureau: { grade: 'satisfied' }, unit: { grade: 'satisfied' } })
  house.now = new Date('2027-03-02T09:00:00+08:00')
  await act(unit, petition, 'fulfilment-proof', { text: '排水管道已经疏通完毕。' })
  await strike(house, '2027-03-05T10:00')
  expect(await noticesOf(resident, petition)).not.toContain('due-soon')
  await strike(house, '2027-03-08T10:00')
  await strike(house, '2027-03-09T10:00')
  expect((await noticesOf(resident, petition)).filter((kind) => kind === 'due-soon')).toHaveLength(1)
})
