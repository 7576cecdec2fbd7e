import type { RecusalCandidates } from '@petition/shared/schemas/acts-of-unit'
import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, listOf, newReader, open, refusal, register, replyBody, returning, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let bureauLeader: StaffMember
let clerk: StaffMember
let head: StaffMember
let colleague: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const ofBureau = { organisationId: '340600-bureau' }
  city = await returning(house, () => house.staff('bureau-clerk', ofBureau))
  bureauLeader = await returning(house, () => house.staff('bureau-leader', ofBureau))
  clerk = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  head = await house.staff('unit-leader', { organisationId: '340600-housing' })
  colleague = await newReader(house, '周同事', '340600-housing', 'unit-clerk')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident, { attachmentIds: [await upload(resident)] })
  await register(city, petition)
  await transfer(city, petition, clerk.organisationId)
})

const namesClerk = { name: '淮北市住房和城乡建设局经办人', reason: '他是物业公司经理的弟弟。' }
const declared = { reason: '与被反映的物业公司负责人是亲属。' }
const upheld = { approved: true, reason: '经核实有直接利害关系，应当回避。' }
const notUpheld = { approved: false, reason: '经核实没有直接利害关系。' }
const clocks = (view: PetitionView) => view.clocks.map(({ kind, legalOn, state }) => `${kind} ${legalOn} ${state}`)

describe('while a recusal (回避) is undecided', () => {
  it('no act of that body is possible, and its clocks go on', async () => {
    const before = clocks(await open(city, petition))
    await act(resident, petition, 'recusal', namesClerk)
    expect(clocks(await open(city, petition))).toEqual(expect.arrayContaining([...before, 'recusal-decision 2026-11-26 running']))
    for (const [name, body] of [
      ['acceptance', {}],
      ['objection', { reason: '不属于本单位职权范围' }],
      ['transfer', { assignments: [{ organisationId: '340602-housing', role: 'lead' }] }],
      ['procedural-notice', { route: 'judicial', procedure: '民事诉讼', receivingBody: '人民法院', reason: '属于合同纠纷' }],
      ['supplement-request', { text: '请补充照片材料' }],
    ] as const) {
      const answer = await clerk.post<{ detail: string }>(`/api/petitions/${petition.id}/${name}`, body)
      expect([name, answer.status, answer.body.detail]).toEqual([name, 409, '有人申请回避，决定之前不能办理。'])
    }
    expect((await open(clerk, petition)).assignments[0]?.allowedActions).toEqual([])
  })

  it('a reply that waits for its signature cannot be signed, and nobody asks a second time', async () => {
    await act(clerk, petition, 'acceptance', {})
    await act(colleague, petition, 'recusal', declared)
    expect(await refusal(clerk, petition, 'reply', replyBody(petition))).toEqual([409, 'illegal_action'])
    expect(await refusal(resident, petition, 'recusal', namesClerk)).toEqual([409, 'illegal_action'])
    await act(head, petition, 'recusal-decision', notUpheld)
    expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
  })

  it('the sender can still take the matter back', async () => {
    await act(resident, petition, 'recusal', namesClerk)
    const recalled = await act(city, petition, 'recall', { reason: '改由上级机关办理。' })
    expect(clocks(recalled)).toContain('recusal-decision 2026-11-26 cancelled')
  })
})

