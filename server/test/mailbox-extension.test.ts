import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { setLocalRules } from '../src/usecases/set-local-rules.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let clerk: StaffMember
let leader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse({ now: '2026-08-03T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  second = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())
beforeEach(async () => {
  house.now = new Date('2026-08-03T09:00:00+08:00')
  petition = await accepted({ class: 'appeal' })
})
afterEach(async () => {
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

async function accepted(registration: object, acceptedOn = '2026-08-03') {
  petition = await fileAs(resident, { kind: 'mailbox' })
  const { proposals } = await register(bureau, petition, registration)
  if (proposals.length > 0) await act(second, petition, 'class-decision', { approved: true, reason: '只是建议。' })
  await transfer(bureau, petition, clerk.organisationId)
  house.now = new Date(`${acceptedOn}T10:00:00+08:00`)
  return act(clerk, petition, 'acceptance', {})
}
const reason = '需要等第三方的检测结果。'
const ask = (days = 10) => act(clerk, petition, 'extension', { period: 'mailbox', days, reason })
const decide = (approved = true) => act(leader, petition, 'extension-decision', { approved })
const promise = ({ clocks }: PetitionView) => clocks.find(({ kind }) => kind === 'mailbox-answer')

it('is asked for by the clerk, granted by the leader on the last day, and told with its reason and the old date', async () => {
  expect(promise(petition)).toMatchObject({ days: 10, legalOn: '2026-08-17' })
  const asked = await ask()
  expect(asked.proposals.map(({ text }) => text)).toEqual([`延长市长信箱答复期限10个工作日。理由：${reason}`])
  expect(promise(await open(resident, petition))?.legalOn).toBe('2026-08-17')
  expect(await refusal(clerk, petition, 'extension-decision', { approved: true })).toEqual([403, 'forbidden'])
  house.now = new Date('2026-08-17T23:59:00+08:00')
  await decide()
  const seen = await open(resident, petition)
  expect(promise(seen)).toMatchObject({ startsOn: '2026-08-03', days: 20, unit: 'working', legalOn: '2026-08-31', state: 'running' })
  expect(promise(seen)?.derivation.find(({ what }) => what === 'extension')?.text).toBe(
    '经批准延长10个工作日，与原期限合并为20个工作日，一次计算。',
  )
  expect(seen.timeline.filter(({ kind }) => kind.startsWith('extension')).map(({ summary, text }) => [summary, text])).toEqual([
    ['淮北市住房和城乡建设局批准延长市长信箱答复期限10个工作日，由2026年8月17日延至2026年8月31日。', reason],
  ])
  expect(seen.documents.find(({ kind }) => kind === 'extension-notice')).toMatchObject({ text: reason, deliveredOn: '2026-08-17' })
  const inbox = await resident.get<{ items: { kind: string }[] }>('/api/notices')
  expect(inbox.body.items[0]?.kind).toBe('extended')
})

it('moves nothing of the 60 days, which are extended by themselves', async () => {
  await ask()
  await decide()
  const handling = ({ clocks }: PetitionView) => clocks.find(({ kind }) => kind === 'handle')?.legalOn
  expect(handling(await open(resident, petition))).toBe('2026-10-08')
  await act(clerk, petition, 'extension', { days: 10, reason })
  const extended = await decide()
  expect([handling(extended), promise(extended)?.legalOn]).toEqual(['2026-10-12', '2026-08-31'])
})

it('is granted once, for no more than the city’s ten working days', async () => {
  expect(await refusal(clerk, petition, 'extension', { period: 'mailbox', days: 11, reason })).toEqual([400, 'days: too_long'])
  await ask(2)
  expect(promise(await decide(false))?.legalOn).toBe('2026-08-17')
  await ask(2)
  expect(promise(await decide())?.legalOn).toBe('2026-08-19')
  expect(await refusal(clerk, petition, 'extension', { period: 'mailbox', days: 1, reason })).toEqual([400, 'period: not_extendable'])
})

it('is neither asked for nor granted after the day has passed', async () => {
  await ask()
  house.now = new Date('2026-08-18T00:00:00+08:00')
  const late = await leader.post<Problem>(`/api/petitions/${petition.id}/extension-decision`, { approved: true })
  expect([late.status, late.body.detail]).toEqual([
    409,
    '延期应当在期限届满前申请并批准：市长信箱答复期限只能延长一次，办理期限累计延长不超过30日。',
  ])
  expect(promise(await open(resident, petition))).toMatchObject({ legalOn: '2026-08-17', state: 'overdue' })
})

it('never goes past the period of the matter itself: a suggestion that was accepted late', async () => {
  petition = await accepted({ class: 'suggestion', purpose: 'opinion' }, '2026-09-10')
  expect(petition.clocks.find(({ kind }) => kind === 'suggestion-answer')?.legalOn).toBe('2026-10-08')
  expect(promise(petition)?.legalOn).toBe('2026-09-23')
  expect(await refusal(clerk, petition, 'extension', { period: 'mailbox', days: 10, reason })).toEqual([400, 'days: too_long'])
  expect(await refusal(clerk, petition, 'extension', { days: 5, reason })).toEqual([400, 'period: not_extendable'])
  await ask(3)
  expect(promise(await decide())?.legalOn).toBe('2026-09-29')
})

it('is of letters to the mayor alone', async () => {
  const other = await fileAs(resident)
  await register(bureau, other)
  await transfer(bureau, other, clerk.organisationId)
  await act(clerk, other, 'acceptance', {})
  expect(await refusal(clerk, other, 'extension', { period: 'mailbox', days: 5, reason })).toEqual([400, 'period: not_extendable'])
})

it('is as long as the city sets it, and so are the national days of simple handling, on the city’s own word', async () => {
  house.now = new Date('2026-08-03T11:00:00+08:00')
  const { version: _, ...rules } = house.ctx.config.LOCAL_RULES
  await setLocalRules(house.ctx, { ...rules, mailboxExtensionWorkingDays: 2, simpleAnswerWorkingDays: 7 }, '市政府办公室通知')
  expect(await refusal(clerk, petition, 'extension', { period: 'mailbox', days: 3, reason })).toEqual([400, 'days: too_long'])
  const simple = await fileAs(resident)
  await register(bureau, simple)
  await transfer(bureau, simple, clerk.organisationId)
  const answer = (await act(clerk, simple, 'acceptance', { simple: true })).clocks.find(({ kind }) => kind === 'simple-answer')
  expect([answer?.days, answer?.basis]).toEqual([7, '淮北市本地规则'])
})
