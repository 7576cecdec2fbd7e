import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, listOf, open, type Problem, refusal, register, replyBody, returning, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let clerk: StaffMember
let second: StaffMember
let head: StaffMember
let discipline: StaffMember
let disciplineClerk: StaffMember
let unit: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const member = (role: 'bureau-clerk' | 'bureau-leader' | 'unit-clerk' | 'unit-leader', organisationId: string, readsSealed?: boolean) =>
    returning(house, () => house.staff(role, { organisationId, ...(readsSealed !== undefined && { readsSealed }) }))
  clerk = await member('bureau-clerk', '340600-bureau', true)
  second = await member('bureau-clerk', '340600-bureau', false)
  head = await member('bureau-leader', '340600-bureau')
  discipline = await member('unit-leader', '340600-discipline')
  disciplineClerk = await member('unit-clerk', '340600-discipline')
  unit = await member('unit-clerk', '340600-housing')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { attachmentIds: [await upload(resident)] })
})

const declared = { reason: '与被反映的物业公司负责人是亲属。' }
const named = (name: string) => ({ name, reason: '他是物业公司经理的弟弟。' })
const upheld = { approved: true, reason: '经核实有直接利害关系，应当回避。' }
const notUpheld = { approved: false, reason: '经核实没有直接利害关系。' }
const clocks = (view: PetitionView) => view.clocks.map(({ kind, legalOn, state }) => `${kind} ${legalOn} ${state}`)
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

describe('somebody of the bureau, before the first transfer (第二十八条)', () => {
  it('declares an interest, and nobody of the bureau acts until the head has decided; its days go on', async () => {
    await act(clerk, petition, 'recusal', declared)
    const held = await second.post<Problem>(`/api/petitions/${petition.id}/registration`, { class: 'appeal', purpose: 'request' })
    expect([held.status, held.body.detail]).toEqual([409, '有人申请回避，决定之前不能办理。'])
    expect(clocks(await open(second, petition))).toEqual(
      expect.arrayContaining(['dispatch 2026-12-08 running', 'recusal-decision 2026-11-26 running']),
    )
    expect(await refusal(resident, petition, 'recusal', named('某某'))).toEqual([409, 'illegal_action'])
    expect(await refusal(clerk, petition, 'recusal-decision', upheld)).toEqual([403, 'forbidden'])
    expect(await refusal(second, petition, 'recusal-decision', upheld)).toEqual([403, 'forbidden'])
    await act(head, petition, 'recusal-decision', upheld)
    expect(await doorsOpenTo(clerk, petition, '积水')).toEqual([])
    await register(second, petition)
    expect((await transfer(second, petition, unit.organisationId)).status).toBe('transferred')
    expect(await differences()).toEqual([])
  })

  it('is named by the petitioner, who is told the decision and its reason', async () => {
    await register(clerk, petition)
    expect((await open(resident, petition)).allowedActions).toContain('recusal')
    await act(resident, petition, 'recusal', named('淮北市信访局经办人'))
    expect(await refusal(clerk, petition, 'transfer', { assignments: [{ organisationId: unit.organisationId, role: 'lead' }] })).toEqual([
      409,
      'illegal_action',
    ])
    await act(head, petition, 'recusal-decision', notUpheld)
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({ summary: '淮北市信访局决定不回避。', text: notUpheld.reason })
    expect((await resident.get<NoticePage>('/api/notices')).body.items[0]).toMatchObject({ petitionId: petition.id, kind: 'changed' })
    await transfer(clerk, petition, unit.organisationId)
  })

  it('waits for the head with a date, of which the desk is warned', async () => {
    await act(clerk, petition, 'recusal', declared)
    await strike(house, '2026-11-27T10:00')
    expect(clocks(await open(second, petition))).toContain('recusal-decision 2026-11-26 overdue')
    expect(await kindsOf(second, petition)).toContain('overdue')
  })
})

