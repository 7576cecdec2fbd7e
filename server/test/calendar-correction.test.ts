import type { PetitionView } from '@petition/shared/schemas/petition'
import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setCalendarDay } from '../src/db/calendar.ts'
import { calendarVersion } from '../src/db/schema/places.ts'
import { task } from '../src/db/schema/tasks.ts'
import { fixedHolidays, readCalendarYear } from '../src/seed/calendar.ts'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { loadCalendarYear } from '../src/usecases/calendar/load-calendar-year.ts'
import { recomputeClocks } from '../src/usecases/calendar/recompute-clocks.ts'
import { deskOf, kindsOf, noticesOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let unit: StaffMember

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterEach(() => house?.close())

const dateOf = (petition: PetitionView, kind: string) => petition.clocks.find((clock) => clock.kind === kind)?.legalOn
const auditOf = async () => (await house.ctx.db.select().from(calendarVersion).orderBy(desc(calendarVersion.version)).limit(1))[0]?.source
const summaries = async (petition: PetitionView) => (await timelineOf(resident, petition)).map(({ entry }) => entry?.summary)

async function transferred(on: string, changes = {}): Promise<PetitionView> {
  house.now = new Date(`${on}T09:00:00+08:00`)
  const petition = await fileAs(resident, changes)
  await register(city, petition)
  return transfer(city, petition, unit.organisationId)
}

it('moves what ends on the day, reports it, and tells holder and petitioner why', async () => {
  // 15 days from Wednesday, 2026-09-23, end on Thursday, 2026-10-08, the first day after National Day.
  house.now = new Date('2026-09-23T09:00:00+08:00')
  const petition = await fileAs(resident)
  const other = await transferred('2026-09-28')
  expect(dateOf(petition, 'dispatch')).toBe('2026-10-08')
  const told = [await noticesOf(resident, petition), await noticesOf(resident, other)]

  const moved = await correctCalendarDay(house.ctx, { on: '2026-10-08', off: true, name: '国庆节' })
  expect(moved.filter(({ number }) => number === petition.number)).toMatchObject([
    { kind: 'dispatch', fromOn: '2026-10-08', toOn: '2026-10-09', holderId: '340600-bureau' },
  ])
  expect(dateOf(await open(resident, petition), 'dispatch')).toBe('2026-10-09')
  expect((await summaries(petition)).at(-1)).toBe('放假安排有变动，登记转送期限由2026年10月8日改为2026年10月9日届满。')
  expect(await noticesOf(resident, petition)).toEqual([...(told[0] ?? []), 'changed'])
  expect(await deskOf(city, petition)).toMatchObject([{ kind: 'calendar-moved', on: '2026-10-09', title: '期限日期有变动' }])
  expect((await deskOf(city, petition))[0]?.text).toContain('淮北市信访局的登记转送期限改为2026年10月9日届满')

  // Of the other one the five working days to object moved, and nothing that is told twice.
  expect(moved.filter(({ number }) => number === other.number).map(({ kind }) => kind)).toEqual(['objection'])
  expect(await kindsOf(unit, other)).toEqual(['calendar-moved'])
  expect(await auditOf()).toMatch(/^更正：2026年10月8日放假（国庆节）；重新计算\d+个期限，2个日期有变动$/)
})

it('tells nobody of a matter whose dates stay, and says nothing in its history', async () => {
  const petition = await transferred('2026-11-23')
  const before = await summaries(petition)
  const moved = await correctCalendarDay(house.ctx, { on: '2026-12-31', off: true, name: '元旦' })
  expect(moved).toEqual([])
  expect(await summaries(petition)).toEqual(before)
  expect(await noticesOf(resident, petition)).toEqual(['received', 'transferred'])
  expect(await deskOf(unit, petition)).toEqual([])
})

it('never shortens a petitioner’s own window that they were told of, but lengthens it', async () => {
  // 30 days from 2026-12-04 end on Sunday, 2027-01-03; New Year is the Friday before it.
  const petition = await transferred('2026-12-04')
  expect(dateOf(petition, 'rating-bureau')).toBe('2027-01-04')
  await correctCalendarDay(house.ctx, { on: '2027-01-04', off: true, name: '元旦' })
  expect(dateOf(await open(resident, petition), 'rating-bureau')).toBe('2027-01-05')
  expect(await deskOf(city, petition)).toEqual([])
  await correctCalendarDay(house.ctx, { on: '2027-01-03', off: false, name: '元旦' })
  await correctCalendarDay(house.ctx, { on: '2027-01-04', off: false, name: '元旦' })
  const after = await open(resident, petition)
  expect(dateOf(after, 'rating-bureau')).toBe('2027-01-05')
  expect(after.clocks.find(({ kind }) => kind === 'rating-bureau')?.derivation.map(({ text }) => text)).toContain(
    '日历后来有更正，已经告知的届满日不变。',
  )
  expect((await noticesOf(resident, petition)).filter((kind) => kind === 'changed')).toHaveLength(1)
})

it('leaves what is met and what is over where it was', async () => {
  const petition = await transferred('2026-09-23')
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await correctCalendarDay(house.ctx, { on: '2026-10-08', off: true, name: '国庆节' })
  const after = await open(resident, petition)
  expect([dateOf(after, 'dispatch'), dateOf(after, 'inform')]).toEqual(['2026-10-08', '2026-10-08'])
})

it('takes the date of what is to be carried out along', async () => {
  const petition = await transferred('2026-08-03')
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  // 60 days from 2026-08-03: 2026-10-02, so the 8th.
  expect((await open(unit, petition)).tasks.map(({ dueOn }) => dueOn)).toEqual(['2026-10-08'])
  await correctCalendarDay(house.ctx, { on: '2026-10-08', off: true, name: '国庆节' })
  const rows = await house.ctx.db.select().from(task).where(eq(task.petitionId, petition.id))
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2026-10-09'])
})

it('of a whole year moves what rested on the provisional one, across Spring Festival', async () => {
  // 60 days from 2026-12-10 end on Monday, 2027-02-08, 初三: off by the law's own holidays, until the notice says how long.
  const petition = await transferred('2026-12-10')
  await act(unit, petition, 'acceptance', { route: 'petition' })
  const provisional = dateOf(await open(resident, petition), 'handle')
  const days = [...fixedHolidays(2027)].map(([on, name]) => `${on},off,${name}`)
  const eve = days.find((row) => row.endsWith('春节'))?.slice(0, 10) ?? ''
  const longer = Array.from({ length: 10 }, (_, index) => new Date(Date.parse(eve) + index * 86_400_000).toISOString().slice(0, 10))
  const extra = longer.filter((on) => !days.some((row) => row.startsWith(on))).map((on) => `${on},off,春节`)
  const year = readCalendarYear(['# 2027 国办发明电〔2026〕9号', 'on,kind,name', ...days, ...extra].join('\n'))
  const moved = await loadCalendarYear(house.ctx, year)
  const handle = moved.find(({ number, kind }) => number === petition.number && kind === 'handle')
  expect(handle?.fromOn).toBe(provisional)
  // 除夕 of 2027 is 5 February: ten days off from it end with the 14th, a Sunday.
  expect([eve, handle?.toOn]).toEqual(['2027-02-05', '2027-02-15'])
  expect((await open(resident, petition)).clocks.find(({ kind }) => kind === 'handle')).toMatchObject({
    legalOn: '2027-02-15',
    provisional: false,
  })
})

it('is told once although it was broken off and two workers go on with it', async () => {
  house.now = new Date('2026-09-23T09:00:00+08:00')
  const petitions = [await fileAs(resident), await fileAs(resident, { title: '路灯不亮三个月了' })]
  // As a crash leaves it: the day is corrected and no clock was reckoned yet.
  const correction = { on: '2026-10-08', off: true, name: '国庆节', isPlain: false }
  await house.ctx.db.transaction((tx) => setCalendarDay(tx, correction, { source: '更正', at: house.now }))
  await Promise.all([recomputeClocks(house.ctx), recomputeClocks(house.ctx), strike(house, '2026-09-23T10:00')])
  for (const petition of petitions) {
    expect(dateOf(await open(resident, petition), 'dispatch')).toBe('2026-10-09')
    expect(await noticesOf(resident, petition)).toEqual(['received', 'changed'])
    expect(await kindsOf(city, petition)).toEqual(['calendar-moved'])
  }
})

it('refuses a day that does not exist and a correction without a name', async () => {
  await expect(correctCalendarDay(house.ctx, { on: '2026-02-30', off: true, name: '春节' })).rejects.toThrow('不是存在的日期')
  await expect(correctCalendarDay(house.ctx, { on: '2026-02-27', off: true, name: ' ' })).rejects.toThrow('请写明')
})
