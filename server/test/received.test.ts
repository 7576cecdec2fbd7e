import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayPetitions } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Caller, StaffMember } from './people.ts'
import {
  act,
  clocksOf,
  doorsOpenTo,
  listOf,
  open,
  type Problem,
  refusal,
  register,
  replyBody,
  timelineOf,
  transferBody,
  upload,
} from './steps.ts'

let house: House
let bureau: StaffMember
let unit: StaffMember
let below: StaffMember
let other: StaffMember

beforeAll(async () => {
  house = await openHouse()
  const of = (organisationId: string, role: StaffRole = 'unit-clerk') => house.staff(role, { organisationId })
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false })
  unit = await of('340600-housing')
  other = await of('340600-health')
  below = await house.staff('unit-clerk', { organisationId: '340602-housing' })
})
afterAll(() => house?.close())

const letter = (changes: object = {}) => ({ ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23', ...changes })
const anonymous = { type: 'person', name: '匿名', phone: '', address: '' }
const enter = (who: Caller, changes: object = {}, headers?: Record<string, string>) =>
  who.post<ReceivedPetition>('/api/petitions/received', letter(changes), headers)

async function entered(who: Caller, changes: object = {}): Promise<ReceivedPetition> {
  const answer = await enter(who, changes)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
async function refused(who: Caller, changes: object) {
  const { status, body } = await who.post<Problem>('/api/petitions/received', letter(changes))
  return [status, ...(body.errors?.map(({ path, code }) => `${path}: ${code}`) ?? [body.code])]
}

describe('a letter that reaches the bureau', () => {
  it('is entered with its own day of receipt, from which the 15 days count, and handed a code for the look-up', async () => {
    const { id, number, queryCode } = await entered(bureau, { receivedOn: '2026-11-20' })
    const petition = await open(bureau, { id })
    expect([petition.number, petition.channel, petition.receivedOn, petition.status]).toEqual([number, 'letter', '2026-11-20', 'submitted'])
    expect(petition.clocks.map(({ kind, startsOn, plainOn }) => [kind, startsOn, plainOn])).toEqual([
      ['dispatch', '2026-11-20', '2026-12-05'],
    ])
    expect(petition.timeline[0]).toMatchObject({ by: 'staff', summary: '淮北市信访局收到来信，已录入系统。' })
    expect(petition.queryCode).toBeUndefined()
    expect((await house.visitor.post('/api/lookup', { number, queryCode })).status).toBe(200)
    expect(JSON.stringify([petition, await timelineOf(bureau, { id })])).not.toContain(queryCode)
  })

  it('keeps the photographs of the paper with what was said', async () => {
    const { id } = await entered(bureau, { attachmentIds: [await upload(bureau)] })
    expect((await open(bureau, { id })).attachments).toHaveLength(1)
  })

  it('is entered once under one key, and another content under it is refused', async () => {
    const key = { 'idempotency-key': '0f9f7a3e-4c1c-4d6b-9a55-2f3b8a3f0c11' }
    const [first, second] = await Promise.all([enter(bureau, {}, key), enter(bureau, {}, key)])
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect((await enter(bureau, { receivedOn: '2026-11-22' }, key)).status).toBe(409)
    expect((await enter(unit, {}, key)).body.id).not.toBe(first.body.id)
  })

  it('may come without a name or an address, which nobody then has to mask', async () => {
    const { id } = await entered(bureau, { petitioner: anonymous, channel: 'phone' })
    expect((await open(bureau, { id })).petitioner).toMatchObject({ name: '匿名', phone: '', address: '' })
    const opened = await bureau.post<Petitioner>(`/api/petitions/${id}/petitioner-opening`, { reason: '联系核实情况' })
    expect([opened.status, opened.body.name, opened.body.phone]).toEqual([200, '匿名', ''])
  })

  it('is not entered with a day to come, one long past, a late one without a reason, or without a petitioner', async () => {
    expect(await refused(bureau, { receivedOn: '2026-11-24' })).toEqual([400, 'receivedOn: in_future'])
    expect(await refused(bureau, { receivedOn: '2026-10-23', lateReason: '收发室漏登记' })).toEqual([400, 'receivedOn: too_old'])
    expect(await refused(bureau, { receivedOn: '2026-11-19' })).toEqual([400, 'lateReason: reason_missing'])
    expect((await refused(bureau, { petitioner: undefined }))[0]).toBe(400)
    const { id } = await entered(bureau, { receivedOn: '2026-10-24', lateReason: '收发室漏登记' })
    expect((await open(bureau, { id })).timeline[0]?.text).toBe('收发室漏登记')
  })

  it('is entered by clerks only', async () => {
    for (const role of ['bureau-leader', 'administrator'] as const)
      expect(await refused(await house.staff(role), {})).toEqual([403, 'forbidden'])
    expect(await refused(await house.resident('来信人'), {})).toEqual([403, 'forbidden'])
  })
})

describe('a visit at a department', () => {
  let petition: PetitionView

  it('is the department’s to handle and the bureau’s to follow, nobody else’s to see, and no code is handed out there', async () => {
    const { id, queryCode } = await entered(unit, { channel: 'visit', receivedOn: '2026-11-21' })
    expect(queryCode).toBeNull()
    petition = await open(unit, { id })
    expect(petition.organisation.id).toBe(unit.organisationId)
    expect(clocksOf(petition)).toEqual(['inform running'])
    expect((await open(bureau, { id })).number).toBe(petition.number)
    for (const stranger of [other, below]) expect(await doorsOpenTo(stranger, petition, '积水'), stranger.username).toEqual([])
    expect((await listOf(unit)).items.map((one) => one.id)).toContain(id)
    expect((await listOf(unit, '&queue=mine')).items.map((one) => one.id)).toContain(id)
  })

  it('is handled by it under the period that began with the receipt, without an objection to itself', async () => {
    await register(unit, petition)
    const kept = await act(unit, petition, 'transfer', transferBody(unit.organisationId))
    expect(kept.clocks.map(({ kind, state, startsOn }) => [kind, state, startsOn])).toEqual([['inform', 'running', '2026-11-21']])
    expect(await refusal(unit, petition, 'objection', { reason: '不属于本单位职权范围' })).toEqual([409, 'illegal_action'])
    await act(unit, petition, 'acceptance', { route: 'petition' })
    expect(clocksOf(await open(unit, petition))).toEqual(['inform met', 'handle running'])
    await act(unit, petition, 'reply', replyBody(await open(unit, petition)))
    expect(await refusal(unit, petition, 'conclusion', { ground: '已经答复' })).toEqual([404, 'not_found'])
    expect((await act(bureau, petition, 'conclusion', { ground: '已经答复' })).status).toBe('concluded')
  })

  it('is sent on to the lower body of its system, never past it', async () => {
    const { id } = await entered(unit)
    await register(unit, { id })
    expect(await refusal(unit, { id }, 'transfer', transferBody(other.organisationId))).toEqual([
      400,
      'assignments.0.organisationId: out_of_reach',
    ])
    const sent = await act(unit, { id }, 'transfer', transferBody(below.organisationId))
    expect(clocksOf(sent).toSorted()).toEqual(['inform met', 'inform running', 'objection running'])
  })

  it('owes nobody a notice where name or address is unclear, and has a date of the city’s own to take it up', async () => {
    const { id } = await entered(unit, { petitioner: anonymous, receivedOn: '2026-11-21' })
    const [own, ...others] = (await open(unit, { id })).clocks
    expect([own?.kind, own?.state, own?.legalOn, others]).toEqual(['direct-receipt', 'running', '2026-12-07', []])
    expect(own?.basis).toBe('淮北市本地规则')
    await register(unit, { id })
    expect(clocksOf(await act(unit, { id }, 'transfer', transferBody(unit.organisationId)))).toEqual(['direct-receipt running'])
    expect(clocksOf(await act(unit, { id }, 'acceptance', { route: 'petition' }))).toEqual(['direct-receipt met', 'handle running'])
  })

  it('that nobody can answer is sent on within the same date, and the next body has its own', async () => {
    const { id } = await entered(unit, { petitioner: anonymous })
    await register(unit, { id })
    const sent = await act(unit, { id }, 'transfer', transferBody(below.organisationId))
    expect(clocksOf(sent).toSorted()).toEqual(['direct-receipt met', 'inform running', 'objection running'])
  })
})

it('takes an accusation from whoever may not hold it to those who may', async () => {
  const { id } = await entered(unit, {
    aboutConduct: true,
    accused: [{ name: '王某', organisationId: unit.organisationId, position: '科长' }],
  })
  expect((await unit.get(`/api/petitions/${id}`)).status).toBe(404)
  const reader = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  expect((await open(reader, { id })).sealed).toBe(true)
})

it('is told again by its events alone', async () => {
  const { petitions, differing } = await replayPetitions(house.ctx)
  expect(petitions).toBeGreaterThan(8)
  expect(differing).toEqual([])
})