describe('the decision', () => {
  it('upheld, keeps that person out at every door while colleagues go on', async () => {
    const { total: listed } = await listOf(clerk)
    await act(resident, petition, 'recusal', namesClerk)
    const decided = await act(head, petition, 'recusal-decision', upheld)
    expect(clocks(decided)).toContain('recusal-decision 2026-11-26 met')
    expect(await doorsOpenTo(clerk, petition, '积水')).toEqual([])
    expect((await listOf(clerk)).total).toBe(Number(listed) - 1)
    expect((await act(colleague, petition, 'acceptance', {})).status).toBe('accepted')
  })

  it('is told to the petitioner with its reason', async () => {
    await act(resident, petition, 'recusal', namesClerk)
    await act(head, petition, 'recusal-decision', notUpheld)
    const told = await open(resident, petition)
    expect(told.timeline.at(-1)).toMatchObject({ summary: '淮北市住房和城乡建设局决定不回避。', text: notUpheld.reason })
    expect((await resident.get<NoticePage>('/api/notices')).body.items[0]).toMatchObject({ petitionId: petition.id, kind: 'changed' })
    expect((await act(clerk, petition, 'acceptance', {})).status).toBe('accepted')
  })

  it('has its own date, after which it is overdue', async () => {
    await act(resident, petition, 'recusal', namesClerk)
    house.now = new Date('2026-11-27T09:00:00+08:00')
    expect(clocks(await open(city, petition))).toContain('recusal-decision 2026-11-26 overdue')
  })

  it('is the head’s: no clerk decides, nor the bureau, nor a stranger', async () => {
    await act(resident, petition, 'recusal', namesClerk)
    expect(await refusal(clerk, petition, 'recusal-decision', notUpheld)).toEqual([403, 'forbidden'])
    expect(await refusal(bureauLeader, petition, 'recusal-decision', upheld)).toEqual([404, 'not_found'])
    expect(await refusal(resident, petition, 'recusal-decision', upheld)).toEqual([404, 'not_found'])
    expect((await refusal(head, petition, 'recusal-decision', { approved: true }))[0]).toBe(400)
  })
})

describe('declared by staff', () => {
  it('is for oneself only', async () => {
    expect(await refusal(colleague, petition, 'recusal', namesClerk)).toEqual([400, 'name: not_oneself'])
    await act(colleague, petition, 'recusal', declared)
    await act(head, petition, 'recusal-decision', upheld)
    expect(await doorsOpenTo(colleague, petition, '积水')).toEqual([])
    expect((await open(clerk, petition)).allowedActions).toContain('acceptance')
  })

  it('tells the petitioner that somebody stays away and why, without a name', async () => {
    await act(colleague, petition, 'recusal', declared)
    await act(head, petition, 'recusal-decision', upheld)
    const told = JSON.stringify(await open(resident, petition))
    expect(told).toContain(declared.reason)
    expect(told).not.toMatch(/周同事/)
  })
})

