import type { PetitionView } from '@petition/shared/schemas/petition'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatorTemplates } from '../src/wechat/templates.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import {
  act,
  doorsOpenTo,
  fileAs,
  listOf,
  newReader,
  open,
  refusal,
  register,
  replyBody,
  timelineOf,
  transfer,
  transferBody,
  upload,
} from './steps.ts'

let house: House
let resident: Resident
let reader: StaffMember
let otherClerk: StaffMember
let leader: StaffMember
let discipline: StaffMember
let unit: StaffMember
let sql: postgres.Sql

beforeAll(async () => {
  house = await openHouse()
  sql = postgres(house.urls.ownerUrl, { max: 1 })
  resident = await house.resident('举报人')
  const ofBureau = { organisationId: '340600-bureau' }
  reader = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: true })
  otherClerk = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: false })
  leader = await house.staff('bureau-leader', ofBureau)
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(async () => {
  await sql?.end()
  await house?.close()
})

const accusation = { title: '反映住建局王某收受礼金的问题', aboutConduct: true, body: '王某在工程验收中多次收受礼金，希望依规依纪查处。' }
async function openidOf({ id }: Resident) {
  const [identity] = await sql`select id, value_cipher from identity where person_id = ${id} and kind = 'wechat'`
  return house.ctx.keys.decrypt(identity?.value_cipher, `identity:${identity?.id}`)
}
const received = async () => (await house.visitor.get<{ received: number }>('/api/statistics/summary')).body.received

describe('a petition about the conduct of a person', () => {
  let petition: PetitionView

  it('is seen from the first second by the named reader and by nobody else in the bureau', async () => {
    const before = await received()
    const accused = [{ name: '王某', organisationId: unit.organisationId, position: '局长' }]
    petition = await fileAs(resident, { ...accusation, accused, attachmentIds: [await upload(resident)] })
    expect(petition.sealed).toBe(true)
    for (const colleague of [otherClerk, leader, await house.staff('administrator')]) {
      expect(await doorsOpenTo(colleague, petition, '礼金'), colleague.username).toEqual([])
      expect((await listOf(colleague)).total).toBe(0)
    }
    expect(await received()).toBe(before)
    const listed = (await listOf(reader, `&q=${encodeURIComponent('礼金')}`)).items
    expect(listed.map(({ title, sealed }) => [title, sealed])).toEqual([['密封信访件', true]])
    expect((await open(reader, petition)).accused).toEqual(accused)
  })

  it('is called neutrally in the lists, the inbox, the message on the phone and the look-up', async () => {
    expect((await listOf(resident)).items[0]?.title).toBe('您提交的事项')
    const openid = await openidOf(resident)
    await house.simulate('POST', '/simulator/subscriptions', { openid, templateId: simulatorTemplates.received.templateId, times: 9 })
    await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
    const inbox = await resident.get('/api/notices')
    await house.workOff()
    const { messages } = await house.simulate<{ messages: { data: Record<string, string> }[] }>('GET', `/simulator/phones/${openid}`)
    expect(messages[0]?.data).toMatchObject({ thing2: '您提交的事项', thing3: '有新进展' })
    const lookup = await house.visitor.post('/api/lookup', { number: petition.number, queryCode: petition.queryCode })
    expect(lookup.status).toBe(200)
    for (const text of [inbox.text, lookup.text, JSON.stringify(messages)])
      expect(text).not.toMatch(/礼金|王某|住房|信访局|纪委|检举|控告|accus/)
  })

  it('goes only to a body that may receive it, never to the accused one or to another department', async () => {
    const field = 'assignments.0.organisationId'
    for (const id of [unit.organisationId, '340600-police', '340600-political-legal', '340602001-town']) {
      expect(await refusal(reader, petition, 'transfer', transferBody(id)), id).toEqual([400, `${field}: sealed`])
    }
    expect(await refusal(reader, petition, 'transfer', transferBody('340603-bureau'))).toEqual([400, `${field}: no_reader`])
    await transfer(reader, petition, discipline.organisationId)
    expect((await open(discipline, petition)).body).toContain('礼金')
    expect(await doorsOpenTo(unit, petition, '礼金')).toEqual([])
    expect(await doorsOpenTo(otherClerk, petition, '礼金')).toEqual([])
  })

  it('is answered without being rated, and withdrawing does not stop it', async () => {
    expect((await open(resident, petition)).allowedActions).toEqual(['supplement', 'recusal', 'contact-change', 'retaliation-report'])
    expect(await refusal(resident, petition, 'withdrawal', { reason: '有人要求我撤回' })).toEqual([409, 'illegal_action'])
    await act(discipline, petition, 'acceptance', { route: 'petition' })
    await act(discipline, petition, 'reply', replyBody(await open(discipline, petition)))
    const answered = await open(resident, petition)
    expect(answered.ratingStates).toEqual({ bureau: 'not-rateable', unit: 'not-rateable' })
    expect(answered.clocks.filter(({ kind }) => kind.startsWith('rating'))).toEqual([])
    expect(await refusal(resident, petition, 'rating', { unit: { grade: 'satisfied' } })).toEqual([409, 'illegal_action'])
  })

  it('tells the petitioner no name of those who read it', async () => {
    const told = JSON.stringify([await open(resident, petition), await timelineOf(resident, petition)])
    for (const { id, username } of [reader, discipline]) expect(told).not.toMatch(new RegExp(`${id}|${username}|经办人`))
  })

  it('stays closed to the accused organisation even if it is made a receiver', async () => {
    const readerOfUnit = await newReader(house, '住建局阅件人', unit.organisationId, 'unit-clerk')
    await sql`insert into assignment (id, petition_id, proceeding_id, sender_id, receiver_id, role, status, received_at, received_on)
      select gen_random_uuid(), petition_id, proceeding_id, sender_id, ${unit.organisationId}, 'assist', 'offered', received_at, received_on
      from assignment where petition_id = ${petition.id} limit 1`
    expect(await doorsOpenTo(readerOfUnit, petition, '礼金')).toEqual([])
  })
})
