import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, replyBody, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let clerk: StaffMember
let leader: StaffMember
let assistant: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-health' }))
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-health' }))
  assistant = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

/** One body leads and has accepted, the other has objected. */
beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId, assistant.organisationId)
  await act(assistant, petition, 'objection', { reason: '不属于本单位职权范围。' })
  petition = await act(clerk, petition, 'acceptance', {})
})

const withdraw = () => act(resident, petition, 'withdrawal', { reason: '听说已经安排人来修了。' })
const undo = () => act(resident, petition, 'withdrawal-undo', {})
const parts = ({ assignments }: PetitionView) => assignments.map(({ role, status }) => `${role} ${status}`)
const clocks = (view: PetitionView) =>
  view.clocks
    .filter(({ kind }) => kind !== 'call-back')
    .map(({ kind, startsOn, legalOn, state, stoppedOn }) => [kind, startsOn, legalOn, state, stoppedOn])
const callBacks = ({ tasks }: PetitionView) => tasks.filter(({ kind }) => kind === 'call-back').map(({ status, dueOn }) => [status, dueOn])
const on = (day: string) => {
  house.now = new Date(`${day}T23:59:00+08:00`)
}

it('withdrawn, the bureau owes a call to ask whether it was the own will; what bodies owed is over', async () => {
  await withdraw()
  const seen = await open(bureau, petition)
  expect([seen.status, parts(seen), callBacks(seen)]).toEqual(['withdrawn', ['lead closed', 'assist closed'], [['open', '2026-11-30']]])
  expect(seen.clocks.filter(({ state }) => state === 'running').map(({ kind }) => kind)).toEqual(['rating-bureau', 'call-back'])
  const call = { channel: 'phone', at: '2026-11-23T08:30:00+08:00', summary: '信访人表示确系自愿撤回。' }
  expect(await refusal(clerk, petition, 'call-back', call)).toEqual([404, 'not_found'])
  const called = await act(bureau, petition, 'call-back', call)
  expect([callBacks(called), called.clocks.find(({ kind }) => kind === 'call-back')?.state]).toEqual([[['done', '2026-11-30']], 'met'])
})

it('undone on the third day, bodies and clocks are as they were', async () => {
  const before = await open(bureau, petition)
  await withdraw()
  on('2026-11-26')
  expect((await open(resident, petition)).allowedActions).toContain('withdrawal-undo')
  await undo()
  const after = await open(bureau, petition)
  expect([after.status, after.organisation.id, parts(after)]).toEqual([before.status, before.organisation.id, parts(before)])
  expect(clocks(after)).toEqual(clocks(before))
  expect(after.allowedActions).toEqual(expect.arrayContaining(['objection-decision', 'call-back']))
  await act(bureau, petition, 'objection-decision', { objectionUpheld: true, reason: '经核实同意。' })
  await act(clerk, petition, 'reply', replyBody(petition))
  expect((await act(leader, petition, 'reply-approval', { approved: true })).status).toBe('replied')
})

it('on the fourth day is too late', async () => {
  await withdraw()
  house.now = new Date('2026-11-27T00:00:00+08:00')
  const late = await resident.post<Problem>(`/api/petitions/${petition.id}/withdrawal-undo`, {})
  expect([late.status, late.body.detail]).toEqual([409, '撤回已超过可以取消的时间，请重新提交。'])
  expect(parts(await open(bureau, petition))).toEqual(['lead closed', 'assist closed'])
})

it('keeps an answer that waits for its signature, which rests meanwhile', async () => {
  const draft = await act(clerk, petition, 'reply', replyBody(petition))
  await withdraw()
  const resting = await open(leader, petition)
  expect([resting.replyDraft, resting.assignments.some((one) => one.replyAwaitsApproval)]).toEqual([null, false])
  expect(await refusal(leader, petition, 'reply-approval', { approved: true })).toEqual([409, 'illegal_action'])
  await undo()
  expect((await open(leader, petition)).replyDraft).toEqual(draft.replyDraft)
  expect((await act(leader, petition, 'reply-approval', { approved: true })).status).toBe('replied')
})

it('keeps what was asked for and not decided, which rests meanwhile', async () => {
  await act(clerk, petition, 'extension', { days: 10, reason: '需要检测管道。' })
  const [request] = petition.requests
  await act(clerk, petition, 'rewording', { requestId: request?.id, texts: ['疏通门口排水管道'], reason: '表述更清楚。' })
  await withdraw()
  expect(await refusal(resident, petition, 'rewording-answer', { approved: true })).toEqual([409, 'illegal_action'])
  expect(await refusal(leader, petition, 'extension-decision', { approved: true })).toEqual([409, 'illegal_action'])
  await undo()
  await act(resident, petition, 'rewording-answer', { approved: true })
  await act(leader, petition, 'extension-decision', { approved: true })
})

it('of what was withdrawn before its registration waits for it again', async () => {
  const early = await fileAs(resident)
  await act(resident, early, 'withdrawal', { reason: '填错了地方。' })
  const back = await act(resident, early, 'withdrawal-undo', {})
  expect([back.status, back.nextDue?.kind, back.nextDue?.legalOn]).toEqual(['submitted', 'dispatch', '2026-12-08'])
  expect((await register(bureau, early)).status).toBe('registered')
})

it('again and again leaves one call to be made, and can be done again', async () => {
  for (let times = 0; times < 3; times++) {
    await withdraw()
    await undo()
  }
  await withdraw()
  on('2026-11-26')
  const seen = await undo()
  expect([seen.status, parts(seen)]).toEqual(['accepted', ['lead accepted', 'assist objected']])
  expect(callBacks(await open(bureau, petition))).toEqual([['open', '2026-11-30']])
})

it('is not for anybody else, nor where nothing was withdrawn, nor for what is sealed', async () => {
  expect(await refusal(resident, petition, 'withdrawal-undo', {})).toEqual([409, 'illegal_action'])
  await withdraw()
  for (const other of [bureau, clerk, assistant, await house.resident('李四')]) {
    expect(await refusal(other, petition, 'withdrawal-undo', {})).toEqual([404, 'not_found'])
  }
  const sealed = await fileAs(resident, { title: '反映王某收受礼金的问题', aboutConduct: true, accused: [{ name: '王某' }] })
  expect(await refusal(resident, sealed, 'withdrawal', { reason: '有人要求我撤回' })).toEqual([409, 'illegal_action'])
  const answer = await resident.post<Problem>(`/api/petitions/${sealed.id}/withdrawal-undo`, {})
  expect([answer.status, answer.body.detail]).toEqual([409, '这件事目前是“已提交，待登记”，不能取消撤回。'])
})
