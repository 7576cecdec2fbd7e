import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, newReader, open, refusal, register, replyBody, timelineOf, transfer, transferBody, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let discipline: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('举报人')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
})
afterAll(() => house?.close())

const accusation = { title: '反映王某收受礼金的问题', aboutConduct: true, body: '王某在工程验收中多次收受礼金，希望依规依纪查处。' }
const finding = /已给予党内警告|《中国共产党纪律处分条例》第九十七条|已经谈话提醒/

describe('what a discipline body found of an accusation', () => {
  let petition: PetitionView
  let paper: string

  beforeAll(async () => {
    petition = await fileAs(resident, accusation)
    await register(bureau, petition, { class: 'accusation', purpose: 'accusation' })
    await transfer(bureau, petition, discipline.organisationId)
    await act(discipline, petition, 'acceptance', { route: 'petition' })
    paper = await upload(discipline, '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n')
    const reply = replyBody(petition, 'supported')
    const points = reply.points.map((one) => ({ ...one, text: '已给予党内警告。', basis: '《中国共产党纪律处分条例》第九十七条' }))
    await act(discipline, petition, 'reply', { body: '经核查属实，已给予党内警告。', points, attachmentIds: [paper] })
    const [task] = (await open(discipline, petition)).tasks
    await act(discipline, petition, 'fulfilment-proof', { taskId: task?.id, text: '已经谈话提醒。' })
  })

  it('is read by the petitioner and by the body that wrote it, paper and all', async () => {
    for (const who of [resident, discipline]) {
      const seen = await open(who, petition)
      expect(seen.requests[0]).toMatchObject({ outcome: 'supported', answer: '已给予党内警告。' })
      expect(seen.documents.find(({ kind }) => kind === 'reply')?.text).toMatch(finding)
      expect((await who.get(`/api/attachments/${paper}`)).status).toBe(200)
    }
  })

  it('does not flow back to the bureau that sent it: the bureau sees that it was answered', async () => {
    const seen = await open(bureau, petition)
    expect(seen.status).toBe('replied')
    expect(seen.timeline.find(({ kind }) => kind === 'reply')).toMatchObject({ summary: '淮北市纪委监委作出答复。', text: null })
    expect(seen.documents.find(({ kind }) => kind === 'reply')).toMatchObject({ text: null, attachments: [] })
    expect(seen.requests[0]).toMatchObject({ outcome: null, answer: null, basis: null })
    expect([seen.tasks, seen.clocks.filter(({ kind }) => kind === 'fulfilment')]).toEqual([[], []])
    expect(JSON.stringify([seen, await timelineOf(bureau, petition)])).not.toMatch(finding)
    expect(JSON.stringify(await timelineOf(bureau, petition))).not.toMatch(/supported|fulfilment/)
    expect((await bureau.get(`/api/attachments/${paper}`)).status).toBe(404)
  })

  it('leaves the chain whole for the bureau', async () => {
    const { items } = (await bureau.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
    const own = (await resident.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body.items
    expect(items.map(({ hash }) => hash)).toEqual(own.map(({ hash }) => hash))
    expect(items.find(({ entry }) => entry?.kind === 'reply')).toMatchObject({ hidden: true })
  })

  it('can be concluded by the bureau all the same', async () => {
    expect((await act(bureau, petition, 'conclusion', { ground: '纪检监察机关已经答复' })).status).toBe('concluded')
  })
})

describe('where an accusation belongs by cadre authority', () => {
  const suggested = async (...accused: NonNullable<PetitionView['accused']>) => {
    const petition = await fileAs(resident, { ...accusation, accused })
    await register(bureau, petition, { class: 'accusation', purpose: 'accusation' })
    return (await open(bureau, petition)).suggestedReceivers.map(({ id }) => id)
  }

  it('is suggested to whoever may send it on: the county’s body for a town and the county’s own departments', async () => {
    expect(await suggested({ name: '李某', organisationId: '340621108-town', position: '副镇长' })).toEqual(['340621-discipline'])
    expect(await suggested({ name: '李某', organisationId: '340602-housing', position: '科长' })).toEqual(['340602-discipline'])
    expect(await suggested({ name: '李某', organisationName: '濉溪县百善镇', position: '干部' })).toEqual(['340621-discipline'])
  })

  it('is the city’s for its own departments, for those who lead a county, and where nothing is known', async () => {
    expect(await suggested({ name: '王某', organisationId: '340600-housing', position: '局长' })).toEqual(['340600-discipline'])
    expect(await suggested({ name: '王某', organisationName: '濉溪县人民政府', position: '副县长' })).toEqual(['340600-discipline'])
    expect(await suggested({ name: '王某' })).toEqual(['340600-discipline'])
  })

  it('never names the accused body but the one above it, nor anybody to one who may not send it on', async () => {
    expect(await suggested({ name: '王某', organisationId: '340602-discipline' })).toEqual(['340600-discipline'])
    expect(await suggested()).toEqual(['340600-discipline'])
    const petition = await fileAs(resident, { ...accusation, accused: [{ name: '王某', organisationId: '340600-housing' }] })
    expect((await open(bureau, petition)).suggestedReceivers).toEqual([])
    expect((await open(resident, petition)).suggestedReceivers).toEqual([])
  })

  it('is left by a person only with a reason, and the history says that it was', async () => {
    const petition = await fileAs(resident, { ...accusation, accused: [{ name: '李某', organisationId: '340621108-town' }] })
    await register(bureau, petition, { class: 'accusation', purpose: 'accusation' })
    const elsewhere = transferBody(discipline.organisationId)
    expect(await refusal(bureau, petition, 'transfer', elsewhere)).toEqual([400, 'remark: reason_missing'])
    expect((await open(bureau, petition)).status).toBe('registered')
    await act(bureau, petition, 'transfer', { ...elsewhere, remark: '涉及市管干部，由市里查办。' })
    const sentence = '淮北市信访局转送淮北市纪委监委（主办），与按干部管理权限建议的单位不同。'
    for (const one of [bureau, discipline])
      expect((await open(one, petition)).timeline.at(-1)).toMatchObject({ summary: sentence, text: '涉及市管干部，由市里查办。' })
    expect((await open(resident, petition)).timeline.find(({ kind }) => kind === 'transfer')).toMatchObject({
      summary: sentence,
      text: null,
    })
    const reader = await newReader(house, '县纪委阅件人', '340621-discipline', 'unit-clerk')
    expect((await reader.get(`/api/petitions/${petition.id}`)).status).toBe(404)
    // Handed down to whom it belongs, it departs from nothing.
    const down = await act(discipline, petition, 'transfer', transferBody(reader.organisationId))
    expect(down.timeline.at(-1)?.summary).not.toContain('建议的单位不同')
  })
})
