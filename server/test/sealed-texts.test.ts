import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { kindsOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, fileAs, newReader, open, refusal, register, replyBody, timelineOf, transfer, transferBody, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let bureauLeader: StaffMember
let discipline: StaffMember
let county: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('举报人')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  bureauLeader = await newReader(house, '市局负责人', '340600-bureau', 'bureau-leader')
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
  county = await newReader(house, '县纪委阅件人', '340621-discipline', 'unit-clerk')
})
afterAll(() => house?.close())

const accused = [{ name: '王某', organisationId: '340600-housing' }]
beforeEach(async () => {
  petition = await fileAs(resident, { title: '反映王某收受礼金的问题', aboutConduct: true, accused })
  await register(bureau, petition, { class: 'accusation', purpose: 'accusation' })
})

const at = () => house.now.toISOString()
/** Everything of the matter that somebody is told. */
const told = async (who: Caller) => JSON.stringify([await open(who, petition), await timelineOf(who, petition)])
const entryOf = async (who: Caller, kind: Act) => (await open(who, petition)).timeline.findLast((one) => one.kind === kind)

describe('what is written on an accusation at the discipline body', () => {
  let photo: string
  const written = /甲核实|乙材料|丙听证|丁地点|戊表述|己理由|庚补充|辛同意|壬催办/

  beforeEach(async () => {
    await transfer(bureau, petition, discipline.organisationId)
    await act(discipline, petition, 'acceptance', {})
    await act(discipline, petition, 'contact', { channel: 'phone', at: at(), summary: '甲核实：对方承认收过两次。' })
    await act(discipline, petition, 'supplement-request', { text: '乙材料：请提供转账记录。' })
    photo = await upload(resident)
    await act(resident, petition, 'supplement', { text: '庚补充：记录见附件。', attachmentIds: [photo] })
    await act(discipline, petition, 'hearing', { on: at().slice(0, 10), place: '丁地点会议室', summary: '丙听证：双方到场。' })
    const [point] = (await open(resident, petition)).requests
    await act(discipline, petition, 'rewording', { requestId: point?.id, texts: ['戊表述：查清两笔款项'], reason: '己理由：更清楚' })
    await act(resident, petition, 'rewording-answer', { approved: true, remark: '辛同意' })
  })

  it('is not read by the bureau that sent it there, in whatever role: it sees that something was done', async () => {
    for (const one of [bureau, bureauLeader]) {
      expect(await told(one)).not.toMatch(written)
      expect((await one.get(`/api/attachments/${photo}`)).status).toBe(404)
      expect((await open(one, petition)).attachments).toEqual([])
      expect(await entryOf(one, 'hearing')).toMatchObject({ summary: expect.stringContaining('举行听证'), text: null })
      expect(await entryOf(one, 'supplement')).toMatchObject({ summary: '信访人补充了材料。', text: null })
    }
  })

  it('is read by whoever wrote it and by the petitioner, but for notes among staff', async () => {
    const all = ['甲核实', '乙材料', '丙听证', '丁地点', '戊表述', '己理由', '庚补充', '辛同意']
    const found = async (who: Caller) => {
      const text = await told(who)
      return all.filter((word) => text.includes(word))
    }
    expect(await found(discipline)).toEqual(all)
    expect(await found(resident)).toEqual(all.slice(1))
    for (const one of [discipline, resident]) expect((await one.get(`/api/attachments/${photo}`)).status).toBe(200)
  })

  it('is not told to the bureau whose page is stale either', async () => {
    const { version } = await open(bureau, petition)
    await act(resident, petition, 'supplement', { text: '庚补充：又想起一件。' })
    const body = { channel: 'phone', at: at(), summary: '告知去向。' }
    const stale = await bureau.post(`/api/petitions/${petition.id}/contact`, body, { 'if-match': String(version) })
    expect([stale.status, stale.text]).toEqual([412, expect.stringContaining('信访人补充了材料')])
    expect(stale.text).not.toMatch(written)
  })

  it('leaves the chain whole, and the answer without what it says', async () => {
    await act(discipline, petition, 'reply', replyBody(await open(discipline, petition), 'supported'))
    const hashes = async (who: Caller) => (await timelineOf(who, petition)).map(({ hash }) => hash)
    expect(await hashes(bureau)).toEqual(await hashes(resident))
    const seen = await open(bureau, petition)
    expect([seen.status, seen.requests.map(({ outcome, answer }) => [outcome, answer])]).toEqual(['replied', [[null, null]]])
  })
})

