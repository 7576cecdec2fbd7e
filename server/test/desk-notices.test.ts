import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { allOf, kindsOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, guide, newReader, open, register, replyBody, returning, transfer } from './steps.ts'

/** What otherwise is found only by opening the list: told once, to the body and role that has to act next. */
let house: House
let resident: Resident
let city: StaffMember
let cityReader: StaffMember
let cityLeader: StaffMember
let unit: StaffMember
let second: StaffMember
let assist: StaffMember

beforeAll(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: StaffRole, organisationId: string, readsSealed?: boolean) =>
    returning(house, () => house.staff(role, { organisationId, ...(readsSealed !== undefined && { readsSealed }) }))
  await newReader(house, '复核人', '340600-housing', 'unit-clerk')
  city = await at('bureau-clerk', '340600-bureau', false)
  cityReader = await at('bureau-clerk', '340600-bureau', true)
  cityLeader = await at('bureau-leader', '340600-bureau')
  unit = await at('unit-clerk', '340600-housing', false)
  second = await at('unit-clerk', '340600-housing', true)
  assist = await at('unit-clerk', '340600-health')
})
afterAll(() => house?.close())

async function sent(...organisationIds: string[]): Promise<PetitionView> {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  const petition = await fileAs(resident)
  await register(city, petition)
  return transfer(city, petition, ...organisationIds)
}

const everybody = () => [city, cityLeader, unit, assist]
const told = async (petition: { id: string }) => Promise.all(everybody().map((who) => kindsOf(who, petition)))

it('a new file, to the clerks of who received it first, not to who entered it itself', async () => {
  const petition = await fileAs(resident)
  expect((await allOf(city, petition)).map(({ kind, title, text }) => [kind, title, text])).toEqual([
    ['received', '收到新的信访件', `编号 ${petition.number}。请按期登记，并转送有权处理的机关、单位或者自行办理。`],
  ])
  expect([await allOf(cityLeader, petition), await allOf(unit, petition)]).toEqual([[], []])
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23' }
  const { body } = await unit.post<ReceivedPetition>('/api/petitions/received', letter)
  expect(await allOf(unit, body)).toEqual([])
})

it('a new accusation, to its named readers alone and without a word of it', async () => {
  const petition = await fileAs(resident, { title: '反映工作人员推诿的问题', aboutConduct: true, accused: [{ name: '某某' }] })
  expect((await allOf(cityReader, petition)).map(({ title, text }) => [title, text])).toEqual([
    ['密封信访件有新提醒', `编号 ${petition.number}，请进入查看。`],
  ])
  await act(resident, petition, 'supplement', { text: '补充一份记录。' })
  expect(await kindsOf(cityReader, petition)).toEqual(['supplemented'])
  expect(await allOf(city, petition)).toEqual([])
})

it('an urging, to who owes what is due next', async () => {
  const petition = await sent(unit.organisationId)
  house.now = new Date('2026-12-07T09:00:00+08:00')
  await act(resident, petition, 'urge', { remark: '请尽快。' })
  expect(await told(petition)).toEqual([[], [], ['urged'], []])
})

it('an urging while an objection waits, to the sender that decides it', async () => {
  const petition = await sent(unit.organisationId)
  await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
  await act(resident, petition, 'urge', {})
  expect(await told(petition)).toEqual([['urged'], [], [], []])
})

it('an urging to carry out what was supported, to who has to', async () => {
  const petition = await sent(unit.organisationId)
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  house.now = new Date('2027-01-22T09:00:00+08:00')
  await act(resident, petition, 'urge', {})
  expect(await told(petition)).toEqual([[], [], ['urged'], []])
})

it('a supplement, to who has the matter and to who asked for it', async () => {
  const petition = await sent(unit.organisationId, assist.organisationId)
  await act(resident, petition, 'supplement', { text: '补充照片。' })
  expect(await told(petition)).toEqual([[], [], ['supplemented'], []])
  await act(assist, petition, 'supplement-request', { text: '请补充病历。' })
  await act(resident, petition, 'supplement', { text: '补充病历。' })
  expect(await told(petition)).toEqual([[], [], ['supplemented', 'supplemented'], ['supplemented']])
})

it('a contest of a mark and of another procedure, to the leader of the bureau', async () => {
  const petition = await sent(unit.organisationId)
  await act(city, petition, 'mark', { mark: 'court-related', reason: '正在法院审理。' })
  await act(cityReader, petition, 'mark-decision', { approved: true, reason: '经复核属实。' })
  await act(resident, petition, 'mark-contest', { reason: '没有进入诉讼。' })
  expect(await told(petition)).toEqual([[], ['contested-mark'], [], []])
  await guide(unit, second, petition)
  await act(resident, petition, 'route-contest', { reason: '应当由你们办理。' })
  expect(await told(petition)).toEqual([[], ['contested-mark', 'contested-route'], [], []])
})

it('that nothing was carried out, to who said it was', async () => {
  const petition = await sent(unit.organisationId)
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  await act(unit, petition, 'fulfilment-proof', { text: '管道已经疏通。' })
  await act(resident, petition, 'fulfilment-confirmation', { confirmed: false, reason: '还在积水。' })
  expect(await told(petition)).toEqual([[], [], ['contested-fulfilment'], []])
})
