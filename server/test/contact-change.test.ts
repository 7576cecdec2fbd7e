import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

let turn = 0
const phones = { before: '', now: '' }
beforeEach(async () => {
  turn++
  phones.before = `1390000000${turn}`
  phones.now = `1370000000${turn}`
  petition = await fileFrom(phones.before)
})

const fileFrom = async (phone: string, changes: object = {}) => {
  const { petitioner } = makeFiling()
  const filed = await fileAs(resident, { ...changes, ...(petitioner && { petitioner: { ...petitioner, phone } }) })
  return filed
}
const smsTo = async (phone: string) =>
  (await house.simulate<{ messages: { text: string }[] }>('GET', `/simulator/sms/${phone}`)).messages.map(({ text }) => text)
const told = (number: string, status = '联系方式已变更') => [`【淮北信访】您提交的事项 ${number} 有新进展：${status}。请登录平台查看。`]

it('is told to the phone until now, to the new one, and in the inbox', async () => {
  await act(resident, petition, 'contact-change', { phone: phones.now })
  await house.workOff()
  expect([await smsTo(phones.before), await smsTo(phones.now)]).toEqual([told(petition.number), told(petition.number)])
  const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
  expect(inbox[0]).toMatchObject({ petitionId: petition.id, kind: 'contact-changed', title: '您的信访事项联系方式已变更' })
  expect(inbox[0]?.text).toContain('如果不是您本人操作')
})

it('shows staff the new phone masked, opens the new one, and leaves both out of the history of others', async () => {
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(resident, petition, 'contact-change', { phone: phones.now, address: '相山区西街道平安小区9栋' })
  expect((await open(unit, petition)).petitioner).toMatchObject({ phone: `137****000${turn}`, address: '相山区西街道***', masked: true })
  expect((await open(resident, petition)).petitioner).toMatchObject({ phone: phones.now, masked: false })
  const opened = await unit.post<{ phone: string }>(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '联系核实情况' })
  expect(opened.body.phone).toBe(phones.now)
  const history = JSON.stringify(await timelineOf(unit, petition))
  for (const phone of Object.values(phones)) expect(history).not.toContain(phone)
  expect((await open(unit, petition)).timeline.at(-1)).toMatchObject({
    kind: 'contact-change',
    summary: '信访人变更了联系方式。',
    text: null,
  })
})

it('of the address alone is told to the phone that stands there', async () => {
  await act(resident, petition, 'contact-change', { address: '相山区西街道平安小区9栋' })
  await house.workOff()
  expect(await smsTo(phones.before)).toEqual(told(petition.number))
})

it('reaches a land line by nothing, and the mobile phone beside it all the same', async () => {
  await act(resident, petition, 'contact-change', { phone: '0561-3030303' })
  await house.workOff()
  expect(await smsTo(phones.before)).toEqual(told(petition.number))
  await act(resident, petition, 'contact-change', { phone: phones.now })
  await house.workOff()
  expect([(await smsTo(phones.before)).length, (await smsTo(phones.now)).length]).toEqual([1, 1])
})

it('says nothing on the phone of what a sealed matter is about', async () => {
  const sealed = await fileFrom(phones.before, { title: '反映工作人员收受礼金', aboutConduct: true })
  await act(resident, sealed, 'contact-change', { phone: phones.now })
  await house.workOff()
  for (const phone of Object.values(phones)) expect(await smsTo(phone)).toEqual(told(sealed.number, '有新进展'))
})

it('is tried again where the provider is busy, and sent once', async () => {
  await house.simulate('PUT', '/simulator/faults', { path: '/simulator/sms', status: 503, times: 1 })
  await act(resident, petition, 'contact-change', { phone: phones.now })
  await house.workOff()
  const received = async () => [(await smsTo(phones.before)).length, (await smsTo(phones.now)).length]
  expect((await received()).toSorted()).toEqual([0, 1])
  const sql = postgres(house.urls.ownerUrl, { max: 1 })
  await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`
  await sql.end()
  await house.workOff()
  expect(await received()).toEqual([1, 1])
})

it('is the petitioner’s own, of a phone or an address that can be one', async () => {
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  for (const one of [bureau, unit, await house.resident('李四')]) {
    expect(await refusal(one, petition, 'contact-change', { phone: phones.now })).toEqual([404, 'not_found'])
  }
  expect(await refusal(resident, petition, 'contact-change', {})).toEqual([400, 'phone: custom'])
  expect((await refusal(resident, petition, 'contact-change', { phone: '12345' }))[0]).toBe(400)
  expect((await open(resident, petition)).petitioner?.phone).toBe(phones.before)
})