it('of what follows from an answer the bureau is told nothing, not by a date that moves nor by a refusal; it has to call back', async () => {
  await transfer(bureau, petition, discipline.organisationId)
  await act(discipline, petition, 'acceptance', {})
  const reply = replyBody(await open(discipline, petition), 'supported')
  // No day of its own: the city's usual period, which a day off moves.
  await act(discipline, petition, 'reply', reply)
  const [before] = (await open(discipline, petition)).tasks
  await correctCalendarDay(house.ctx, { on: before?.dueOn ?? '', off: true, name: '更正' })
  const [task] = (await open(discipline, petition)).tasks
  expect([(task?.dueOn ?? '') > (before?.dueOn ?? ''), await told(resident)]).toEqual([true, expect.stringContaining('落实')])
  await act(discipline, petition, 'fulfilment-refusal', { taskId: task?.id, reason: '寅未能落实' })
  expect(await told(bureau)).not.toMatch(/落实|fulfil|寅/)
  expect(await kindsOf(bureau, petition)).not.toContain('refused-fulfilment')
  expect((await open(bureau, petition)).tasks).toMatchObject([{ kind: 'call-back', status: 'open' }])
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

describe('down the chain', () => {
  it('goes what the bureau writes, and what the petitioner added while it lay there', async () => {
    await act(resident, petition, 'supplement', { text: '庚补充：记录随后寄来。' })
    await act(bureau, petition, 'contact', { channel: 'phone', at: at(), summary: '甲核实：告知登记情况。' })
    await transfer(bureau, petition, discipline.organisationId)
    await act(bureau, petition, 'contact', { channel: 'phone', at: at(), summary: '乙告知：已经转送。' })
    for (const one of [bureau, discipline]) for (const word of ['庚补充', '甲核实', '乙告知']) expect(await told(one)).toContain(word)
  })

  it('comes nothing up from the body below to either above it', async () => {
    await transfer(bureau, petition, discipline.organisationId)
    await act(discipline, petition, 'contact', { channel: 'phone', at: at(), summary: '甲核实：拟交县里。' })
    await act(discipline, petition, 'transfer', { ...transferBody(county.organisationId), remark: '丑转办：交县里查办。' })
    await act(county, petition, 'contact', { channel: 'phone', at: at(), summary: '丙核实：已经见面。' })
    await act(resident, petition, 'supplement', { text: '庚补充：补一份材料。' })
    expect([await told(county)].join()).toMatch(/甲核实.*丙核实|丙核实.*甲核实/)
    expect(await told(county)).toContain('庚补充')
    expect(await told(discipline)).toContain('甲核实')
    for (const one of [bureau, discipline]) expect(await told(one)).not.toMatch(/丙核实|庚补充/)
    expect(await told(bureau)).not.toContain('甲核实')
  })

  it('is with the bureau again what the petitioner added, once the matter is given back', async () => {
    await transfer(bureau, petition, discipline.organisationId)
    await act(resident, petition, 'supplement', { text: '庚补充：补一份材料。' })
    expect(await told(bureau)).not.toContain('庚补充')
    await act(discipline, petition, 'objection', { reason: '癸异议：属于县管干部。' })
    expect(await told(bureau)).toContain('癸异议')
    await act(bureau, petition, 'objection-decision', { objectionUpheld: true, reason: '同意。' })
    expect(await told(bureau)).toContain('庚补充')
    expect((await discipline.get(`/api/petitions/${petition.id}`)).status).toBe(404)
  })
})

it('is told whoever decides: of a recusal at the discipline body its own head, not the bureau', async () => {
  await transfer(bureau, petition, discipline.organisationId)
  const head = await newReader(house, '市纪委负责人', discipline.organisationId, 'unit-leader')
  const named = { assignmentId: (await open(resident, petition)).assignments[0]?.id, name: '李经办', reason: '子回避：是王某的亲属。' }
  await act(resident, petition, 'recusal', named)
  expect(await told(head)).toContain('子回避')
  expect(await told(bureau)).not.toMatch(/子回避|李经办/)
  expect((await open(bureau, petition)).proposals).toEqual([])
  expect(await refusal(bureau, petition, 'recusal-decision', { approved: true, reason: '同意。' })).toEqual([404, 'not_found'])
})

it('changes nothing of a matter that is no accusation: the bureau reads what its unit and the petitioner write', async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, '340600-housing')
  const unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  await act(unit, petition, 'supplement-request', { text: '乙材料：请提供照片。' })
  await act(resident, petition, 'supplement', { text: '庚补充：照片见附件。', attachmentIds: [await upload(resident)] })
  expect(await told(bureau)).toMatch(/乙材料/)
  expect(await told(bureau)).toMatch(/庚补充/)
  expect((await open(bureau, petition)).attachments).toHaveLength(1)
})
