import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { type UrgentAddressee, urgentAddresseeLabels, urgentAddressees } from '@petition/shared/vocabulary/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let leader: StaffMember
let unit: StaffMember
let assisting: StaffMember
let stranger: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  assisting = await house.staff('unit-clerk', { organisationId: '340602-housing' })
  stranger = await house.staff('bureau-clerk', { organisationId: '340603-bureau' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId, assisting.organisationId)
})

const reportTo = (to: UrgentAddressee, at = '2026-11-23T08:30:00+08:00') => ({ to, at, summary: '百余人拟到现场聚集，已电话报告。' })
const reports = (view: PetitionView) => view.timeline.filter(({ kind }) => kind === 'urgent-report')

it('goes to each of the four addressees as an act with its own time', async () => {
  for (const [index, to] of urgentAddressees.entries())
    await act(index % 2 ? leader : bureau, petition, 'urgent-report', reportTo(to, `2026-11-23T08:3${index}:00+08:00`))
  expect(reports(await open(bureau, petition)).map(({ summary }) => summary)).toEqual(
    urgentAddressees.map((to) => `淮北市信访局已报告${urgentAddresseeLabels[to]}（《信访工作条例》第二十五条）。`),
  )
  const { items } = (await bureau.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
  const times = items.filter(({ entry }) => entry?.kind === 'urgent-report').map(({ canonical }) => JSON.parse(canonical ?? '{}').data.at)
  expect(times).toEqual([0, 1, 2, 3].map((minute) => `2026-11-23T00:3${minute}:00.000Z`))
})

it('of the bureau is seen by the bureau, not by the units nor by the petitioner, whose chain verifies', async () => {
  await act(bureau, petition, 'urgent-report', reportTo('committee-and-government'))
  expect(reports(await open(leader, petition))).toMatchObject([{ text: '百余人拟到现场聚集，已电话报告。' }])
  for (const one of [unit, assisting, resident]) {
    expect(reports(await open(one, petition))).toEqual([])
    const { items } = (await one.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
    expect(items.at(-1)).toEqual({ sequence: items.length, previousHash: items.at(-2)?.hash, hash: items.at(-1)?.hash, hidden: true })
    expect(firstBrokenLink(items)).toBe(null)
  }
})

it('of a unit, which the article binds too, is seen by it and by the bureau; reporting upwards is the bureau’s', async () => {
  await act(unit, petition, 'urgent-report', reportTo('department'))
  for (const one of [unit, bureau]) expect(reports(await open(one, petition))).toHaveLength(1)
  for (const one of [assisting, resident]) expect(reports(await open(one, petition))).toEqual([])
  expect(await refusal(unit, petition, 'urgent-report', reportTo('upper-bureau-and-national'))).toEqual([400, 'to: bureau_only'])
})

it('moves no status and no clock, and tells the petitioner nothing', async () => {
  const before = await open(resident, petition)
  const notices = (await resident.get('/api/notices')).text
  await act(bureau, petition, 'urgent-report', reportTo('joint-conference'))
  const after = await open(resident, petition)
  expect([after.status, after.clocks, after.timeline]).toEqual([before.status, before.clocks, before.timeline])
  expect((await resident.get('/api/notices')).text).toBe(notices)
})

it('is not the petitioner’s, not a stranger’s, and neither of tomorrow nor of before the receipt', async () => {
  const report = reportTo('department')
  for (const one of [resident, stranger]) expect(await refusal(one, petition, 'urgent-report', report)).toEqual([404, 'not_found'])
  expect(await refusal(bureau, petition, 'urgent-report', reportTo('department', '2026-11-24T08:00:00+08:00'))).toEqual([
    400,
    'at: in_future',
  ])
  expect(await refusal(bureau, petition, 'urgent-report', reportTo('department', '2026-11-22T23:59:00+08:00'))).toEqual([
    400,
    'at: before_receipt',
  ])
  expect((await refusal(bureau, petition, 'urgent-report', { ...report, to: 'newspaper' }))[0]).toBe(400)
  expect((await refusal(bureau, petition, 'urgent-report', { to: 'department', summary: '已经报告。' }))[0]).toBe(400)
})
