import type { PetitionView } from '@petition/shared/schemas/petition'
import { and, eq, ne } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { staff } from '../src/db/schema/people.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf, kindsOf, strike } from './desk.ts'
import { type House, openHouse, staffPassword } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, newReader, open, refusal, register, replyBody, returning, transfer } from './steps.ts'

const signing = '340600-health'

let house: House
let resident: Resident
let city: StaffMember
let cityLeader: StaffMember
let petition: PetitionView

const member = (role: Parameters<House['staff']>[0], organisationId: string) =>
  returning(house, () => house.staff(role, { organisationId }))

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  city = await member('bureau-clerk', '340600-bureau')
  cityLeader = await member('bureau-leader', '340600-bureau')
  petition = await fileAs(resident)
})
afterEach(() => house?.close())

const declared = { reason: '与被反映的物业公司负责人是亲属。' }
const upheld = { approved: true, reason: '经核实有直接利害关系，应当回避。' }
const signIn = (username: string) => house.visitor.post('/api/session/staff', { username, password: staffPassword })

async function sentTo(organisationId: string) {
  await register(city, petition)
  await transfer(city, petition, organisationId)
}

it('tells the sender’s desk at once that a body has nobody left for the matter, and again each day, once', async () => {
  const [clerk, head] = [await member('unit-clerk', '340600-housing'), await member('unit-leader', '340600-housing')]
  await sentTo(clerk.organisationId)
  await act(clerk, petition, 'recusal', declared)
  expect(await deskOf(city, petition)).toEqual([])
  await act(head, petition, 'recusal-decision', upheld)
  const [told, ...more] = await deskOf(city, petition)
  expect([told?.kind, told?.on, more]).toEqual(['nobody-left', '2026-11-23', []])
  expect(told?.text).toContain('住房和城乡建设局因有人回避，目前没有能够办理这件的人员')
  expect((await open(city, petition)).assignments[0]?.allowedActions).toContain('recall')
  await strike(house, '2026-11-23T10:00')
  await signIn('340600-housing-clerk')
  await strike(house, '2026-11-24T10:00')
  expect((await deskOf(city, petition)).map(({ kind, on }) => `${kind} ${on}`)).toEqual([
    'nobody-left 2026-11-23',
    'nobody-left 2026-11-24',
  ])
})

it('says nothing while somebody is left', async () => {
  const [clerk, head] = [await member('unit-clerk', '340600-housing'), await member('unit-leader', '340600-housing')]
  await newReader(house, '周同事', clerk.organisationId, 'unit-clerk')
  await sentTo(clerk.organisationId)
  await act(clerk, petition, 'recusal', declared)
  await act(head, petition, 'recusal-decision', upheld)
  await strike(house, '2026-11-23T10:00')
  expect(await kindsOf(city, petition)).not.toContain('nobody-left')
})

it('names a leader who has to sign and must not, and only where one has to sign', async () => {
  const head = await member('unit-leader', signing)
  await sentTo(signing)
  await act(head, petition, 'recusal', declared)
  await act(cityLeader, petition, 'recusal-decision', upheld)
  for (const who of [city, cityLeader]) expect(await kindsOf(who, petition)).toEqual(['no-signer'])
  const other = await fileAs(resident)
  await register(city, other)
  await transfer(city, other, '340600-housing')
  const plain = await member('unit-leader', '340600-housing')
  await act(plain, other, 'recusal', declared)
  await act(cityLeader, other, 'recusal-decision', upheld)
  expect(await kindsOf(cityLeader, other)).toEqual([])
})

it('reaches whoever decided where everybody at the bureau had to stay away before the transfer', async () => {
  const second = { username: '340600-bureau-clerk' }
  await house.ctx.db
    .update(staff)
    .set({ disabledAt: house.now })
    .where(and(eq(staff.organisationId, '340600-bureau'), eq(staff.roles, ['bureau-clerk']), ne(staff.username, second.username)))
  await act(city, petition, 'recusal', declared)
  await act(cityLeader, petition, 'recusal-decision', upheld)
  expect((await deskOf(cityLeader, petition)).map(({ kind, on }) => `${kind} ${on}`)).toEqual(['nobody-left 2026-11-23'])
  await strike(house, '2026-11-24T10:00')
  expect((await kindsOf(cityLeader, petition)).filter((kind) => kind === 'nobody-left')).toHaveLength(2)
})

it('reaches the body above where that one decided, without number or word of a matter it does not see', async () => {
  const discipline = await member('unit-leader', '340600-discipline')
  await house.ctx.db
    .update(staff)
    .set({ roles: ['bureau-clerk', 'bureau-leader'] })
    .where(eq(staff.id, city.id))
  await house.ctx.db
    .update(staff)
    .set({ disabledAt: house.now })
    .where(and(eq(staff.organisationId, '340600-bureau'), ne(staff.id, city.id)))
  await act(city, petition, 'recusal', declared)
  expect((await discipline.post(`/api/petitions/${petition.id}/recusal-decision`, upheld)).status).toBe(204)
  const told = (await deskOf(discipline, null)).filter(({ kind }) => kind === 'nobody-left')
  expect(told.map(({ text }) => text)).toEqual([
    '淮北市信访局有一件信访件因有人回避，目前没有能够办理的人员，期限照常计算，请督促该单位另行指定人员。',
  ])
  expect(JSON.stringify(told)).not.toContain(petition.number)
})

it('lets the sender’s leader sign and grant where the only leader of the body had to stay away; the paper stays the body’s', async () => {
  const [clerk, head] = [await member('unit-clerk', signing), await member('unit-leader', signing)]
  await sentTo(signing)
  await act(head, petition, 'recusal', declared)
  await act(cityLeader, petition, 'recusal-decision', upheld)
  await act(clerk, petition, 'acceptance', {})
  await act(clerk, petition, 'extension', { days: 10, reason: '情况复杂，需要勘察现场。' })
  await act(clerk, petition, 'reply', replyBody(await open(clerk, petition)))
  for (const who of [clerk, city])
    expect((await refusal(who, petition, 'reply-approval', { approved: true }))[0]).toBeGreaterThanOrEqual(403)
  expect((await open(city, petition)).replyDraft?.body).toContain('经调查核实')
  expect((await listOf(cityLeader, '&queue=mine')).items.find(({ id }) => id === petition.id)?.awaits).toEqual(
    expect.arrayContaining(['reply-approval', 'extension-decision']),
  )
  await act(cityLeader, petition, 'extension-decision', { approved: true })
  await act(cityLeader, petition, 'reply-approval', { approved: false, remark: '请补充依据。' })
  expect((await open(clerk, petition)).timeline.at(-1)?.text).toBe('请补充依据。')
  await act(clerk, petition, 'reply', replyBody(await open(clerk, petition)))
  const replied = await act(cityLeader, petition, 'reply-approval', { approved: true })
  expect(replied.status).toBe('replied')
  const seen = await open(resident, petition)
  expect(seen.timeline.findLast(({ kind }) => kind === 'reply-approval')?.summary).toBe(
    '淮北市卫生健康委员会作出答复，由淮北市信访局负责人签发。',
  )
  const papers = seen.documents.filter(({ kind }) => ['reply', 'extension-notice'].includes(kind))
  expect(papers.map(({ organisation }) => organisation.id)).toEqual([signing, signing])
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})
