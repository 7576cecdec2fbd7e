import type { NoticePage, UnreadCount } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { remindResidents } from '../src/usecases/warning/remind-residents.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

const inbox = async (who = resident) => (await who.get<NoticePage>('/api/notices?limit=100')).body
const newest = async ({ id }: PetitionView) => (await inbox()).items.find(({ petitionId }) => petitionId === id)

async function accepted() {
  const petition = await fileAs(resident, {})
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  return act(unit, petition, 'acceptance', {})
}

it('names the act that a notice asks for, with what it is about, until it is done', async () => {
  const petition = await accepted()
  expect((await newest(petition))?.asks).toBeNull()
  await act(unit, petition, 'supplement-request', { text: '请补充购房合同' })
  expect((await newest(petition))?.asks).toEqual({ act: 'supplement', partId: null })

  const texts = ['疏通小区门口的排水管道']
  await act(unit, petition, 'rewording', { requestId: petition.requests[0]?.id, texts, reason: '写明地点，便于逐条答复' })
  const [proposal] = (await open(resident, petition)).proposals
  expect((await newest(petition))?.asks).toEqual({ act: 'rewording-answer', partId: proposal?.id })
  await act(resident, petition, 'rewording-answer', { proposalId: proposal?.id, approved: false })
  expect((await newest(petition))?.asks).toBeNull()
})

it('asks to confirm what was carried out and to rate, also when it reminds', async () => {
  const { body, points } = replyBody(await accepted())
  const petition = await open(resident, (await inbox()).items.map(({ petitionId: id }) => ({ id }) as PetitionView)[0] as PetitionView)
  await act(unit, petition, 'reply', { body, points: points.map((point) => ({ ...point, outcome: 'supported' })) })
  const task = (await open(unit, petition)).tasks.find(({ kind }) => kind === 'fulfilment')
  await act(unit, petition, 'fulfilment-proof', { taskId: task?.id, text: '管道已于今日疏通。' })
  const confirm = { act: 'fulfilment-confirmation', partId: task?.id }
  expect((await newest(petition))?.asks).toEqual(confirm)

  house.now = new Date('2026-12-21T10:00:00+08:00')
  await remindResidents(house.ctx)
  const asked = (await inbox()).items
    .filter(({ petitionId, kind }) => petitionId === petition.id && kind === 'due-soon')
    .map(({ asks }) => asks)
  expect(asked).toContainEqual(confirm)
  expect(asked).toContainEqual({ act: 'rating', partId: null })
})

it('marks everything read that was seen, nothing that came later, and nothing of others', async () => {
  const other = await house.resident('李四')
  await fileAs(other, {})
  const [seen] = (await inbox()).items
  house.now = new Date(house.now.getTime() + 1000)
  const later = await fileAs(resident, {})
  const { status, body } = await resident.post<UnreadCount>('/api/notices/read-all', { until: seen?.createdAt })
  expect([status, body]).toEqual([200, { unread: 1 }])
  const unread = (await inbox()).items.filter(({ readAt }) => readAt === null)
  expect(unread.map(({ petitionId }) => petitionId)).toEqual([later.id])
  expect((await inbox(other)).unread).toBe(1)
})
