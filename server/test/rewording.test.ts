import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let stranger: Resident
let bureau: StaffMember
let clerk: StaffMember
let leader: StaffMember
let assistant: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  stranger = await returning(house, () => house.resident('李四'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
  assistant = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-health' }))
})
afterAll(() => house?.close())

const filed = ['把路修好，再赔我们的损失', '公开维修资金的用途']
beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { requests: filed })
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId, assistant.organisationId)
  await act(assistant, petition, 'acceptance', {})
  petition = await act(clerk, petition, 'acceptance', {})
})

const reason = '一条诉求里有两件事，分开后可以逐条答复。'
const split = ['修复小区门口道路', '赔偿积水造成的损失']
const rewording = (texts: string[] = split, of = 0) => ({ requestId: petition.requests[of]?.id, texts, reason })
const propose = (texts?: string[], of?: number) => act(clerk, petition, 'rewording', rewording(texts, of))
const answer = (approved: boolean) => act(resident, petition, 'rewording-answer', { approved })
const points = ({ requests }: PetitionView) => requests.map(({ position, text }) => [position, text])

it('agreed to replaces the point by several, and the old wording stays in the history', async () => {
  await propose()
  const asked = await open(resident, petition)
  expect(asked.proposals.map(({ kind, status, text }) => [kind, status, text])).toEqual([
    ['rewording', 'open', `${split.join('；')}。理由：${reason}`],
  ])
  expect(asked.timeline.at(-1)?.text).toBe([...split, reason].join('\n'))
  expect((await resident.get<{ items: { kind: string }[] }>('/api/notices')).body.items[0]?.kind).toBe('changed')
  expect(points(asked)).toEqual(filed.map((text, index) => [index + 1, text]))

  await answer(true)
  for (const reader of [resident, clerk, bureau]) {
    const seen = await open(reader, petition)
    expect(points(seen)).toEqual([filed[1], ...split].map((text, index) => [index + 1, text]))
    const [submission] = await timelineOf(reader, petition)
    expect(submission?.contents?.filter(({ field }) => field.startsWith('request.')).map(({ text }) => text)).toEqual(filed)
  }
})

it('is answered point by point as it is worded now', async () => {
  const old = replyBody(petition)
  await propose()
  const agreed = await answer(true)
  expect(await refusal(clerk, petition, 'reply', old)).toEqual([400, 'points.0.requestId: unknown_request'])
  const some = { ...replyBody(agreed), points: replyBody(agreed).points.slice(0, 1) }
  const incomplete = await clerk.post<Problem>(`/api/petitions/${petition.id}/reply`, some)
  expect(incomplete.body.errors?.[0]?.message).toBe('第2、3条诉求还没有答复，每条诉求都要答复。')
  const replied = await act(clerk, petition, 'reply', replyBody(agreed))
  expect(replied.requests.map(({ outcome }) => outcome)).toEqual(['explained', 'explained', 'explained'])
})

it('open, holds back the answer and any other rewording', async () => {
  await propose()
  const waiting = await open(clerk, petition)
  expect(waiting.assignments.find(({ role }) => role === 'lead')?.allowedActions).not.toContain('reply')
  const refused = await clerk.post<Problem>(`/api/petitions/${petition.id}/reply`, replyBody(petition))
  expect([refused.status, refused.body.detail]).toEqual([409, '诉求表述的调整还在等信访人答复，暂时不能答复。'])
  expect(await refusal(clerk, petition, 'rewording', rewording(split, 1))).toEqual([409, 'illegal_action'])
})

it('refused leaves the points as they were filed', async () => {
  await propose()
  const seen = await act(resident, petition, 'rewording-answer', { approved: false, remark: '请按我写的办。' })
  expect([points(seen), seen.timeline.at(-1)?.summary, seen.timeline.at(-1)?.text]).toEqual([
    points(petition),
    '信访人不同意调整，诉求按原文办理。',
    '请按我写的办。',
  ])
  expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
})

it('never makes more than five points', async () => {
  const six = ['一一', '二二', '三三', '四四', '五五', '六六']
  expect((await refusal(clerk, petition, 'rewording', rewording(six)))[0]).toBe(400)
  expect(await refusal(clerk, petition, 'rewording', rewording(six.slice(0, 5)))).toEqual([400, 'texts: too_many'])
  await propose(six.slice(0, 4))
  const five = await answer(true)
  expect(five.requests).toHaveLength(5)
  const again = { requestId: five.requests[0]?.id, texts: split, reason }
  expect(await refusal(clerk, petition, 'rewording', again)).toEqual([400, 'texts: too_many'])
  await act(clerk, petition, 'rewording', { ...again, texts: ['公开维修资金的明细'] })
  expect((await answer(true)).requests.map(({ text }) => text)).toEqual(['一一', '二二', '三三', '四四', '公开维修资金的明细'])
})

