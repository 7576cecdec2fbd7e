import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getPetitionRow } from '../src/db/petitions.ts'
import { replayPetitions } from '../src/usecases/petition/replay-petitions.ts'
import { openResidentSession } from '../src/usecases/session/open-session.ts'
import { deskOf, kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import { type Caller, callerOf, type StaffMember } from './people.ts'
import {
  act,
  clocksOf,
  doorsOpenTo,
  guide,
  listOf,
  newReader,
  open,
  refusal,
  register,
  replyBody,
  returning,
  transferBody,
} from './steps.ts'

/** A unit of a county received it directly (第二十三条); the county's bureau follows it. */
let house: House
let unit: StaffMember
let unitSecond: StaffMember
let unitLeader: StaffMember
let bureau: StaffMember
let bureauLeader: StaffMember
let city: StaffMember

beforeAll(async () => {
  house = await openHouse()
  await newReader(house, '复核人', '340602-housing', 'unit-clerk')
  await newReader(house, '负责人', '340602-housing', 'unit-leader')
  await newReader(house, '负责人', '340602-bureau', 'bureau-leader')
  const at = (role: StaffRole, organisationId: string) => returning(house, () => house.staff(role, { organisationId }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340602-housing', readsSealed: false }))
  unitSecond = await returning(house, () => house.staff('unit-clerk', { organisationId: '340602-housing', readsSealed: true }))
  unitLeader = await at('unit-leader', '340602-housing')
  bureau = await at('bureau-clerk', '340602-bureau')
  bureauLeader = await at('bureau-leader', '340602-bureau')
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
})
afterAll(() => house?.close())

async function received(changes: object = {}) {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23', ...changes }
  const answer = await unit.post<ReceivedPetition>('/api/petitions/received', letter)
  expect(answer.status, answer.text).toBe(201)
  return open(unit, answer.body)
}

/** Whoever wrote the letter, had they a way to sign in. */
async function writerOf({ id }: { id: string }): Promise<Caller> {
  const { personId } = await getPetitionRow(house.ctx.db, id)
  return returning(house, async () => {
    const session = await openResidentSession(house.ctx, house.ctx.db, personId, 'sms')
    return callerOf(house.app, house.app.signToken(session.id))
  })
}

async function kept(changes: object = {}): Promise<PetitionView> {
  const petition = await received(changes)
  await register(unit, petition)
  return act(unit, petition, 'transfer', transferBody(unit.organisationId))
}

async function answered(outcome = 'explained'): Promise<PetitionView> {
  const petition = await kept({ electronicDelivery: false })
  await act(unit, petition, 'acceptance', { route: 'petition' })
  return act(unit, petition, 'reply', replyBody(await open(unit, petition), outcome))
}

const tasksOf = async (who: Caller, petition: { id: string }) =>
  (await open(who, petition)).tasks.map(({ kind, status, organisation }) => [kind, status, organisation.id])
const isMine = async (who: Caller, { id }: { id: string }) => (await listOf(who, '&queue=mine')).items.some((one) => one.id === id)

it('is seen by the bureau of its territory from the first day, by no other body', async () => {
  const petition = await received()
  expect((await open(bureau, petition)).allowedActions).toEqual(['contact', 'urgent-report'])
  expect(await isMine(bureau, petition)).toBe(false)
  expect(await isMine(unit, petition)).toBe(true)
  expect(await doorsOpenTo(city, petition, '积水')).toEqual([])
})

it('is registered, kept and answered by the unit, and concluded by the bureau alone', async () => {
  const petition = await answered()
  for (const who of [unit, unitLeader])
    expect(await refusal(who, petition, 'conclusion', { ground: '已经答复' })).toEqual([404, 'not_found'])
  expect([await isMine(unit, petition), await isMine(bureau, petition)]).toEqual([false, true])
  expect((await act(bureau, petition, 'conclusion', { ground: '已经答复' })).status).toBe('concluded')
  // 首接负责: the first receiver sees it to the end.
  expect((await open(unit, petition)).status).toBe('concluded')
})

it('marked by the bureau as court-related, never by the unit; the bureau’s leader decides the contest', async () => {
  const petition = await kept()
  const mark = { mark: 'court-related', reason: '正在法院审理。' }
  expect(await refusal(unit, petition, 'mark', mark)).toEqual([404, 'not_found'])
  await act(bureau, petition, 'mark', mark)
  const decision = { approved: true, reason: '经复核属实。' }
  expect(await refusal(unitSecond, petition, 'mark-decision', decision)).toEqual([404, 'not_found'])
  await act(bureauLeader, petition, 'mark-decision', decision)
  await act(await writerOf(petition), petition, 'mark-contest', { reason: '没有进入诉讼。' })
  expect(await refusal(unitLeader, petition, 'mark-contest-decision', decision)).toEqual([404, 'not_found'])
})

it('led into another procedure by the unit: the bureau’s leader hears the petitioner’s contest, by its own date', async () => {
  const petition = await kept()
  await guide(unit, unitSecond, petition)
  await act(await writerOf(petition), petition, 'route-contest', { reason: '这件事应当由你们办理。' })
  const decision = { approved: true, reason: '经审核属实。' }
  expect(await refusal(unitLeader, petition, 'route-contest-decision', decision)).toEqual([404, 'not_found'])
  expect(await isMine(bureauLeader, petition)).toBe(true)
  await strike(house, '2026-12-01T10:00')
  expect((await deskOf(bureau, petition)).map(({ text }) => text)).toEqual([
    `编号 ${petition.number}。杜集区信访局的审核信访人异议期限已于2026年11月30日届满，至今没有完成，请督促办理。`,
  ])
  expect((await act(bureauLeader, petition, 'route-contest-decision', decision)).status).toBe('transferred')
})

it('refused to be carried out: the bureau is told and owes the call-back, not the unit', async () => {
  const petition = await answered('supported')
  await act(unit, petition, 'fulfilment-refusal', { reason: '资金没有到位。' })
  expect(await tasksOf(bureau, petition)).toEqual([
    ['call-back', 'open', '340602-bureau'],
    ['fulfilment', 'refused', '340602-housing'],
  ])
  expect([await kindsOf(bureau, petition), await kindsOf(unit, petition)]).toEqual([['refused-fulfilment'], []])
  const call = { channel: 'phone', at: '2026-11-23T08:00:00+08:00', summary: '电话回访情况' }
  expect(await refusal(unit, petition, 'call-back', call)).toEqual([404, 'not_found'])
  await act(bureau, petition, 'call-back', call)
})

it('rated 不满意, withdrawn, reported for retaliation: the bureau calls, and reads past the unit', async () => {
  const petition = await answered()
  const writer = await writerOf(petition)
  await open(writer, petition)
  await act(writer, petition, 'rating', { unit: { grade: 'unsatisfied', reason: '没有解决' } })
  await act(writer, petition, 'retaliation-report', { text: '有人上门威胁。' })
  const calls = [
    ['call-back', 'open', '340602-bureau'],
    ['call-back', 'open', '340602-bureau'],
  ]
  expect(await tasksOf(bureau, petition)).toEqual(calls)
  expect(JSON.stringify(await open(bureau, petition))).toContain('有人上门威胁')
  expect(JSON.stringify(await open(unit, petition))).not.toContain('有人上门威胁')

  const withdrawn = await kept()
  await act(await writerOf(withdrawn), withdrawn, 'withdrawal', { reason: '问题已经解决。' })
  expect(await tasksOf(bureau, withdrawn)).toEqual([['call-back', 'open', '340602-bureau']])
})

it('overdue is told to the bureau, and so is the period as if the unit had accepted', async () => {
  const petition = await received()
  // 告知 ends on 2026-12-08; 60 days from then on, 2027-02-06, is a Saturday.
  await strike(house, '2026-12-09T10:00')
  expect([await kindsOf(bureau, petition), await kindsOf(unit, petition)]).toEqual([['overdue'], ['overdue']])
  await strike(house, '2027-02-22T10:00')
  expect((await deskOf(bureau, petition)).at(-1)?.text).toContain('办理期限（逾期未告知，按告知期满之日受理推算，本地规则）')
})

it('kept without a name: its own date is warned of as well', async () => {
  const petition = await received({ petitioner: { type: 'person', name: '匿名', phone: '', address: '' } })
  await register(unit, petition)
  await act(unit, petition, 'transfer', transferBody(unit.organisationId))
  await strike(house, '2026-12-09T10:00')
  expect((await deskOf(bureau, petition)).map(({ text }) => text)).toEqual([
    `编号 ${petition.number}。杜集区住房和城乡建设局的直接收到事项处理期限已于2026年12月8日届满，至今没有完成，请督促办理。`,
  ])
})

it('not the unit’s own remit is handed to the bureau of its territory, and to no other; the petitioner is told where', async () => {
  const petition = await received({ kind: 'mailbox' })
  await register(unit, petition)
  for (const elsewhere of ['340600-bureau', '340603-bureau', '340602-education'])
    expect(await refusal(unit, petition, 'transfer', transferBody(elsewhere))).toEqual([400, 'assignments.0.organisationId: out_of_reach'])
  const promised = (view: PetitionView) => view.clocks.filter(({ kind }) => kind === 'mailbox-acceptance').map(({ legalOn }) => legalOn)
  const before = promised(await open(unit, petition))
  await act(unit, petition, 'transfer', transferBody(bureau.organisationId))
  const writer = await writerOf(petition)
  const sent = await open(writer, petition)
  expect(sent.timeline.map(({ summary }) => summary).join()).toContain('杜集区信访局')
  expect(promised(sent)).toEqual(before)
  expect(clocksOf(sent).toSorted()).toEqual(['dispatch running', 'inform met', 'mailbox-acceptance running', 'rating-bureau running'])
  await act(bureau, petition, 'transfer', transferBody('340602-education'))
  expect((await open(unit, petition)).organisation.id).toBe('340602-education')
})

it('sent to it by a bureau is objected to, not handed back round the sender', async () => {
  const petition = await received()
  await register(unit, petition)
  await act(unit, petition, 'transfer', transferBody(bureau.organisationId))
  await act(bureau, petition, 'transfer', transferBody(unit.organisationId))
  expect(await refusal(unit, petition, 'transfer', transferBody(bureau.organisationId))).toEqual([
    400,
    'assignments.0.organisationId: already_holds',
  ])
  await act(unit, petition, 'objection', { reason: '不属于本单位职权范围。' })
  expect((await open(bureau, petition)).allowedActions).toContain('objection-decision')
})

it('is told again by its events alone', async () => {
  const { petitions, differing } = await replayPetitions(house.ctx)
  expect(petitions).toBeGreaterThan(10)
  expect(differing).toEqual([])
})
