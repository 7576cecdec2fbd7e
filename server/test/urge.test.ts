import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, replyBody, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let stranger: Resident
let bureau: StaffMember
let clerk: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  stranger = await returning(house, () => house.resident('李四'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident)
})

const at = (day: string) => {
  house.now = new Date(`${day}T09:00:00+08:00`)
}
async function urge() {
  const answer = await resident.post<PetitionView & Problem>(`/api/petitions/${petition.id}/urge`, {})
  return answer.status === 200 ? 200 : [answer.status, answer.body.detail]
}

it('is possible from five days before a date, and the page says so', async () => {
  expect(petition.nextDue?.legalOn).toBe('2026-12-08')
  expect(await urge()).toEqual([409, '现在离期限还早，2026年12月3日起可以催办。'])
  at('2026-12-02')
  expect((await open(resident, petition)).allowedActions).not.toContain('urge')
  at('2026-12-03')
  expect((await open(resident, petition)).allowedActions).toContain('urge')
  expect(await urge()).toBe(200)
  expect((await open(bureau, petition)).timeline.at(-1)?.summary).toBe('信访人催办。')
})

it('is possible once in seven days, also long past the date', async () => {
  at('2026-12-20')
  expect(await urge()).toBe(200)
  expect(await urge()).toEqual([409, '您已经催办过，2026年12月27日起可以再次催办。'])
  at('2026-12-26')
  expect((await open(resident, petition)).allowedActions).not.toContain('urge')
  expect(await urge()).toEqual([409, '您已经催办过，2026年12月27日起可以再次催办。'])
  at('2026-12-27')
  expect(await urge()).toBe(200)
})

it('counts once however often the button is tapped at once', async () => {
  at('2026-12-20')
  const answers = await Promise.all(Array.from({ length: 8 }, () => urge()))
  expect(answers.filter((answer) => answer === 200)).toHaveLength(1)
  expect((await open(resident, petition)).timeline.filter(({ kind }) => kind === 'urge')).toHaveLength(1)
})

it('does not follow from what a unit may do but owes nobody: objecting', async () => {
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId)
  at('2026-12-01')
  expect(await urge()).toEqual([409, '现在离期限还早，2026年12月3日起可以催办。'])
  at('2026-12-03')
  expect(await urge()).toBe(200)
  expect((await open(clerk, petition)).timeline.at(-1)?.kind).toBe('urge')
})

it('moves no date', async () => {
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId)
  petition = await act(clerk, petition, 'acceptance', {})
  const dates = (view: PetitionView) => view.clocks.map(({ kind, legalOn, stoppedOn }) => [kind, legalOn, stoppedOn])
  at('2027-01-20')
  expect(await urge()).toBe(200)
  expect(dates(await open(clerk, petition))).toEqual(dates(petition))
})

it('is possible after the answer for what was supported and is not carried out', async () => {
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId)
  await act(clerk, petition, 'acceptance', {})
  const { body, points } = replyBody(petition, 'supported')
  await act(clerk, petition, 'reply', { body, points: points.map((point) => ({ ...point, fulfilOn: '2027-01-15' })) })
  at('2027-01-09')
  expect(await urge()).toEqual([409, '现在离期限还早，2027年1月10日起可以催办。'])
  at('2027-01-10')
  expect(await urge()).toBe(200)
})

it('is the right of the petitioner alone, and not where nobody owes anything', async () => {
  at('2026-12-20')
  for (const other of [stranger, bureau, clerk]) expect(await refusal(other, petition, 'urge', {})).toEqual([404, 'not_found'])
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId)
  await act(clerk, petition, 'acceptance', {})
  await act(clerk, petition, 'reply', replyBody(petition))
  expect(await urge()).toEqual([409, '这件事目前没有临近或超过的期限，不能催办。'])
  const withdrawn = await fileAs(resident)
  await act(resident, withdrawn, 'withdrawal', { reason: '问题已经解决。' })
  expect(await refusal(resident, withdrawn, 'urge', {})).toEqual([409, 'illegal_action'])
})
