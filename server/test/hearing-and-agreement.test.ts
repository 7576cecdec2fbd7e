import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, guide, open, refusal, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let clerk: StaffMember
let head: StaffMember
let assistant: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  clerk = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  head = await house.staff('unit-leader', { organisationId: '340600-housing' })
  assistant = await house.staff('unit-clerk', { organisationId: '340600-health' })
})
afterAll(() => house?.close())
beforeEach(async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
  petition = await transfer(bureau, petition, clerk.organisationId)
})

const hearing = { on: '2026-11-23', place: '幸福小区居委会会议室', summary: '双方就排水管道的权属陈述了意见。' }
const agreement = { kind: 'mediation', on: '2026-11-23', text: '物业公司于年底前疏通管道，费用由维修资金承担。' }
const guidance = {
  route: 'administrative',
  procedure: '行政复议',
  receivingBody: '淮北市人民政府行政复议机构',
  reason: '对行政处罚不服，属于行政复议范围（《行政复议法》第十一条）。',
}
const lastOf = ({ timeline }: PetitionView) => [timeline.at(-1)?.summary, timeline.at(-1)?.text]
const dates = ({ clocks }: PetitionView) => clocks.map(({ kind, legalOn, state }) => [kind, legalOn, state])
const inbox = async () =>
  (await resident.get<{ items: { kind: string; petitionId: string }[] }>('/api/notices')).body.items
    .filter(({ petitionId }) => petitionId === petition.id)
    .map(({ kind }) => kind)

it('held and recorded, a hearing is before the petitioner with its day, place and what was said, and stops no clock', async () => {
  const accepted = await act(clerk, petition, 'acceptance', {})
  await act(clerk, petition, 'hearing', hearing)
  const seen = await open(resident, petition)
  expect(lastOf(seen)).toEqual(['淮北市住房和城乡建设局于2026年11月23日举行听证。', `${hearing.place}\n${hearing.summary}`])
  expect([dates(seen), (await inbox())[0]]).toEqual([dates(accepted), 'changed'])
})

it('reached and recorded, an agreement is before the petitioner; the answer is still owed', async () => {
  await act(clerk, petition, 'acceptance', {})
  await act(clerk, petition, 'agreement', agreement)
  const seen = await open(resident, petition)
  expect(lastOf(seen)).toEqual(['淮北市住房和城乡建设局记录2026年11月23日达成的调解协议。', agreement.text])
  expect([seen.status, seen.clocks.find(({ kind }) => kind === 'handle')?.state]).toEqual(['accepted', 'running'])
  await act(clerk, petition, 'agreement', { ...agreement, kind: 'reconciliation' })
  expect(lastOf(await open(resident, petition))[0]).toContain('和解协议')
  expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
})

it('is of the past, of a matter that was accepted, and of the body that handles it', async () => {
  expect(await refusal(clerk, petition, 'hearing', hearing)).toEqual([409, 'illegal_action'])
  expect(await refusal(clerk, petition, 'agreement', agreement)).toEqual([409, 'illegal_action'])
  await act(clerk, petition, 'acceptance', {})
  const tomorrow = { on: '2026-11-24' }
  expect(await refusal(clerk, petition, 'hearing', { ...hearing, ...tomorrow })).toEqual([400, 'on: in_future'])
  expect(await refusal(clerk, petition, 'agreement', { ...agreement, ...tomorrow })).toEqual([400, 'on: in_future'])
  expect((await refusal(clerk, petition, 'agreement', { ...agreement, on: '2026-02-30' }))[0]).toBe(400)
  for (const on of ['2026-11-22', '1999-01-01']) {
    expect(await refusal(clerk, petition, 'hearing', { ...hearing, on })).toEqual([400, 'on: before_acceptance'])
    expect(await refusal(clerk, petition, 'agreement', { ...agreement, on })).toEqual([400, 'on: before_acceptance'])
  }
  for (const other of [bureau, assistant, resident]) {
    expect(await refusal(other, petition, 'hearing', hearing)).toEqual([404, 'not_found'])
    expect(await refusal(other, petition, 'agreement', agreement)).toEqual([404, 'not_found'])
  }
})

it('led into another procedure, the matter says which one and which body, and later what came of it', async () => {
  const guided = await guide(clerk, head, petition, guidance)
  expect([guided.status, guided.assignments[0]?.route]).toEqual(['guided', 'administrative'])
  const result = '复议机关于2026年11月20日决定撤销原处罚决定。'
  await act(clerk, petition, 'procedure-result', { text: result })
  const seen = await open(resident, petition)
  expect(seen.timeline.filter(({ kind }) => kind.startsWith('proced')).map(({ summary, text }) => [summary, text])).toEqual([
    [
      '淮北市住房和城乡建设局告知应通过行政复议、裁决、确认、许可、处罚等行政程序办理，并已导入。不同意的，可以提出异议。',
      `${guidance.procedure}，由${guidance.receivingBody}接收。理由和依据：${guidance.reason}`,
    ],
    ['淮北市住房和城乡建设局反馈所导入程序的结果。', result],
  ])
  expect(seen.documents.at(-1)).toMatchObject({ kind: 'procedural-notice', text: guidance.reason, deliveredOn: '2026-11-23' })
  expect((await inbox()).slice(0, 2)).toEqual(['changed', 'guided'])
})

it('is told its result also after the bureau concluded it', async () => {
  await guide(clerk, head, petition, guidance)
  await act(bureau, petition, 'conclusion', { ground: '已导入行政复议并告知信访人。' })
  const told = await act(clerk, petition, 'procedure-result', { text: '复议机关已经受理。' })
  expect([told.status, lastOf(await open(resident, petition))[1]]).toEqual(['concluded', '复议机关已经受理。'])
})

it('has a result only where it was led into a procedure, and only from the body that led it', async () => {
  const result = { text: '法院已经立案。' }
  expect(await refusal(clerk, petition, 'procedure-result', result)).toEqual([409, 'illegal_action'])
  await guide(clerk, head, petition, guidance)
  for (const other of [bureau, assistant, resident]) {
    expect(await refusal(other, petition, 'procedure-result', result)).toEqual([404, 'not_found'])
  }
})
