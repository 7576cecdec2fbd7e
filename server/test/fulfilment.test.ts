import type { DeskNoticePage, NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, open, refusal, register, replyBody, returning, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let unitLeader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  unitLeader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

const requests = ['疏通门口的排水管道', '公开排水工程的验收结果', '赔偿被淹车辆的损失']
beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await answered('2026-12-15', undefined)
})

/** Two points supported, each by its own day (or the city's usual period); the third is not. */
async function answered(...fulfilOn: (string | undefined)[]) {
  const filed = await fileAs(resident, { requests })
  await register(bureau, filed)
  await transfer(bureau, filed, unit.organisationId)
  await act(unit, filed, 'acceptance', {})
  const { body, points } = replyBody(filed)
  const outcomes = ['supported', 'supported', 'not-supported']
  return act(unit, filed, 'reply', {
    body,
    points: points.map((point, index) => ({ ...point, outcome: outcomes[index], fulfilOn: fulfilOn[index] })),
  })
}

const owed = (view: PetitionView) => view.tasks.filter(({ kind }) => kind === 'fulfilment')
const firstTask = (view: PetitionView) => owed(view)[0]?.id
const clocks = (view: PetitionView, kind = 'fulfilment') =>
  view.clocks.filter((clock) => clock.kind === kind).map(({ startsOn, legalOn, state }) => [startsOn, legalOn, state])
const proof = (changes: object = {}) => ({ taskId: firstTask(petition), text: '管道已于今日疏通，现场照片附后。', ...changes })

const noticesOf = async ({ id }: PetitionView) =>
  (await resident.get<NoticePage>('/api/notices?limit=100')).body.items.filter((item) => item.petitionId === id).map(({ kind }) => kind)

describe('what was supported', () => {
  it('becomes one task a point, with the day of the opinion or the city’s usual period, and its own clock', () => {
    expect(owed(petition).map(({ requestId, dueOn, status, organisation }) => [requestId, dueOn, status, organisation.id])).toEqual([
      [petition.requests[0]?.id, '2026-12-15', 'open', unit.organisationId],
      [petition.requests[1]?.id, '2027-01-22', 'open', unit.organisationId],
    ])
    expect(clocks(petition)).toEqual([
      ['2026-11-23', '2026-12-15', 'running'],
      ['2026-11-23', '2027-01-22', 'running'],
    ])
  })

  it('keeps the very day that the opinion names, a Saturday, and says on what it rests', async () => {
    const named = await answered('2026-12-05')
    expect([owed(named)[0]?.dueOn, clocks(named)[0]]).toEqual(['2026-12-05', ['2026-11-23', '2026-12-05', 'running']])
    const clock = named.clocks.find(({ legalOn }) => legalOn === '2026-12-05')
    expect([clock?.plainOn, clock?.basis, clock?.derivation.map(({ text }) => text)]).toEqual([
      '2026-12-05',
      '处理意见',
      [
        '2026年11月23日，处理意见作出。',
        '处理意见写明2026年12月5日前落实，按写明的日期，遇休息日不顺延。',
        '2026年12月5日届满，当日24时前责任单位提交落实情况的，为按期。',
      ],
    ])
    expect((await replayPetition(house.ctx, named.id)).differences).toEqual([])
  })

  it.each([
    ['2026-11-23', 'not_in_future'],
    ['2026-11-01', 'not_in_future'],
    ['2066-11-23', 'too_far'],
  ])('cannot be promised for %s, a day that is past or ten years away', async (on, code) => {
    const filed = await fileAs(resident)
    await register(bureau, filed)
    await transfer(bureau, filed, unit.organisationId)
    await act(unit, filed, 'acceptance', {})
    const { body, points } = replyBody(filed, 'supported')
    const asked = { body, points: points.map((point) => ({ ...point, fulfilOn: on })) }
    expect(await refusal(unit, filed, 'reply', asked)).toEqual([400, `points.0.fulfilOn: ${code}`])
  })

  it('stays overdue at the unit’s desk until it is done, also after the bureau has concluded the matter', async () => {
    await act(bureau, petition, 'conclusion', { ground: '已经答复' })
    house.now = new Date('2026-12-16T09:00:00+08:00')
    expect(clocks(await open(resident, petition))[0]?.[2]).toBe('overdue')
    for (const queue of ['overdue', 'mine'])
      expect(
        (await listOf(unit, `&queue=${queue}`)).items.map(({ id }) => id),
        queue,
      ).toContain(petition.id)
    const late = await act(unit, petition, 'fulfilment-proof', proof())
    expect(clocks(late)[0]).toEqual(['2026-11-23', '2026-12-15', 'late'])
  })
})

