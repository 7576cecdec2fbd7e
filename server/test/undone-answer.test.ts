import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { getPetitionRow } from '../src/db/petitions.ts'
import { contestRoute } from '../src/usecases/petition/contest-route.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let leader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const ofBureau = { organisationId: '340600-bureau' }
  bureau = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: true }))
  second = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: false }))
  leader = await returning(house, () => house.staff('bureau-leader', ofBureau))
})
afterAll(() => house?.close())

const on = (day: string) => {
  house.now = new Date(`${day}T09:00:00+08:00`)
}
beforeEach(() => on('2026-11-23'))
afterEach(async () => {
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

/** Answered at once, by paper that is agreed to arrive online or that has to be opened. */
async function answered(electronicDelivery = true) {
  petition = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [], electronicDelivery })
  await register(bureau, petition, { class: 'appeal', purpose: 'other' })
  await act(bureau, petition, 'prompt-answer', { text: '窗口周一至周五上午九点开放。', reason: '只询问开放时间。' })
  await act(second, petition, 'prompt-answer-decision', { approved: true })
}
const contest = async () => {
  await resident.post(`/api/petitions/${petition.id}/route-contest`, { reason: '我问的是为什么不办。' })
  return act(leader, petition, 'route-contest-decision', { approved: true, reason: '应当转有权处理的单位办理。' })
}
const windows = ({ clocks }: PetitionView) =>
  clocks.filter(({ kind }) => kind === 'rating-bureau').map(({ startsOn, legalOn, state }) => [startsOn, legalOn, state])
const rating = { bureau: { grade: 'satisfied', reason: '办得快。' } }

it('takes its window to rate with it, and the next notice opens one anew', async () => {
  await answered()
  expect(windows(await open(resident, petition))).toEqual([['2026-11-23', '2026-12-23', 'running']])
  on('2026-12-01')
  const back = await contest()
  expect([windows(back), back.ratingStates.bureau]).toEqual([[['2026-11-23', '2026-12-23', 'cancelled']], 'not-open'])
  expect(await refusal(resident, petition, 'rating', rating)).toEqual([409, 'illegal_action'])
  on('2026-12-03')
  const sent = await transfer(bureau, petition, '340600-housing')
  expect([windows(sent), sent.ratingStates.bureau]).toEqual([
    [
      ['2026-11-23', '2026-12-23', 'cancelled'],
      ['2026-12-03', '2027-01-04', 'running'],
    ],
    'waiting',
  ])
  expect((await act(resident, petition, 'rating', rating)).ratings).toMatchObject([{ object: 'bureau', counts: true }])
})

it('also where the window had lapsed before the contest was decided', async () => {
  await answered()
  on('2026-12-30')
  expect((await open(resident, petition)).ratingStates.bureau).toBe('lapsed')
  await contest()
  await transfer(bureau, petition, '340600-housing')
  expect((await open(resident, petition)).ratingStates.bureau).toBe('waiting')
})

it('leaves a rating that was given as it is: the first counts', async () => {
  await answered()
  await act(resident, petition, 'rating', rating)
  const back = await contest()
  expect([windows(back).map(([, , state]) => state), back.ratingStates.bureau, back.ratings]).toEqual([
    ['met'],
    'rated',
    [expect.objectContaining({ counts: true, grade: 'satisfied' })],
  ])
  const sent = await transfer(bureau, petition, '340600-housing')
  expect(windows(sent)).toHaveLength(1)
  const again = await act(resident, petition, 'rating', { bureau: { grade: 'unsatisfied', reason: '到底还是没有办。' } })
  expect(again.ratings.map(({ grade, counts }) => [grade, counts])).toEqual([
    ['satisfied', true],
    ['unsatisfied', false],
  ])
})

it('opened only after it was undone it opens nothing', async () => {
  await answered(false)
  // A contest whose answer never reached the phone: nobody has opened the paper.
  const { personId } = await getPetitionRow(house.ctx.db, petition.id)
  const actor = { kind: 'resident', personId, sessionId: '', door: 'wechat' } as const
  await contestRoute(house.ctx, actor, petition.id, null, { reason: '我问的是为什么不办。' })
  await act(leader, petition, 'route-contest-decision', { approved: true, reason: '应当转有权处理的单位办理。' })
  const read = await open(resident, petition)
  expect([read.documents.some(({ deliveredOn }) => deliveredOn !== null), windows(read)]).toEqual([true, []])
  await transfer(bureau, petition, '340600-housing')
  expect(windows(await open(resident, petition))).toEqual([['2026-11-23', '2026-12-23', 'running']])
})

it('leaves the window of a notice that had arrived before', async () => {
  petition = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [] })
  await register(bureau, petition, { class: 'appeal', purpose: 'other' })
  await transfer(bureau, petition, '340600-housing')
  await act(bureau, petition, 'recall', { reason: '可以当场答复。' })
  on('2026-11-25')
  await act(bureau, petition, 'prompt-answer', { text: '窗口周一至周五上午九点开放。', reason: '只询问开放时间。' })
  await act(second, petition, 'prompt-answer-decision', { approved: true })
  expect(windows(await contest())).toEqual([['2026-11-23', '2026-12-23', 'running']])
})
