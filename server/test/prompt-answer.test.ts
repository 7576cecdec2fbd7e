import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, open, refusal, register, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let leader: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  second = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false })
  leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

const answer = { text: '您好，办事窗口周一至周五上午九点到下午五点开放，感谢您的来信。', reason: '只询问开放时间，没有提出诉求。' }
const ask = () => fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [] })
const answerAtOnce = async (petition: PetitionView) => {
  await act(bureau, petition, 'prompt-answer', answer)
  return act(second, petition, 'prompt-answer-decision', { approved: true })
}
const asConsultation = (petition: PetitionView) => register(bureau, petition, { class: 'appeal', purpose: 'other' })

it('answers a question without points at once: told, delivered, ended, and the bureau can be rated', async () => {
  const petition = await ask()
  await asConsultation(petition)
  const answered = await answerAtOnce(petition)
  expect([answered.status, answered.outwardStatus]).toEqual(['concluded', '审核认定办结'])
  expect(clocksOf(answered).toSorted()).toEqual(['dispatch met', 'mailbox-acceptance cancelled', 'rating-bureau running'])
  const seen = await open(resident, petition)
  expect(seen.documents).toMatchObject([{ kind: 'reply', text: answer.text, deliveredOn: '2026-11-23' }])
  const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
  expect(inbox.find(({ petitionId }) => petitionId === petition.id)).toMatchObject({ kind: 'replied' })
  expect((await act(resident, petition, 'rating', { bureau: { grade: 'satisfied' } })).ratings).toHaveLength(1)
})

it('opens the rating of a paper not agreed to online only when the petitioner reads it', async () => {
  const petition = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [], electronicDelivery: false })
  await asConsultation(petition)
  const answered = await answerAtOnce(petition)
  expect([answered.documents[0]?.deliveredOn, answered.ratingStates.bureau]).toEqual([null, 'not-open'])
  const read = await open(resident, petition)
  expect([read.documents[0]?.deliveredOn, read.ratingStates.bureau]).toEqual(['2026-11-23', 'waiting'])
})

it('never answers what asks for something, whatever its channel', async () => {
  for (const kind of ['petition', 'mailbox', 'suggestion'] as const) {
    const petition = await fileAs(resident, { kind })
    await register(bureau, petition)
    expect((await open(bureau, petition)).allowedActions, kind).not.toContain('prompt-answer')
    const refused = await bureau.post<{ detail: string }>(`/api/petitions/${petition.id}/prompt-answer`, answer)
    expect([refused.status, refused.body.detail]).toEqual([409, '只有没有具体诉求的咨询、感谢可以当场答复。'])
  }
})

it('never answers a suggestion away, which is to be studied and adopted or not', async () => {
  const petition = await fileAs(resident, { kind: 'suggestion', title: '建议增加社区图书角', requests: [] })
  await register(bureau, petition, { class: 'suggestion', purpose: 'opinion' })
  expect(await refusal(bureau, petition, 'prompt-answer', answer)).toEqual([409, 'illegal_action'])
  expect((await open(bureau, petition)).status).toBe('registered')
})

it('never answers a sealed matter, not even where the bureau called it a consultation', async () => {
  const petition = await fileAs(resident, { kind: 'mailbox', title: '反映工作人员收受礼金', aboutConduct: true, requests: [] })
  await register(bureau, petition, { class: 'appeal', purpose: 'other' })
  expect(await refusal(bureau, petition, 'prompt-answer', answer)).toEqual([409, 'illegal_action'])
})

it('comes after registration and before any transfer, and only from a clerk of the bureau', async () => {
  const petition = await ask()
  expect(await refusal(bureau, petition, 'prompt-answer', answer)).toEqual([409, 'illegal_action'])
  await asConsultation(petition)
  expect(await refusal(leader, petition, 'prompt-answer', answer)).toEqual([403, 'forbidden'])
  expect(await refusal(unit, petition, 'prompt-answer', answer)).toEqual([404, 'not_found'])
  expect(await refusal(resident, petition, 'prompt-answer', answer)).toEqual([404, 'not_found'])
  await transfer(bureau, petition, unit.organisationId)
  expect(await refusal(bureau, petition, 'prompt-answer', answer)).toEqual([409, 'illegal_action'])
  expect(await refusal(unit, petition, 'prompt-answer', answer)).toEqual([404, 'not_found'])
})