describe('the head names the persons', () => {
  const loosely = { name: '王科长', reason: '他是物业公司经理的弟弟。' }
  const candidates = (who: StaffMember) => who.get<RecusalCandidates>(`/api/petitions/${petition.id}/recusal-candidates`)

  it('where the written name is nobody’s: agreeing without saying who is refused, and changes nothing', async () => {
    await act(resident, petition, 'recusal', loosely)
    expect(await refusal(head, petition, 'recusal-decision', upheld)).toEqual([400, 'staffIds: name_unknown'])
    expect((await open(head, petition)).proposals[0]?.status).toBe('open')
    await act(head, petition, 'recusal-decision', notUpheld)
    expect((await open(colleague, petition)).allowedActions).toContain('acceptance')
  })

  it('out of the staff of that body, which whoever decides may look up, and nobody else', async () => {
    await act(resident, petition, 'recusal', loosely)
    const { body } = await candidates(head)
    expect(body.items.map(({ id }) => id).toSorted()).toEqual([clerk.id, colleague.id, head.id].toSorted())
    for (const who of [clerk, bureauLeader]) expect((await candidates(who)).status).toBeGreaterThanOrEqual(403)
    expect(await refusal(head, petition, 'recusal-decision', { ...upheld, staffIds: [clerk.id, city.id] })).toEqual([
      400,
      'staffIds.1: not_of_body',
    ])
    await act(head, petition, 'recusal-decision', { ...upheld, staffIds: [clerk.id] })
    expect(await doorsOpenTo(clerk, petition, '积水')).toEqual([])
    expect((await open(colleague, petition)).allowedActions).toContain('acceptance')
    const { items } = (await resident.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
    const decided = items.findLast(({ entry }) => entry?.kind === 'recusal-decision')
    expect(JSON.parse(decided?.canonical ?? '{}').data).toMatchObject({ approved: true, staff: [clerk.id] })
    expect(JSON.stringify(decided)).not.toContain('经办人')
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('says on purpose that the person has no account here, and the history says so', async () => {
    await act(resident, petition, 'recusal', loosely)
    const decided = await act(head, petition, 'recusal-decision', { ...upheld, staffIds: [] })
    expect(decided.timeline.at(-1)?.summary).toBe('淮北市住房和城乡建设局决定有关人员回避；申请中所说的人员在平台上没有账号。')
    for (const who of [clerk, colleague]) expect((await open(who, petition)).allowedActions).toContain('acceptance')
  })

  it('never passes over who has exactly that name, nor chooses another for who declared it', async () => {
    await act(resident, petition, 'recusal', namesClerk)
    for (const staffIds of [[], [colleague.id]])
      expect(await refusal(head, petition, 'recusal-decision', { ...upheld, staffIds })).toEqual([400, 'staffIds: named_here'])
    await act(head, petition, 'recusal-decision', { ...upheld, staffIds: [clerk.id, colleague.id] })
    for (const who of [clerk, colleague]) expect(await doorsOpenTo(who, petition, '积水')).toEqual([])
    const other = await fileAs(resident)
    await register(city, other)
    await transfer(city, other, clerk.organisationId)
    await act(colleague, other, 'recusal', declared)
    const another = { ...upheld, staffIds: [clerk.id] }
    expect(await refusal(head, other, 'recusal-decision', another)).toEqual([400, 'staffIds: declared'])
  })

  it('and is not asked where the text may mean the head', async () => {
    await act(resident, petition, 'recusal', { name: '你们局长', reason: '收过物业的礼。' })
    expect(await refusal(head, petition, 'recusal-decision', upheld)).toEqual([404, 'not_found'])
    expect((await candidates(bureauLeader)).body.items.map(({ id }) => id)).toContain(head.id)
    await act(bureauLeader, petition, 'recusal-decision', { ...upheld, staffIds: [head.id] })
    expect(await doorsOpenTo(head, petition, '积水')).toEqual([])
  })
})

describe('where the head is concerned', () => {
  it.each([
    ['the petitioner says so', () => act(resident, petition, 'recusal', { ...namesClerk, leaderConcerned: true })],
    [
      'the petitioner names the head',
      () => act(resident, petition, 'recusal', { name: '淮北市住房和城乡建设局负责人', reason: '收过物业的礼。' }),
    ],
    ['the head declares himself', () => act(head, petition, 'recusal', declared)],
  ])('the sender’s leader decides: %s', async (_, ask) => {
    await ask()
    expect(await refusal(head, petition, 'recusal-decision', notUpheld)).toEqual([404, 'not_found'])
    expect(await refusal(city, petition, 'recusal-decision', upheld)).toEqual([403, 'forbidden'])
    await act(bureauLeader, petition, 'recusal-decision', upheld)
    expect((await open(colleague, petition)).allowedActions).toContain('acceptance')
  })

  it('and kept out, the head neither sees nor signs anything of it', async () => {
    await act(head, petition, 'recusal', declared)
    await act(bureauLeader, petition, 'recusal-decision', upheld)
    expect(await doorsOpenTo(head, petition, '积水')).toEqual([])
  })

  it('a body without a head cannot be held up: the sender’s leader decides', async () => {
    const sent = await fileAs(resident)
    await register(city, sent)
    await transfer(city, sent, '340600-police')
    const only = await newReader(house, '钱警员', '340600-police', 'unit-clerk')
    if ((await house.staff('unit-leader', { organisationId: '340600-police' }).catch(() => null)) !== null)
      throw new Error('police has a head')
    await act(only, sent, 'recusal', declared)
    expect((await act(bureauLeader, sent, 'recusal-decision', notUpheld)).proposals[0]?.status).toBe('refused')
  })
})

it('needs a name from the petitioner, a reason from everybody, and a body that works on it', async () => {
  expect(await refusal(resident, petition, 'recusal', { reason: '他们有利害关系' })).toEqual([400, 'name: name_missing'])
  expect((await refusal(resident, petition, 'recusal', { name: '张某' }))[0]).toBe(400)
  await act(clerk, petition, 'acceptance', {})
  await act(clerk, petition, 'reply', replyBody(petition))
  expect(await refusal(resident, petition, 'recusal', namesClerk)).toEqual([409, 'illegal_action'])
})
