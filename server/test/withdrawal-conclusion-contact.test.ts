import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, bodies, fileAs, guide, listOf, open, refusal, register, replyBody, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('周八')
  bureau = await house.staff('bureau-clerk')
  unit = await house.staff('unit-clerk')
})
afterAll(() => house?.close())

async function accepted(): Promise<PetitionView> {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  return act(unit, petition, 'acceptance', {})
}
const received = async () => (await house.visitor.get<{ received: number }>('/api/statistics/summary')).body.received

it('is withdrawn by the petitioner alone, with a reason; nothing is owed any more and it stays in every count', async () => {
  const petition = await accepted()
  const counted = await received()
  expect((await refusal(resident, petition, 'withdrawal', { reason: '' }))[0]).toBe(400)
  const withdrawn = await act(resident, petition, 'withdrawal', { reason: '问题已经解决' })
  expect([withdrawn.status, withdrawn.outwardStatus, withdrawn.nextDue]).toEqual(['withdrawn', '已撤回', null])
  expect(withdrawn.clocks.filter(({ state }) => state === 'running').map(({ kind }) => kind)).toEqual(['rating-bureau'])
  expect(withdrawn.ratingStates).toEqual({ bureau: 'waiting', unit: 'not-open' })
  expect(withdrawn.allowedActions).toEqual(['rating', 'withdrawal-undo', 'contact-change', 'retaliation-report', 'publication-consent'])
  expect([await received(), (await listOf(bureau, '&status=withdrawn')).items.map(({ id }) => id)]).toEqual([counted, [petition.id]])
  const view = await open(unit, petition)
  expect([view.allowedActions, view.timeline.at(-1)?.text]).toEqual([['contact', 'urgent-report'], '问题已经解决'])
  for (const [who, name] of [
    [resident, 'withdrawal'],
    [bureau, 'conclusion'],
    [unit, 'reply'],
  ] as const) {
    expect(await refusal(who, petition, name, bodies[name]), name).toEqual([409, 'illegal_action'])
  }
  const inbox = await resident.get<{ items: { kind: string; text: string }[] }>('/api/notices')
  expect(inbox.body.items[0]).toMatchObject({ kind: 'withdrawn', text: expect.stringContaining('如果不是您本人操作') })
})

it('cannot be withdrawn once it is answered', async () => {
  const petition = await accepted()
  await act(unit, petition, 'reply', replyBody(petition))
  expect((await open(resident, petition)).allowedActions).toEqual([
    'rating',
    'contact-change',
    'retaliation-report',
    'publication-consent',
    'recusal',
  ])
  expect(await refusal(resident, petition, 'withdrawal', bodies.withdrawal)).toEqual([409, 'illegal_action'])
})

it('is concluded by the bureau with its ground, after an answer and never before; the petitioner is told and may still rate', async () => {
  const petition = await accepted()
  expect(await refusal(bureau, petition, 'conclusion', bodies.conclusion)).toEqual([409, 'illegal_action'])
  await act(unit, petition, 'reply', replyBody(petition))
  expect(await refusal(unit, petition, 'conclusion', bodies.conclusion)).toEqual([404, 'not_found'])
  const leader = await house.staff('bureau-leader', { organisationId: bureau.organisationId })
  const concluded = await act(leader, petition, 'conclusion', { ground: '答复意见已送达。' })
  expect([concluded.outwardStatus, concluded.nextDue]).toEqual(['审核认定办结', null])
  const seen = await open(resident, petition)
  expect(seen.documents.at(-1)).toMatchObject({ kind: 'conclusion-notice', text: '答复意见已送达。', deliveredOn: '2026-11-23' })
  expect((await act(resident, petition, 'rating', { unit: { grade: 'satisfied' } })).status).toBe('concluded')
  expect(await refusal(leader, petition, 'conclusion', bodies.conclusion)).toEqual([409, 'illegal_action'])
})

it('led into another procedure, tells which one and why, and is concluded without an answer', async () => {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  const second = await house.staff('unit-leader', { organisationId: unit.organisationId })
  const guided = await guide(unit, second, petition)
  expect([guided.status, guided.outwardStatus]).toEqual(['guided', '已导入其他法定程序'])
  const seen = await open(resident, petition)
  expect(seen.timeline.at(-1)?.text).toBe('民事诉讼，由人民法院接收。理由和依据：属于合同纠纷')
  expect(seen.clocks.filter(({ kind, state }) => !kind.startsWith('rating') && state === 'running')).toEqual([])
  expect(await refusal(unit, petition, 'reply', replyBody(petition))).toEqual([409, 'illegal_action'])
  expect((await act(bureau, petition, 'conclusion', bodies.conclusion)).status).toBe('concluded')
})

it('keeps every contact beside the ratings, for staff to read; the petitioner sees a link without text', async () => {
  const petition = await accepted()
  const summary = '电话告知办理进展，信访人表示知晓。'
  const noted = await act(unit, petition, 'contact', { channel: 'phone', at: '2026-11-23T08:30:00+08:00', summary })
  expect(noted.timeline.at(-1)).toMatchObject({ kind: 'contact', text: summary, summary: expect.stringContaining('电话') })
  expect((await open(bureau, petition)).timeline.at(-1)?.text).toBe(summary)
  const seen = await open(resident, petition)
  expect(seen.timeline.map(({ kind }) => kind)).not.toContain('contact')
  expect((await timelineOf(resident, petition)).at(-1)).toMatchObject({ hidden: true })
  expect(JSON.stringify(await timelineOf(resident, petition))).not.toContain('知晓')
})

it('takes no contact of the future, from before the matter was received, of another petition or from a body without a part', async () => {
  const petition = await accepted()
  const contact = (changes: object) => ({ ...bodies.contact, ...changes })
  expect(await refusal(unit, petition, 'contact', contact({ at: '2026-11-23T09:06:00+08:00' }))).toEqual([400, 'at: in_future'])
  for (const at of ['2026-11-22T23:59:00+08:00', '2006-11-23T09:00:00+08:00'])
    expect(await refusal(unit, petition, 'contact', contact({ at }))).toEqual([400, 'at: before_receipt'])
  expect((await refusal(unit, petition, 'contact', contact({ at: 'gestern' })))[0]).toBe(400)
  const stranger = await house.staff('unit-clerk', { organisationId: '340602-housing' })
  expect(await refusal(stranger, petition, 'contact', contact({}))).toEqual([404, 'not_found'])
  const other = (await accepted()).assignments[0]?.id
  expect(await refusal(unit, petition, 'contact', contact({ assignmentId: other }))).toEqual([404, 'not_found'])
})
