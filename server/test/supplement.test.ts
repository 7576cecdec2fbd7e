import type { PetitionView } from '@petition/shared/schemas/petition'
import postgres from 'postgres'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, replyBody, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let stranger: Resident
let reader: StaffMember
let clerk: StaffMember
let discipline: StaffMember
let petition: PetitionView
let sql: postgres.Sql

beforeAll(async () => {
  house = await openHouse()
  sql = postgres(house.urls.ownerUrl, { max: 1 })
  resident = await house.resident('张三')
  stranger = await house.resident('李四')
  reader = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  clerk = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
})
afterAll(async () => {
  await sql?.end()
  await house?.close()
})
beforeEach(async () => {
  petition = await fileAs(resident)
  await register(reader, petition)
  await transfer(reader, petition, clerk.organisationId)
  petition = await act(clerk, petition, 'acceptance', {})
})

const want = '请补充积水时的现场照片和物业的书面答复。'
const running = ({ clocks }: PetitionView) => clocks.map(({ kind, startsOn, legalOn, state }) => [kind, startsOn, legalOn, state])

async function uploadPhoto(who: Resident) {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const head = '--part\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), photo, Buffer.from('\r\n--part--\r\n')])
  const headers = { 'content-type': 'multipart/form-data; boundary=part' }
  const answer = await who.send<{ id: string }>('POST', '/api/attachments', { payload, headers })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}

/** The photos that wait to be shown to WeChat. */
async function photosToCheck() {
  const jobs = await sql`select payload->>'attachmentId' as id from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'check-image'`
  return jobs.map(({ id }) => id)
}

it('asked for by the unit is told in a paper and stops no clock', async () => {
  const before = running(petition)
  await act(clerk, petition, 'supplement-request', { text: want })
  const seen = await open(resident, petition)
  expect(running(seen)).toEqual(before)
  expect(seen.timeline.at(-1)).toMatchObject({ summary: '淮北市住房和城乡建设局通知补充材料，办理期限不因此停止。', text: want })
  expect(seen.documents.at(-1)).toMatchObject({ kind: 'supplement-notice', text: want, deliveredOn: '2026-11-23' })
  expect((await resident.get<{ items: { kind: string }[] }>('/api/notices')).body.items[0]?.kind).toBe('supplement-wanted')
})

it('asked for or not reaches the unit with its photos, which WeChat may look at', async () => {
  const [paper, photo] = [await upload(resident), await uploadPhoto(resident)]
  const before = running(petition)
  await act(resident, petition, 'supplement', { text: '这是昨天的积水照片。', attachmentIds: [paper, photo] })
  for (const reading of [resident, clerk, reader]) {
    const seen = await open(reading, petition)
    expect(seen.attachments.map(({ id }) => id)).toEqual([paper, photo])
    expect(seen.timeline.at(-1)).toMatchObject({ summary: '信访人补充了材料。', text: '这是昨天的积水照片。' })
    expect((await reading.get(`/api/attachments/${photo}`)).status).toBe(200)
    expect(running(seen)).toEqual(before)
  }
  expect((await stranger.get(`/api/attachments/${photo}`)).status).toBe(404)
  expect(await photosToCheck()).toContain(photo)
})

it('of a sealed matter stays in the house', async () => {
  const accused = [{ name: '王某' }]
  const sealed = await fileAs(resident, { title: '反映王某收受礼金的问题', aboutConduct: true, accused })
  await register(reader, sealed, { class: 'accusation', purpose: 'accusation' })
  await transfer(reader, sealed, discipline.organisationId)
  const photo = await uploadPhoto(resident)
  await act(resident, sealed, 'supplement', { text: '这是转账记录。', attachmentIds: [photo] })
  expect((await open(discipline, sealed)).attachments.map(({ id }) => id)).toEqual([photo])
  expect((await discipline.get(`/api/attachments/${photo}`)).status).toBe(200)
  expect((await clerk.get(`/api/attachments/${photo}`)).status).toBe(404)
  expect(await photosToCheck()).not.toContain(photo)
})

it("takes nobody else's photos and none twice", async () => {
  const [theirs, own] = [await upload(stranger), await upload(resident)]
  const body = (...attachmentIds: string[]) => ({ text: '补充材料', attachmentIds })
  const unusable = [400, 'attachmentIds: attachment_unusable']
  expect(await refusal(resident, petition, 'supplement', body(theirs))).toEqual(unusable)
  expect(await refusal(resident, petition, 'supplement', body(own, own))).toEqual([400, 'attachmentIds: custom'])
  await act(resident, petition, 'supplement', body(own))
  expect(await refusal(resident, petition, 'supplement', body(own))).toEqual(unusable)
  expect((await open(clerk, petition)).timeline.filter(({ kind }) => kind === 'supplement')).toHaveLength(1)
})

it('is the right of the petitioner alone, before the answer', async () => {
  for (const other of [stranger, clerk, reader]) {
    expect(await refusal(other, petition, 'supplement', { text: '补充材料' })).toEqual([404, 'not_found'])
  }
  for (const other of [stranger, resident, reader]) {
    expect(await refusal(other, petition, 'supplement-request', { text: want })).toEqual([404, 'not_found'])
  }
  await act(clerk, petition, 'reply', replyBody(petition))
  expect(await refusal(resident, petition, 'supplement', { text: '补充材料' })).toEqual([409, 'illegal_action'])
  expect(await refusal(clerk, petition, 'supplement-request', { text: want })).toEqual([409, 'illegal_action'])
})
