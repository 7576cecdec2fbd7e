import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixedHolidays, readCalendarYear } from '../src/seed/calendar.ts'
import { loadCalendarYear } from '../src/usecases/calendar/load-calendar-year.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, returning, transfer } from './steps.ts'

/** As an operator would write it: the fixed holidays, a longer Spring Festival and a Saturday that is worked. */
const notice = [
  '# 2027 国办发明电〔2026〕9号',
  'on,kind,name',
  ...[...fixedHolidays(2027)].map(([on, name]) => `${on},off,${name}`),
  '2027-01-02,work,元旦',
  ...['09', '10', '11'].map((day) => `2027-02-${day},off,春节`),
].join('\n')

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let november: PetitionView
let rateable: PetitionView
let running: PetitionView
let answered: PetitionView
let letter: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('郑十'))
  bureau = await returning(house, () => house.staff('bureau-clerk'))
  unit = await returning(house, () => house.staff('unit-clerk'))
})
afterAll(() => house?.close())

async function transferredOn(day: string, changes = {}): Promise<PetitionView> {
  house.now = new Date(`${day}T09:00:00+08:00`)
  const petition = await fileAs(resident, changes)
  await register(bureau, petition)
  return transfer(bureau, petition, unit.organisationId)
}
const acceptedOn = async (day: string, changes = {}) => act(unit, await transferredOn(day, changes), 'acceptance', {})
const clock = async (petition: PetitionView, kind: string) => (await open(unit, petition)).clocks.find((one) => one.kind === kind)
const dates = async (petition: PetitionView, kind: string) => {
  const one = await clock(petition, kind)
  return [one?.plainOn, one?.legalOn, one?.provisional]
}

it('marks what reaches into a year without a notice as provisional', async () => {
  november = await acceptedOn('2026-11-23')
  rateable = await transferredOn('2026-12-03')
  running = await acceptedOn('2026-12-10')
  answered = await acceptedOn('2026-12-10')
  await act(unit, answered, 'reply', replyBody(answered))
  letter = await acceptedOn('2026-12-24', { kind: 'mailbox' })
  expect(await dates(november, 'handle')).toEqual(['2027-01-22', '2027-01-22', true])
  expect(await dates(november, 'dispatch')).toEqual(['2026-12-08', '2026-12-08', false])
  expect(await dates(rateable, 'rating-bureau')).toEqual(['2027-01-02', '2027-01-04', true])
  expect(await dates(running, 'handle')).toEqual(['2027-02-08', '2027-02-09', true])
  expect(await dates(letter, 'mailbox-answer')).toEqual([null, '2027-01-08', true])
  expect(JSON.stringify((await clock(running, 'handle'))?.derivation)).toContain('2027年的放假安排尚未公布')
})

it('says which dates moved when the notice is loaded, and no others', async () => {
  const moved = await loadCalendarYear(house.ctx, readCalendarYear(notice))
  expect(moved.toSorted((left, right) => (left.number < right.number ? -1 : 1))).toMatchObject([
    { number: running.number, kind: 'handle', fromOn: '2027-02-09', toOn: '2027-02-12' },
    { number: letter.number, kind: 'mailbox-answer', fromOn: '2027-01-08', toOn: '2027-01-07' },
  ])
})

it('reckons every open clock again, the same for resident and unit, and explains it by the notice', async () => {
  expect(await dates(november, 'handle')).toEqual(['2027-01-22', '2027-01-22', false])
  expect(await dates(running, 'handle')).toEqual(['2027-02-08', '2027-02-12', false])
  expect(await dates(letter, 'mailbox-answer')).toEqual([null, '2027-01-07', false])
  const [seen, handled] = [(await open(resident, running)).clocks.find(({ kind }) => kind === 'handle'), await clock(running, 'handle')]
  expect(seen).toEqual(handled)
  expect(JSON.stringify(seen?.derivation)).toMatch(/国办发明电〔2026〕9号/)
  expect(seen?.derivation.filter(({ what }) => what === 'skipped').map(({ on }) => on)).toEqual([
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-02-11',
  ])
})

it('leaves what was stopped as it was told', async () => {
  expect(await clock(answered, 'handle')).toMatchObject({ legalOn: '2027-02-09', state: 'met', provisional: true })
  expect((await clock(running, 'inform'))?.legalOn).toBe('2026-12-25')
})

it('never shortens a window to rate that the petitioner was told of', async () => {
  expect(await dates(rateable, 'rating-bureau')).toEqual(['2027-01-02', '2027-01-04', false])
  expect(JSON.stringify((await clock(rateable, 'rating-bureau'))?.derivation)).toContain('已经告知的届满日不变')
  house.now = new Date('2027-01-04T20:00:00+08:00')
  expect((await act(resident, rateable, 'rating', { bureau: { grade: 'satisfied' } })).ratingStates.bureau).toBe('rated')
})

it('loaded again moves nothing, and what starts later follows it from the start', async () => {
  expect(await loadCalendarYear(house.ctx, readCalendarYear(notice))).toEqual([])
  const later = await acceptedOn('2026-12-10')
  expect(await dates(later, 'handle')).toEqual(['2027-02-08', '2027-02-12', false])
  const asked = await house.visitor.get('/api/deadlines?startOn=2026-12-10&days=60&unit=calendar')
  expect(asked.body).toMatchObject({ plainOn: '2027-02-08', legalOn: '2027-02-12', provisional: false })
})
