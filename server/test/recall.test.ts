import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import {
  act,
  doorsOpenTo,
  fileAs,
  listOf,
  open,
  refusal,
  register,
  replyBody,
  timelineOf,
  transfer,
  transferBody,
  upload,
} from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let leader: StaffMember
let county: StaffMember
let wrong: StaffMember
let wrongLeader: StaffMember
let assisting: StaffMember
let town: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  city = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  county = await house.staff('bureau-clerk', { organisationId: '340602-bureau' })
  wrong = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  wrongLeader = await house.staff('unit-leader', { organisationId: '340600-housing' })
  assisting = await house.staff('unit-clerk', { organisationId: '340602-housing' })
  town = await house.staff('unit-clerk', { organisationId: '340602001-town' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  petition = await fileAs(resident, { attachmentIds: [await upload(resident)] })
  await register(city, petition)
})

const why = { reason: '误转给被反映的单位，应当由上级机关办理。' }
const clocksOf = (view: PetitionView) => view.clocks.map(({ kind, state }) => `${kind} ${state}`)
const recallOf = (view: PetitionView) => view.timeline.find(({ kind }) => kind === 'recall')
const ofWrong = (view: PetitionView) => view.assignments.find((one) => one.organisation.id === wrong.organisationId)?.id

it('hides the matter at every door from the body that should never have had it', async () => {
  await transfer(city, petition, wrong.organisationId)
  expect((await listOf(wrong, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
  const recalled = await act(city, petition, 'recall', why)
  expect([recalled.status, recalled.organisation.id, recalled.assignments.map(({ status }) => status)]).toEqual([
    'registered',
    city.organisationId,
    ['recalled'],
  ])
  for (const one of [wrong, wrongLeader]) {
    expect(await doorsOpenTo(one, petition, '积水')).toEqual([])
    expect((await listOf(one)).total).toBe(0)
  }
  await transfer(city, petition, county.organisationId)
  expect(await doorsOpenTo(wrong, petition, '积水')).toEqual([])
})

it('tells which roles had opened it how often, and their names to the bureau alone', async () => {
  await transfer(city, petition, wrong.organisationId, assisting.organisationId)
  for (let times = 0; times < 2; times++) await open(wrong, petition)
  await open(wrongLeader, petition)
  await wrong.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '联系核实情况' })
  const seen = recallOf(await act(city, petition, 'recall', { ...why, assignmentId: ofWrong(await open(city, petition)) }))
  expect(seen?.summary).toBe(
    '淮北市信访局收回转送给淮北市住房和城乡建设局的事项，将另行转送。收回前打开过的人员：单位经办人3次、单位负责人1次。',
  )
  expect(seen?.text).toContain('淮北市住房和城乡建设局经办人（3次）、淮北市住房和城乡建设局负责人（1次）')
  const toOthers = [await open(resident, petition), await open(assisting, petition)]
  expect(toOthers.map((view) => recallOf(view)?.summary)).toEqual([seen?.summary, seen?.summary])
  expect(toOthers.map((view) => recallOf(view)?.text)).toEqual([null, why.reason])
  const names = /住房和城乡建设局(经办人|负责人)/
  for (const one of [resident, assisting]) expect(JSON.stringify(await timelineOf(one, petition))).not.toMatch(names)
  expect(JSON.stringify(await timelineOf(city, petition))).toMatch(names)
})

it('says so where nobody had opened it', async () => {
  await transfer(city, petition, wrong.organisationId)
  expect(recallOf(await act(city, petition, 'recall', why))?.summary).toContain('收回前没有人打开过。')
})

it('cancels what the body still owed and leaves what the petitioner was promised', async () => {
  await transfer(city, petition, wrong.organisationId)
  await act(wrong, petition, 'acceptance', {})
  await act(city, petition, 'recall', why)
  const afterAcceptance = clocksOf(await open(city, petition))
  expect(afterAcceptance).toContain('handle running')
  expect(afterAcceptance.filter((clock) => /^(inform|objection) running/.test(clock))).toEqual([])

  const fresh = await fileAs(resident)
  await register(city, fresh)
  await transfer(city, fresh, wrong.organisationId)
  const recalled = clocksOf(await act(city, fresh, 'recall', why))
  expect(recalled).toEqual(expect.arrayContaining(['inform running', 'objection cancelled']))
  const again = await transfer(city, fresh, county.organisationId)
  expect(clocksOf(again)).toContain('dispatch running')
})

it('tells the petitioner', async () => {
  await transfer(city, petition, wrong.organisationId)
  await act(city, petition, 'recall', why)
  const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
  expect(inbox[0]).toMatchObject({ petitionId: petition.id, kind: 'changed' })
})

it('takes it back also from those the body had sent it on to', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  await open(town, petition)
  const topOf = (view: PetitionView) => view.assignments.find((one) => one.parentId === null)?.id
  const recalled = await act(city, petition, 'recall', { ...why, assignmentId: topOf(await open(city, petition)) })
  expect(recalled.assignments.map(({ status }) => status)).toEqual(['recalled', 'recalled'])
  // Only the sender owes something: to send it on anew.
  expect(clocksOf(recalled).filter((clock) => clock.endsWith('running') && !clock.startsWith('rating'))).toEqual([
    'inform running',
    'redispatch running',
  ])
  for (const one of [county, town]) expect(await doorsOpenTo(one, petition, '积水')).toEqual([])
})

it('leaves nothing the body had asked for in the way of whoever comes next', async () => {
  await transfer(city, petition, wrong.organisationId)
  await act(wrong, petition, 'acceptance', {})
  const requestId = petition.requests[0]?.id
  await act(wrong, petition, 'rewording', { requestId, texts: ['疏通门口排水管道'], reason: '表述更准确' })
  await act(wrong, petition, 'extension', { days: 10, reason: '需要现场勘查' })
  await act(wrong, petition, 'recusal', { reason: '与信访人是亲属' })
  await act(city, petition, 'recall', why)
  expect((await open(resident, petition)).allowedActions).not.toContain('rewording-answer')
  await transfer(city, petition, assisting.organisationId)
  await act(assisting, petition, 'acceptance', {})
  expect((await act(assisting, petition, 'reply', replyBody(petition))).status).toBe('replied')
})

it('is the sender’s alone, while the body works on it', async () => {
  await transfer(city, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  const ofTown = { assignmentId: (await open(city, petition)).assignments.find((one) => one.parentId !== null)?.id }
  expect(await refusal(city, petition, 'recall', { ...why, ...ofTown })).toEqual([404, 'not_found'])
  expect(await refusal(town, petition, 'recall', why)).toEqual([404, 'not_found'])
  expect(await refusal(leader, petition, 'recall', why)).toEqual([403, 'forbidden'])
  expect(await refusal(resident, petition, 'recall', why)).toEqual([404, 'not_found'])
  const back = await act(county, petition, 'recall', { ...why, ...ofTown })
  expect([back.organisation.id, back.allowedActions]).toEqual([county.organisationId, expect.arrayContaining(['transfer'])])
  await transfer(county, petition, assisting.organisationId)
  await act(assisting, petition, 'acceptance', {})
  await act(assisting, petition, 'reply', replyBody(petition))
  expect((await refusal(county, petition, 'recall', why))[0]).toBe(409)
  expect(await refusal(city, petition, 'transfer', transferBody(wrong.organisationId))).toEqual([409, 'illegal_action'])
})
