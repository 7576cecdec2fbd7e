import type { PetitionView } from '@petition/shared/schemas/petition'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staff } from '../src/db/schema/people.ts'
import { reportUnreadAccusations } from '../src/usecases/warning/report-unread-accusations.ts'
import { deskPage } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, listOf, newReader, open, refusal, register, replyBody, transfer, transferBody } from './steps.ts'

let house: House
let resident: Resident
let reader: StaffMember
let otherClerk: StaffMember
let discipline: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('举报人')
  reader = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  otherClerk = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false })
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
})
afterAll(() => house?.close())

const accuse = (...accused: object[]) =>
  fileAs(resident, { title: '反映工作人员推诿的问题', body: '工作人员收受烟酒后才肯登记，请查处。', aboutConduct: true, accused })
const sees = async (who: StaffMember, petition: PetitionView) => (await who.get(`/api/petitions/${petition.id}`)).status === 200

describe('an accusation of the reader', () => {
  it('goes upward past the bureau to the discipline body, which registers it, takes it on and answers', async () => {
    let petition = await accuse({ name: '淮北市信访局经办人' })
    expect(await doorsOpenTo(reader, petition, '烟酒')).toEqual([])
    expect(await doorsOpenTo(otherClerk, petition, '烟酒')).toEqual([])
    expect((await open(discipline, petition)).allowedActions).toEqual(expect.arrayContaining(['registration']))
    await register(discipline, petition, { class: 'accusation', purpose: 'accusation' })
    const back = transferBody('340600-bureau')
    expect(await refusal(discipline, petition, 'transfer', back)).toEqual([400, 'assignments.0.organisationId: out_of_reach'])
    await transfer(discipline, petition, discipline.organisationId)
    await act(discipline, petition, 'acceptance', {})
    petition = await act(discipline, petition, 'reply', replyBody(await open(discipline, petition)))
    expect(petition.status).toBe('replied')
    expect((await act(discipline, petition, 'conclusion', { ground: '已依规处理。' })).status).toBe('concluded')
  })

  it('stays with the bureau where another reader is free of it, hidden from the accused one only', async () => {
    const second = await newReader(house, '李清', '340600-bureau', 'bureau-clerk')
    const petition = await accuse({ name: '淮北市信访局 经办人同志' }, { name: '不在平台上的人' })
    expect(await sees(second, petition)).toBe(true)
    expect(await sees(reader, petition)).toBe(false)
    expect((await listOf(reader)).items.map(({ id }) => id)).not.toContain(petition.id)
    await register(second, petition, { class: 'accusation', purpose: 'accusation' })
    expect(await refusal(reader, petition, 'transfer', transferBody('340600-discipline'))).toEqual([404, 'not_found'])
    await transfer(second, petition, '340600-discipline')
  })
})

describe('an accusation of a body that could receive it', () => {
  it.each([
    { organisationId: '340600-bureau' },
    { organisationName: '淮北市信访局' },
    { organisationName: '市信访局' },
    { organisationName: '淮北 市信访局接访科' },
    { organisationName: '信访局' },
    { name: '某某', position: '市信访局副局长' },
  ])('never reaches the bureau when it is the one meant: %o', async (accused) => {
    const petition = await accuse(accused)
    expect([await sees(reader, petition), await sees(discipline, petition)]).toEqual([false, true])
  })

  it('is not sent to the county bureau it names, and goes to another', async () => {
    const accusedReader = await newReader(house, '王县', '340621-bureau', 'bureau-clerk')
    const petition = await accuse({ organisationName: '淮北市濉溪县信访局' })
    await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
    expect(await refusal(reader, petition, 'transfer', transferBody('340621-bureau'))).toEqual([
      400,
      'assignments.0.organisationId: accused',
    ])
    expect(await doorsOpenTo(accusedReader, petition, '烟酒')).toEqual([])
    await newReader(house, '杜某', '340602-discipline', 'unit-clerk')
    await act(reader, petition, 'transfer', { ...transferBody('340602-discipline'), remark: '当地的纪检监察机关也被反映。' })
  })

  it('of both the bureau and the discipline body is read by the political-legal commission, which is neither', async () => {
    const last = await house.staff('unit-clerk', { organisationId: '340600-political-legal' })
    const both = await fileAs(resident, {
      title: '反映两个单位的问题',
      aboutConduct: true,
      accused: [{ organisationId: '340600-bureau' }, { organisationName: '淮北市纪委监委' }],
    })
    for (const accusedReader of [reader, discipline]) expect(await doorsOpenTo(accusedReader, both, '两个单位')).toEqual([])
    expect((await open(last, both)).allowedActions).toContain('registration')
    await register(last, both, { class: 'accusation', purpose: 'accusation' })
    expect(await refusal(last, both, 'transfer', transferBody('340600-discipline'))).toEqual([
      400,
      'assignments.0.organisationId: out_of_reach',
    ])
    await transfer(last, both, last.organisationId)
    await act(last, both, 'acceptance', {})
    expect((await act(last, both, 'reply', replyBody(await open(last, both)))).status).toBe('replied')
  })

  it('of everybody the city could ask is read by nobody, and of a body without a reader its leader is told, without a word of it', async () => {
    const leader = await house.staff('unit-leader', { organisationId: '340600-political-legal' })
    const accused = [{ organisationId: '340600-bureau' }, { organisationId: '340600-discipline' }]
    const all = await fileAs(resident, { aboutConduct: true, accused: [...accused, { organisationId: '340600-political-legal' }] })
    await reportUnreadAccusations(house.ctx)
    expect((await deskPage(leader)).items).toEqual([])
    for (const who of [reader, discipline, leader]) expect(await sees(who, all)).toBe(false)
    const named = await house.staff('unit-clerk', { organisationId: '340600-political-legal' })
    await house.ctx.db.update(staff).set({ readsSealed: false }).where(eq(staff.id, named.id))
    const waiting = await fileAs(resident, { title: '反映收受礼金的问题', aboutConduct: true, accused })
    for (let times = 0; times < 2; times++) await reportUnreadAccusations(house.ctx)
    const { items } = await deskPage(leader)
    expect(items).toMatchObject([{ kind: 'no-reader', petitionId: null, title: '密封信访件无人可以查看' }])
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`礼金|${waiting.number}`))
    await house.ctx.db.update(staff).set({ readsSealed: true }).where(eq(staff.id, named.id))
    expect(await sees(named, waiting)).toBe(true)
  })

  it('of the discipline body stays with the bureau and is not passed to it', async () => {
    const petition = await accuse({ organisationName: '淮北市纪委' })
    expect([await sees(reader, petition), await sees(discipline, petition)]).toEqual([true, false])
    await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
    const passed = await refusal(reader, petition, 'transfer', transferBody('340600-discipline'))
    expect(passed).toEqual([400, 'assignments.0.organisationId: accused'])
  })
})

