import type { PetitionView } from '@petition/shared/schemas/petition'
import { and, eq, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staff } from '../src/db/schema/people.ts'
import { organisation } from '../src/db/schema/places.ts'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, newReader, open, type Problem, refusal, register, replyBody, timelineOf, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let clerk: StaffMember
let leader: StaffMember
let assistant: StaffMember
let petition: PetitionView
let draftPaper: string
const draftText = '初稿：拟不予支持，尚未经负责人审核。'

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('赵六')
  bureau = await house.staff('bureau-clerk')
  clerk = await house.staff('unit-clerk', { organisationId: '340600-health' })
  leader = await house.staff('unit-leader', { organisationId: '340600-health' })
  assistant = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId, assistant.organisationId)
  await act(clerk, petition, 'acceptance', {})
})
afterAll(() => house?.close())

const reply = (body: string, attachmentIds: string[] = []) => ({ ...replyBody(petition, 'not-supported'), body, attachmentIds })

it('waits for the signature: nothing has been said to the petitioner', async () => {
  draftPaper = await upload(clerk)
  const waiting = await act(clerk, petition, 'reply', reply(draftText, [draftPaper]))
  expect([waiting.status, waiting.replyDraft?.body, waiting.documents.map(({ kind }) => kind)]).toEqual([
    'accepted',
    draftText,
    ['transfer-notice', 'acceptance-notice'],
  ])
  const inbox = await resident.get<{ items: { kind: string }[] }>('/api/notices')
  expect(inbox.body.items.map(({ kind }) => kind)).not.toContain('replied')
  const seen = await open(resident, petition)
  expect([seen.status, seen.replyDraft, seen.ratingStates.unit, seen.requests[0]?.outcome]).toEqual(['accepted', null, 'not-open', null])
  expect(seen.clocks.find(({ kind }) => kind === 'handle')?.state).toBe('running')
})

it('shows the draft to its own body alone: others see a link of the chain without text, and no paper', async () => {
  for (const other of [resident, bureau, assistant]) {
    const items = await timelineOf(other, petition)
    expect(items.at(-1)).toEqual({ sequence: items.length, previousHash: expect.any(String), hash: expect.any(String), hidden: true })
    expect(firstBrokenLink(items)).toBeNull()
    expect(JSON.stringify([items, await open(other, petition)])).not.toContain('初稿')
    expect((await other.get(`/api/attachments/${draftPaper}`)).status).toBe(404)
  }
  expect(JSON.stringify(await timelineOf(leader, petition))).toContain('初稿')
  expect((await leader.get(`/api/attachments/${draftPaper}`)).status).toBe(200)
})

it('is signed by the leader of this body alone, and not answered twice meanwhile', async () => {
  expect(await refusal(clerk, petition, 'reply-approval', { approved: true })).toEqual([403, 'forbidden'])
  expect(await refusal(bureau, petition, 'reply-approval', { approved: true })).toEqual([404, 'not_found'])
  const otherLeader = await house.staff('unit-leader', { organisationId: assistant.organisationId })
  expect((await refusal(otherLeader, petition, 'reply-approval', { approved: true }))[0]).not.toBe(200)
  expect(await refusal(leader, petition, 'reply', reply('负责人不能代替经办人答复。'))).toEqual([403, 'forbidden'])
  expect(await refusal(clerk, petition, 'reply', reply('再拟一份答复，不等签发。'))).toEqual([409, 'illegal_action'])
})

it('sent back, stays a draft of the body for ever', async () => {
  const back = await act(leader, petition, 'reply-approval', { approved: false, remark: '请补充依据。' })
  expect([back.status, back.replyDraft]).toEqual(['accepted', null])
  for (const other of [resident, bureau, assistant]) {
    expect(JSON.stringify([await timelineOf(other, petition), await open(other, petition)])).not.toMatch(/初稿|补充依据/)
    expect((await other.get(`/api/attachments/${draftPaper}`)).status).toBe(404)
  }
  expect((await open(clerk, petition)).timeline.at(-1)).toMatchObject({ text: '请补充依据。' })
  expect(await refusal(leader, petition, 'reply-approval', { approved: true })).toEqual([409, 'illegal_action'])
})

