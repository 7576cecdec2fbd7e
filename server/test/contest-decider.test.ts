import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf, kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, guide, listOf, newReader, open, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let head: StaffMember
let discipline: StaffMember
let disciplineClerk: StaffMember
let unit: StaffMember
let petition: PetitionView

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  const member = (role: 'bureau-clerk' | 'bureau-leader' | 'unit-clerk' | 'unit-leader', organisationId: string) =>
    returning(house, () => house.staff(role, { organisationId }))
  resident = await returning(house, () => house.resident('张三'))
  bureau = await member('bureau-clerk', '340600-bureau')
  head = await member('bureau-leader', '340600-bureau')
  discipline = await member('unit-leader', '340600-discipline')
  disciplineClerk = await member('unit-clerk', '340600-discipline')
  unit = await member('unit-clerk', '340600-housing')
  petition = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [] })
  await register(bureau, petition, { class: 'appeal', purpose: 'other' })
})
afterEach(() => house?.close())

const agreed = { approved: true }
const contest = { reason: '我要的不是答复，是把路修好。' }
const upheld = { approved: true, reason: '应当转送有权处理的单位。' }
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences
const owed = (view: PetitionView) =>
  view.clocks.filter(({ kind }) => kind === 'contest-decision').map(({ legalOn, state }) => [legalOn, state])

async function answeredByHead() {
  await act(bureau, petition, 'prompt-answer', { text: '窗口周一至周五上午九点开放。', reason: '只询问开放时间。' })
  await act(head, petition, 'prompt-answer-decision', agreed)
}

describe('a contest of what the bureau’s only leader had agreed to', () => {
  it('goes to the body above: its leader sees the matter, is warned, decides, and sees it no longer', async () => {
    await answeredByHead()
    expect(await doorsOpenTo(discipline, petition, '窗口')).toEqual([])
    const contested = await act(resident, petition, 'route-contest', contest)
    expect(contested.timeline.at(-1)?.summary).toBe('信访人对办理方式提出异议，由淮北市纪委监委负责人审核。')
    expect(owed(contested)).toEqual([['2026-11-30', 'running']])
    expect((await refusal(head, petition, 'route-contest-decision', upheld))[0]).toBe(404)
    expect((await listOf(discipline, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
    expect(await kindsOf(discipline, petition)).toEqual(['contested-route'])
    expect(await doorsOpenTo(disciplineClerk, petition, '窗口')).toEqual([])
    await strike(house, '2026-11-27T10:00')
    expect((await deskOf(discipline, petition)).at(-1)?.kind).toBe('due-soon')
    expect(await differences()).toEqual([])
    expect((await discipline.post(`/api/petitions/${petition.id}/route-contest-decision`, upheld)).status).toBe(204)
    expect(await doorsOpenTo(discipline, petition, '窗口')).toEqual([])
    const back = await open(resident, petition)
    expect([back.status, back.timeline.at(-1)?.summary]).toEqual([
      'registered',
      '淮北市纪委监委审核认为异议成立，本件恢复办理，原来的期限照常计算。',
    ])
    expect(await differences()).toEqual([])
    expect((await transfer(bureau, petition, unit.organisationId)).status).toBe('transferred')
  })

  it('stays with the bureau where another leader is there to decide', async () => {
    const deputy = await newReader(house, '副局长', bureau.organisationId, 'bureau-leader')
    await answeredByHead()
    const contested = await act(resident, petition, 'route-contest', contest)
    expect(contested.timeline.at(-1)?.summary).toContain('由信访部门负责人审核')
    expect(await doorsOpenTo(discipline, petition, '窗口')).toEqual([])
    expect((await act(deputy, petition, 'route-contest-decision', upheld)).status).toBe('registered')
  })
})

it('a contest of a mark to which the only leader agreed is decided above as well, and may be refused there', async () => {
  await act(bureau, petition, 'mark', { mark: 'court-related', reason: '正在法院审理' })
  await act(head, petition, 'mark-decision', { approved: true, reason: '经复核属实' })
  const contested = await act(resident, petition, 'mark-contest', { reason: '没有进入诉讼。' })
  expect(contested.timeline.at(-1)?.summary).toBe('信访人对“涉法涉诉”标记提出异议，由淮北市纪委监委负责人审核。')
  expect(owed(contested)).toEqual([['2026-11-30', 'running']])
  const decided = await discipline.post(`/api/petitions/${petition.id}/mark-contest-decision`, {
    approved: false,
    reason: '法院已经立案。',
  })
  expect(decided.status).toBe(204)
  expect((await open(resident, petition)).marks).toEqual(['court-related'])
  expect(await doorsOpenTo(discipline, petition, '窗口')).toEqual([])
  expect(await differences()).toEqual([])
})

it('goes to the body above when the last leader who could decide has to stay away', async () => {
  const second = await newReader(house, '副局长', bureau.organisationId, 'bureau-leader')
  await transfer(bureau, petition, unit.organisationId)
  const colleague = await newReader(house, '李同', unit.organisationId, 'unit-clerk')
  await guide(unit, colleague, petition)
  await act(resident, petition, 'route-contest', contest)
  await act(head, petition, 'recusal', { reason: '与被反映的单位负责人是亲属。' })
  expect((await discipline.post(`/api/petitions/${petition.id}/recusal-decision`, upheld)).status).toBe(204)
  expect((await open(second, petition)).allowedActions).toContain('route-contest-decision')
  await act(second, petition, 'recusal', { reason: '我也与其有利害关系。' })
  await discipline.post(`/api/petitions/${petition.id}/recusal-decision`, upheld)
  expect((await open(resident, petition)).timeline.at(-1)?.summary).toContain('信访人的异议改由淮北市纪委监委负责人审核。')
  expect(owed(await open(discipline, petition))).toEqual([['2026-11-30', 'running']])
  expect(await differences()).toEqual([])
  expect((await discipline.post(`/api/petitions/${petition.id}/route-contest-decision`, upheld)).status).toBe(204)
  expect((await open(resident, petition)).status).toBe('transferred')
  expect(await differences()).toEqual([])
})