describe('what turns out to be an accusation', () => {
  it('is sealed from its registration on for those who saw it before, the registering clerk included', async () => {
    const petition = await fileAs(resident, { title: '窗口办事拖延请求解决', body: '窗口人员索要烟酒，办事拖延三个月。' })
    for (const colleague of [otherClerk, reader]) expect(await sees(colleague, petition)).toBe(true)
    const answer = await otherClerk.post(`/api/petitions/${petition.id}/registration`, { class: 'accusation', purpose: 'accusation' })
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await doorsOpenTo(otherClerk, petition, '烟酒')).toEqual([])
    expect(await open(reader, petition)).toMatchObject({ sealed: true, status: 'registered', accused: [] })
    await act(reader, petition, 'class-decision', { approved: true, reason: '反映的是工作人员索要财物。' })
    const housing = await refusal(reader, petition, 'transfer', transferBody('340600-housing'))
    expect(housing).toEqual([400, 'assignments.0.organisationId: sealed'])
    const inbox = await resident.get<{ items: { petitionId: string; title: string }[] }>('/api/notices')
    expect(inbox.body.items.find((item) => item.petitionId === petition.id)?.title).toBe('您提交的事项有新进展')
  })

  it('cannot be told from a later petition of the same person', async () => {
    const sealed = await accuse({ name: '某某' })
    const later = await fileAs(resident)
    const repeat = { class: 'appeal', purpose: 'request', repeatOf: sealed.number }
    expect(await refusal(reader, later, 'registration', repeat)).toEqual([400, 'repeatOf: sealed'])
    expect(await refusal(otherClerk, later, 'registration', repeat)).toEqual([400, 'repeatOf: unknown_earlier_petition'])
  })

  it('stays sealed when the bureau calls it a request after all', async () => {
    const petition = await accuse({ name: '某某' })
    await register(reader, petition)
    expect(await doorsOpenTo(otherClerk, petition, '烟酒')).toEqual([])
    expect((await open(resident, petition)).sealed).toBe(true)
  })
})

describe('a bureau that has named nobody', () => {
  beforeAll(async () => {
    await house.ctx.db
      .update(staff)
      .set({ disabledAt: house.now })
      .where(and(eq(staff.organisationId, '340600-bureau'), eq(staff.readsSealed, true)))
  })

  it('receives no accusation', async () => {
    expect(await sees(discipline, await accuse({ name: '某某' }))).toBe(true)
  })

  it('cannot seal a matter away from everybody by registering it', async () => {
    const petition = await fileAs(resident)
    const accusation = { class: 'accusation', purpose: 'accusation' }
    expect(await refusal(otherClerk, petition, 'registration', accusation)).toEqual([409, 'illegal_action'])
    expect((await open(otherClerk, petition)).status).toBe('submitted')
  })
})