describe('somebody of the bureau, after the matter was sent on', () => {
  beforeEach(async () => {
    await register(clerk, petition)
    await transfer(clerk, petition, unit.organisationId)
  })

  it('is named by the petitioner, who says that the first receiver is meant; without that the body that has the matter is', async () => {
    const before = await open(resident, petition)
    expect(before.firstReceiver).toEqual({ id: '340600-bureau', name: '淮北市信访局', allowedActions: ['recusal'] })
    const firstReceiver = { ...named('淮北市信访局经办人'), firstReceiver: true }
    expect(await refusal(resident, petition, 'recusal', { ...firstReceiver, assignmentId: before.assignments[0]?.id })).toEqual([
      400,
      'firstReceiver: not_both',
    ])
    const asked = await act(resident, petition, 'recusal', firstReceiver)
    expect(asked.proposals).toMatchObject([{ kind: 'recusal', status: 'open', assignmentId: null }])
    expect(asked.timeline.at(-1)?.summary).toContain('申请淮北市信访局有关人员回避')
    expect(asked.firstReceiver.allowedActions).toEqual([])
    const below = await act(resident, petition, 'recusal', named('淮北市住房和城乡建设局经办人'))
    expect(below.proposals.at(-1)).toMatchObject({ kind: 'recusal', assignmentId: before.assignments[0]?.id })
  })

  it('keeps the bureau from every act on it until the head has decided, while the unit goes on; then that person does not see it', async () => {
    await act(clerk, petition, 'recusal', declared)
    expect(clocks(await open(second, petition))).toContain('recusal-decision 2026-11-26 running')
    for (const [name, body] of [
      ['mark', { mark: 'court-related', reason: '正在法院审理' }],
      ['recall', { reason: '转送有误，予以收回' }],
    ] as const)
      expect(await refusal(second, petition, name, body), name).toEqual([409, 'illegal_action'])
    await act(unit, petition, 'acceptance', {})
    await act(unit, petition, 'reply', replyBody(await open(unit, petition)))
    expect(await refusal(second, petition, 'conclusion', { ground: '已经答复' })).toEqual([409, 'illegal_action'])
    expect(await refusal(clerk, petition, 'recusal-decision', upheld)).toEqual([403, 'forbidden'])
    await act(head, petition, 'recusal-decision', upheld)
    expect(await doorsOpenTo(clerk, petition, '积水')).toEqual([])
    expect((await act(second, petition, 'conclusion', { ground: '已经答复' })).status).toBe('concluded')
    expect(await differences()).toEqual([])
  })

  it('holds no danger back, nor a decision about another body’s people that somebody else takes', async () => {
    await act(clerk, petition, 'recusal', declared)
    const report = { to: 'department', at: '2026-11-23T08:30:00+08:00', summary: '有人拟到现场聚集，已电话报告。' }
    await act(second, petition, 'urgent-report', report)
    await act(second, petition, 'contact', { channel: 'phone', at: '2026-11-23T08:30:00+08:00', summary: '告知正在办理' })
  })

  it('and the head: the discipline body’s leader decides, sees it meanwhile, and no longer', async () => {
    await act(unit, petition, 'acceptance', {})
    await act(unit, petition, 'reply', replyBody(await open(unit, petition)))
    await act(resident, petition, 'recusal', { ...named('淮北市信访局负责人'), firstReceiver: true })
    expect((await open(discipline, petition)).status).toBe('replied')
    expect((await listOf(discipline, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
    expect((await refusal(head, petition, 'recusal-decision', upheld))[0]).toBe(404)
    expect((await discipline.post(`/api/petitions/${petition.id}/recusal-decision`, upheld)).status).toBe(204)
    expect(await doorsOpenTo(discipline, petition, '积水')).toEqual([])
    expect(await doorsOpenTo(head, petition, '积水')).toEqual([])
    expect(await differences()).toEqual([])
  })

  it('is asked of it until the end, and not while the matter is withdrawn', async () => {
    await act(unit, petition, 'acceptance', {})
    await act(unit, petition, 'reply', replyBody(await open(unit, petition)))
    expect((await act(clerk, petition, 'conclusion', { ground: '已经答复' })).firstReceiver.allowedActions).toEqual(['recusal'])
    await act(second, petition, 'recusal', declared)
    const other = await fileAs(resident)
    await act(resident, other, 'withdrawal', { reason: '问题已经解决' })
    expect(await refusal(clerk, other, 'recusal', declared)).toEqual([409, 'illegal_action'])
  })
})

describe('the head of the city’s bureau', () => {
  it.each([
    ['declares it', () => act(head, petition, 'recusal', declared)],
    ['is named', () => act(resident, petition, 'recusal', named('淮北市信访局负责人'))],
    ['is said to be concerned', () => act(resident, petition, 'recusal', { ...named('某某'), leaderConcerned: true })],
  ])('%s: the leader of the discipline body decides, sees it meanwhile, and no longer', async (_, ask) => {
    expect(await doorsOpenTo(discipline, petition, '积水')).toEqual([])
    await ask()
    expect((await refusal(head, petition, 'recusal-decision', upheld))[0]).toBe(404)
    expect((await listOf(discipline, '&queue=mine')).items.map(({ id }) => id)).toContain(petition.id)
    expect(clocks(await open(discipline, petition))).toContain('recusal-decision 2026-11-26 running')
    expect(await doorsOpenTo(disciplineClerk, petition, '积水')).toEqual([])
    // A name that is nobody's: the body that decides says that the person has no account here.
    const isNamed = (await open(discipline, petition)).proposals[0]?.text.includes('某某')
    const decision = { ...upheld, ...(isNamed && { staffIds: [] }) }
    const decided = await discipline.post(`/api/petitions/${petition.id}/recusal-decision`, decision)
    expect(decided.status).toBe(204)
    expect(await doorsOpenTo(discipline, petition, '积水')).toEqual([])
    expect(clocks(await open(clerk, petition))).toContain('recusal-decision 2026-11-26 met')
    expect((await open(resident, petition)).timeline.at(-1)?.summary).toMatch(/^淮北市纪委监委决定淮北市信访局有关人员回避/)
    expect((await register(clerk, petition)).status).toBe('registered')
    expect(await differences()).toEqual([])
  })

  it('is not asked about a matter that was withdrawn meanwhile, nor does anybody else see it then', async () => {
    await act(head, petition, 'recusal', declared)
    await act(resident, petition, 'withdrawal', { reason: '问题已经解决' })
    expect(await doorsOpenTo(discipline, petition, '积水')).toEqual([])
  })
})