it('written again and signed, is issued with its papers by the signature', async () => {
  const paper = await upload(clerk)
  await act(clerk, petition, 'reply', reply('经调查核实，依据规定答复如下。', [paper]))
  const issued = await act(leader, petition, 'reply-approval', { approved: true, remark: '同意。' })
  expect([issued.status, issued.requests[0]?.outcome, issued.requests[0]?.answer]).toEqual(['replied', 'not-supported', '情况已经核实。'])
  const seen = await open(resident, petition)
  const document = seen.documents.find(({ kind }) => kind === 'reply')
  expect([document?.text, document?.attachments.map(({ id }) => id)]).toEqual(['经调查核实，依据规定答复如下。', [paper]])
  expect((await resident.get(`/api/attachments/${paper}`)).status).toBe(200)
  expect((await resident.get(`/api/attachments/${draftPaper}`)).status).toBe(404)
  expect(seen.ratingStates.unit).toBe('waiting')
  expect(JSON.stringify(seen)).not.toMatch(/初稿|同意。/)
  const items = await timelineOf(resident, petition)
  expect(items.map(({ hidden }) => hidden)).toEqual([false, false, false, false, true, true, true, false])
  expect(firstBrokenLink(items)).toBeNull()
})

it('where the petitioner withdraws meanwhile, is never issued nor shown', async () => {
  const other = await fileAs(resident)
  await register(bureau, other)
  await transfer(bureau, other, clerk.organisationId)
  const accepted = await act(clerk, other, 'acceptance', {})
  const paper = await upload(clerk)
  await act(clerk, other, 'reply', { ...replyBody(accepted), body: draftText, attachmentIds: [paper] })
  await act(resident, other, 'withdrawal', { reason: '问题已经解决' })
  expect(await refusal(leader, other, 'reply-approval', { approved: true })).toEqual([409, 'illegal_action'])
  expect((await resident.get(`/api/attachments/${paper}`)).status).toBe(404)
  expect((await open(resident, other)).documents.map(({ kind }) => kind)).not.toContain('reply')
})

describe('somebody who drafts and signs in one account', () => {
  const approved = { approved: true }
  async function acceptedAgain() {
    const other = await fileAs(resident)
    await register(bureau, other)
    await transfer(bureau, other, clerk.organisationId)
    return act(clerk, other, 'acceptance', {})
  }

  it('signs no answer of their own: another leader does', async () => {
    const both = await newReader(house, '王两任', clerk.organisationId, 'unit-clerk', 'unit-leader')
    const other = await acceptedAgain()
    const waiting = await act(both, other, 'reply', replyBody(other))
    expect(waiting.allowedActions).not.toContain('reply-approval')
    const refused = await both.post<Problem>(`/api/petitions/${other.id}/reply-approval`, approved)
    expect([refused.status, refused.body.detail]).toEqual([403, '答复是您拟的，请由本单位另一位负责人签发。'])
    expect((await open(resident, other)).status).toBe('accepted')
    await act(leader, other, 'reply-approval', { approved: false, remark: '请补充依据。' })
    await act(clerk, other, 'reply', replyBody(other))
    expect((await act(both, other, 'reply-approval', approved)).status).toBe('replied')
    expect((await replayPetition(house.ctx, other.id)).differences).toEqual([])
  })

  it('does not draft where nobody else could sign', async () => {
    const only = await newReader(house, '李独任', '340600-education', 'unit-clerk', 'unit-leader')
    await house.ctx.db
      .update(staff)
      .set({ disabledAt: house.now })
      .where(and(eq(staff.organisationId, only.organisationId), ne(staff.id, only.id)))
    await house.ctx.db.update(organisation).set({ approval: 'leader' }).where(eq(organisation.id, only.organisationId))
    const other = await fileAs(resident)
    await register(bureau, other)
    await transfer(bureau, other, only.organisationId)
    const accepted = await act(only, other, 'acceptance', {})
    const refused = await only.post<Problem>(`/api/petitions/${other.id}/reply`, replyBody(accepted))
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      '拟稿人不能签发自己拟的答复，本单位没有另一位负责人可以签发，请由其他经办人拟稿。',
    ])
  })
})
