import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let clerk: StaffMember
let leader: StaffMember
let assistant: StaffMember
let otherLeader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse({ now: '2026-08-03T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  clerk = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  leader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
  assistant = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-health' }))
  otherLeader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-health' }))
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-08-03T09:00:00+08:00')
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, clerk.organisationId, assistant.organisationId)
  await act(assistant, petition, 'acceptance', {})
  await act(clerk, petition, 'acceptance', {})
})

const reason = '需要委托有资质的机构检测管道。'
const ask = (days: number) => act(clerk, petition, 'extension', { days, reason })
const decide = (approved: boolean) => act(leader, petition, 'extension-decision', { approved })
const handling = ({ clocks }: PetitionView) => clocks.find(({ kind }) => kind === 'handle')
const told = (view: PetitionView) =>
  view.timeline.filter(({ kind }) => kind.startsWith('extension')).map(({ summary, text }) => [summary, text])

it('is asked for by the clerk, granted by the leader on the last day, and told with its reason and the old date', async () => {
  const asked = await ask(10)
  expect(asked.proposals.map(({ kind, status, text }) => [kind, status, text])).toEqual([
    ['extension', 'open', `延长10日。理由：${reason}`],
  ])
  const unaware = await open(resident, petition)
  expect([unaware.proposals, told(unaware), handling(unaware)?.legalOn]).toEqual([[], [], '2026-10-08'])

  house.now = new Date('2026-10-08T23:59:00+08:00')
  await decide(true)
  const seen = await open(resident, petition)
  expect(handling(seen)).toMatchObject({ startsOn: '2026-08-03', days: 70, plainOn: '2026-10-12', legalOn: '2026-10-12', state: 'running' })
  expect(handling(seen)?.derivation.find(({ what }) => what === 'extension')?.text).toBe('经批准延长10日，与原期限合并为70日，一次计算。')
  expect(told(seen)).toEqual([['淮北市住房和城乡建设局批准延长办理期限10日，由2026年10月8日延至2026年10月12日。', reason]])
  expect(seen.documents.find(({ kind }) => kind === 'extension-notice')).toMatchObject({ text: reason, deliveredOn: '2026-10-08' })
  const inbox = await resident.get<{ items: { kind: string }[] }>('/api/notices')
  expect(inbox.body.items[0]?.kind).toBe('extended')
})

it('adds up over several grants to thirty days, each reckoned as one period rolled once over the days off', async () => {
  await ask(6)
  expect(handling(await decide(true))).toMatchObject({ plainOn: '2026-10-08', legalOn: '2026-10-08' })
  expect(await refusal(clerk, petition, 'extension', { days: 25, reason })).toEqual([400, 'days: too_long'])
  await ask(24)
  expect(handling(await decide(true))).toMatchObject({ plainOn: '2026-11-01', legalOn: '2026-11-02' })
  expect(await refusal(clerk, petition, 'extension', { days: 1, reason })).toEqual([409, 'illegal_action'])
  expect((await open(clerk, petition)).allowedActions).not.toContain('extension')
})

it.each([0, -5, 31, 1.5, 1e9])('of %s days is refused as a field', async (days) => {
  expect((await refusal(clerk, petition, 'extension', { days, reason }))[0]).toBe(400)
})

it('is neither asked for nor granted after the period has ended', async () => {
  await ask(10)
  house.now = new Date('2026-10-09T00:00:00+08:00')
  const late = await leader.post<Problem>(`/api/petitions/${petition.id}/extension-decision`, { approved: true })
  expect([late.status, late.body.detail]).toEqual([409, '延期只用于信访程序，应当在办理期限届满前申请并批准，累计不超过30日。'])
  expect(await refusal(clerk, petition, 'extension', { days: 5, reason })).toEqual([409, 'illegal_action'])
  const seen = await open(resident, petition)
  expect([handling(seen)?.legalOn, handling(seen)?.state]).toEqual(['2026-10-08', 'overdue'])
})

it('refused leaves the date, says nothing to the petitioner and may be asked for again', async () => {
  await ask(10)
  expect(await refusal(clerk, petition, 'extension', { days: 5, reason })).toEqual([409, 'illegal_action'])
  await decide(false)
  const seen = await open(resident, petition)
  expect([handling(seen)?.legalOn, told(seen), seen.proposals]).toEqual(['2026-10-08', [], []])
  expect(await refusal(leader, petition, 'extension-decision', { approved: true })).toEqual([409, 'illegal_action'])
  await ask(5)
})

it('is the right of the leader of the leading unit alone, once', async () => {
  expect(await refusal(leader, petition, 'extension', { days: 10, reason })).toEqual([403, 'forbidden'])
  expect(await refusal(assistant, petition, 'extension', { days: 10, reason })).toEqual([409, 'illegal_action'])
  expect(await refusal(resident, petition, 'extension', { days: 10, reason })).toEqual([404, 'not_found'])
  await ask(10)
  const bureauLeader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  expect(await refusal(clerk, petition, 'extension-decision', { approved: true })).toEqual([403, 'forbidden'])
  for (const stranger of [otherLeader, bureauLeader, assistant, resident]) {
    expect(await refusal(stranger, petition, 'extension-decision', { approved: true })).toEqual([404, 'not_found'])
  }
  await Promise.all([1, 2, 3].map(() => leader.post(`/api/petitions/${petition.id}/extension-decision`, { approved: true })))
  expect(handling(await open(leader, petition))?.legalOn).toBe('2026-10-12')
})

it('asked for by a unit that lost the matter holds up nobody after it', async () => {
  const { assignments } = await ask(10)
  const lead = assignments.find(({ role }) => role === 'lead')
  await act(bureau, petition, 'recall', { assignmentId: lead?.id, reason: '转送有误，予以收回。' })
  await act(bureau, petition, 'recall', { reason: '协办一并收回。' })
  await transfer(bureau, petition, assistant.organisationId)
  await act(assistant, petition, 'acceptance', {})
  await act(assistant, petition, 'extension', { days: 20, reason })
  const seen = await act(otherLeader, petition, 'extension-decision', { approved: true })
  expect(handling(seen)).toMatchObject({ startsOn: '2026-08-03', legalOn: '2026-10-22' })
})