it('is of a point of this petition that still stands', async () => {
  const other = await fileAs(resident)
  expect(await refusal(clerk, petition, 'rewording', { ...rewording(), requestId: other.requests[0]?.id })).toEqual([
    400,
    'requestId: unknown_request',
  ])
  await propose()
  await answer(true)
  expect(await refusal(clerk, petition, 'rewording', rewording())).toEqual([400, 'requestId: unknown_request'])
})

it('is proposed by the leading clerk and agreed to by the petitioner alone, once', async () => {
  for (const who of [resident, stranger, bureau]) expect((await refusal(who, petition, 'rewording', rewording()))[0]).toBe(404)
  expect(await refusal(leader, petition, 'rewording', rewording())).toEqual([403, 'forbidden'])
  expect(await refusal(assistant, petition, 'rewording', rewording())).toEqual([409, 'illegal_action'])
  await propose()
  for (const who of [stranger, bureau, clerk, leader]) {
    expect(await refusal(who, petition, 'rewording-answer', { approved: true })).toEqual([404, 'not_found'])
  }
  const url = `/api/petitions/${petition.id}/rewording-answer`
  const answers = await Promise.all([true, true, false].map((approved) => resident.post(url, { approved })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

it('asked for by a body that lost the matter holds up nobody after it', async () => {
  const { assignments } = await propose()
  for (const { id } of assignments) await act(bureau, petition, 'recall', { assignmentId: id, reason: '转送有误，予以收回。' })
  await transfer(bureau, petition, assistant.organisationId)
  await act(assistant, petition, 'acceptance', {})
  expect(await refusal(resident, petition, 'rewording-answer', { approved: true })).toEqual([409, 'illegal_action'])
  expect((await act(assistant, petition, 'reply', replyBody(petition))).replyDraft).not.toBeNull()
})

describe('its day (2026-11-30 of five working days)', () => {
  const at = (instant: string) => {
    house.now = new Date(instant)
  }
  const answerClock = ({ clocks }: PetitionView) => clocks.find(({ kind }) => kind === 'rewording-answer')
  const notices = async () => (await resident.get<{ items: { kind: string; petitionId: string }[] }>('/api/notices?limit=100')).body.items

  it('is told with the proposal, derived like every date, and no desk is warned of it', async () => {
    await propose()
    const asked = await open(resident, petition)
    expect(asked.timeline.at(-1)?.summary).toContain('请信访人在2026年11月30日前答复；到期没有答复的，按原来的表述办理。')
    expect([asked.proposals[0]?.answerBy, answerClock(asked)?.state, answerClock(asked)?.derivation.length]).toEqual([
      '2026-11-30',
      'running',
      expect.any(Number),
    ])
    expect([asked.nextDue?.kind, answerClock(asked)?.basis]).toEqual(['handle', '淮北市本地规则'])
  })

  it('lets the petitioner answer until its end', async () => {
    await propose()
    at('2026-11-30T23:59:00+08:00')
    expect((await answer(true)).requests).toHaveLength(3)
    expect(answerClock(await open(resident, petition))?.state).toBe('met')
  })

  it('once past, holds nobody up, and the original wording is answered', async () => {
    await propose()
    at('2026-12-01T08:00:00+08:00')
    const late = await resident.post<Problem>(`/api/petitions/${petition.id}/rewording-answer`, { approved: true })
    expect([late.status, late.body.detail]).toEqual([409, '答复的期限已过，诉求按原来的表述办理。'])
    expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
    expect(points(await open(resident, petition))).toEqual(points(petition))
  })

  it('once past, is said in the history and to the petitioner, once', async () => {
    await propose()
    await strike(house, '2026-11-30T10:00')
    expect((await open(resident, petition)).proposals[0]?.status).toBe('open')
    const told = (await notices()).filter(({ petitionId }) => petitionId === petition.id).length
    for (const hour of ['10', '11']) await strike(house, `2026-12-01T${hour}:00`)
    const seen = await open(resident, petition)
    expect([seen.proposals[0]?.status, answerClock(seen)?.state]).toEqual(['lapsed', 'cancelled'])
    expect(seen.timeline.filter(({ kind }) => kind === 'rewording-lapse').map(({ summary }) => summary)).toEqual([
      '信访人到期没有答复，调整诉求表述的建议失效，按原来的表述办理。',
    ])
    expect((await notices()).filter(({ petitionId }) => petitionId === petition.id)).toHaveLength(told + 1)
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
    await act(clerk, petition, 'rewording', rewording(split, 1))
    expect((await open(resident, petition)).allowedActions).toContain('rewording-answer')
  })
})