describe('a proof', () => {
  it('shows the petitioner what was done, with its attachments, and waits for their word', async () => {
    const attachmentId = await upload(unit)
    await act(unit, petition, 'fulfilment-proof', proof({ attachmentIds: [attachmentId] }))
    const seen = await open(resident, petition)
    expect(owed(seen)[0]).toMatchObject({
      status: 'proved',
      attachments: [{ id: attachmentId }],
      allowedActions: ['fulfilment-confirmation'],
    })
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'fulfilment-proof', text: '管道已于今日疏通，现场照片附后。' })
    expect((await resident.get(`/api/attachments/${attachmentId}`)).status).toBe(200)
    expect(await noticesOf(petition)).toContain('changed')
    const confirmed = await act(resident, petition, 'fulfilment-confirmation', { taskId: firstTask(petition), confirmed: true })
    expect([owed(confirmed).map(({ status }) => status), clocks(confirmed).map(([, , state]) => state)]).toEqual([
      ['confirmed', 'open'],
      ['met', 'running'],
    ])
  })

  it('contested, leaves the clock on from the same dates as if nothing had been shown', async () => {
    await act(unit, petition, 'fulfilment-proof', proof())
    house.now = new Date('2026-12-20T09:00:00+08:00')
    const contested = await act(resident, petition, 'fulfilment-confirmation', {
      taskId: firstTask(petition),
      confirmed: false,
      reason: '管道还是堵的。',
    })
    expect([owed(contested)[0]?.status, clocks(contested)[0]]).toEqual(['contested', ['2026-11-23', '2026-12-15', 'overdue']])
    expect((await open(unit, petition)).timeline.at(-1)).toMatchObject({ kind: 'fulfilment-confirmation', text: '管道还是堵的。' })
    const again = await act(unit, petition, 'fulfilment-proof', proof({ text: '已重新疏通。' }))
    expect([owed(again)[0]?.status, clocks(again)[0]?.[2]]).toEqual(['proved', 'late'])
  })

  it('is the unit’s clerk’s alone, names its task, and is nobody else’s to confirm', async () => {
    expect(await refusal(unit, petition, 'fulfilment-proof', proof({ taskId: null }))).toEqual([400, 'taskId: ambiguous'])
    expect(await refusal(unitLeader, petition, 'fulfilment-proof', proof())).toEqual([403, 'forbidden'])
    expect(await refusal(bureau, petition, 'fulfilment-proof', proof())).toEqual([404, 'not_found'])
    await act(unit, petition, 'fulfilment-proof', proof())
    const word = { taskId: firstTask(petition), confirmed: true }
    expect(await refusal(unit, petition, 'fulfilment-confirmation', word)).toEqual([404, 'not_found'])
    expect(await refusal(unit, petition, 'fulfilment-proof', proof())).toEqual([409, 'illegal_action'])
    expect(await refusal(resident, petition, 'fulfilment-confirmation', { ...word, confirmed: false })).toEqual([400, 'reason: custom'])
    const strange = proof({ attachmentIds: [await upload(resident)] })
    await act(resident, petition, 'fulfilment-confirmation', { ...word, confirmed: false, reason: '没有做。' })
    expect(await refusal(unit, petition, 'fulfilment-proof', strange)).toEqual([400, 'attachmentIds: attachment_unusable'])
    expect(owed(await open(unit, petition))[0]?.status).toBe('contested')
  })
})

describe('a refusal to carry out', () => {
  it('is before the bureau at once, told to the petitioner, and stops no clock', async () => {
    const refused = await act(unit, petition, 'fulfilment-refusal', { taskId: firstTask(petition), reason: '今年没有安排这笔经费。' })
    expect([owed(refused)[0]?.status, clocks(refused)[0]?.[2]]).toEqual(['refused', 'running'])
    const atBureau = await open(bureau, petition)
    expect(atBureau.clocks.find(({ kind }) => kind === 'call-back')?.derivation[0]?.text).toContain('责任单位表示不执行处理意见。')
    expect(atBureau.tasks.filter(({ kind }) => kind === 'call-back')).toMatchObject([{ status: 'open', allowedActions: ['call-back'] }])
    expect((await listOf(bureau, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
    const desk = (await bureau.get<DeskNoticePage>('/api/desk-notices')).body.items
    expect(desk[0]).toMatchObject({ kind: 'refused-fulfilment', petitionId: petition.id })
    const told = (await unit.get<DeskNoticePage>('/api/desk-notices')).body.items
    expect(told.filter(({ kind }) => kind === 'refused-fulfilment')).toEqual([])
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({ kind: 'fulfilment-refusal', text: '今年没有安排这笔经费。' })
    expect(await noticesOf(petition)).toContain('changed')
    expect(owed(await act(unit, petition, 'fulfilment-proof', proof()))[0]?.status).toBe('proved')
  })
})
