import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, newReader, open, refusal, register, replyBody, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let leader: StaffMember
let unit: StaffMember
let unitLeader: StaffMember
let other: StaffMember
let otherLeader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  house.now = new Date('2026-11-23T09:00:00+08:00')
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  second = await newReader(house, '第二人', '340600-bureau', 'bureau-clerk')
  leader = await newReader(house, '负责人', '340600-bureau', 'bureau-leader')
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  unitLeader = await newReader(house, '甲', '340600-housing', 'unit-leader')
  other = await newReader(house, '乙', '340600-health', 'unit-clerk')
  otherLeader = await newReader(house, '丙', '340600-health', 'unit-leader')
})
afterAll(() => house?.close())

beforeEach(async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
})
afterEach(async () => {
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

const agreed = { approved: true, reason: '经核对，同意。' }
const contest = { reason: '我不同意这样办。' }
const running = (view: PetitionView) =>
  clocksOf(view)
    .filter((clock) => / (running|overdue)$/.test(clock) && !/^(rating|objection )/.test(clock))
    .sort()
const send = (to: StaffMember) => transfer(bureau, petition, to.organisationId)

async function takeBack() {
  const lead = (await open(bureau, petition)).assignments.find(({ role, status }) => role === 'lead' && status !== 'recalled')
  return act(bureau, petition, 'recall', { assignmentId: lead?.id, reason: '转错了单位。' })
}
async function findDuty(clerk: StaffMember, head: StaffMember) {
  await act(clerk, petition, 'acceptance', { route: 'duty', dutyReason: '属于本局法定职责。' })
  return act(head, petition, 'duty-decision', agreed)
}
async function findClass(clerk: StaffMember, head: StaffMember, petitionClass: string) {
  await act(clerk, petition, 'class-change', { class: petitionClass, reason: '重新认定类别。' })
  return act(head, petition, 'class-decision', agreed)
}

it('a duty that one body found goes with its part: the next one has the 60 days from the first acceptance', async () => {
  await send(unit)
  await findDuty(unit, unitLeader)
  const back = await takeBack()
  expect([back.proposals[0]?.status, running(back)]).toEqual(['lifted', ['duty-answer running', 'redispatch running']])
  await send(other)
  const accepted = await act(other, petition, 'acceptance', {})
  expect(running(accepted)).toEqual(['handle running'])
  expect(accepted.clocks.find(({ kind }) => kind === 'handle')?.startsOn).toBe('2026-11-23')
})

it('a contested duty that is taken back holds nobody up, and the next body’s own has its days', async () => {
  await send(unit)
  await findDuty(unit, unitLeader)
  await act(resident, petition, 'route-contest', contest)
  expect(running(await takeBack())).not.toContain('contest-decision running')
  await send(other)
  expect(running(await findDuty(other, otherLeader))).toEqual(['duty-answer running'])
  await act(other, petition, 'reply', replyBody(petition))
  expect((await act(otherLeader, petition, 'reply-approval', { approved: true })).status).toBe('replied')
})

it('a class that goes to and fro never loses its period', async () => {
  await send(unit)
  for (const petitionClass of ['suggestion', 'appeal', 'suggestion']) await findClass(unit, unitLeader, petitionClass)
  expect(running(await act(unit, petition, 'acceptance', {}))).toEqual(['suggestion-answer running'])
})

it('an appeal that was accepted before has its 60 days again after another body took it for a suggestion', async () => {
  await send(unit)
  await act(unit, petition, 'acceptance', {})
  await takeBack()
  await send(other)
  for (const petitionClass of ['suggestion', 'appeal']) await findClass(other, otherLeader, petitionClass)
  expect(running(await act(other, petition, 'acceptance', {}))).toEqual(['handle running'])
})

it('a contest of the class outlives the part on which it was found, with its date', async () => {
  await send(unit)
  await findClass(unit, unitLeader, 'suggestion')
  await act(resident, petition, 'route-contest', contest)
  expect(running(await takeBack())).toContain('contest-decision running')
  const back = await act(leader, petition, 'route-contest-decision', agreed)
  expect([back.class, running(back)]).toEqual(['appeal', ['inform running', 'redispatch running']])
})

it('a suggestion that an upheld contest gives back has its period', async () => {
  petition = await fileAs(resident, { kind: 'suggestion' })
  await register(bureau, petition, { class: 'suggestion', purpose: 'opinion' })
  await send(unit)
  await findClass(unit, unitLeader, 'appeal')
  await takeBack()
  await act(resident, petition, 'route-contest', contest)
  const back = await act(leader, petition, 'route-contest-decision', agreed)
  expect([back.class, running(back)]).toEqual(['suggestion', ['inform running', 'redispatch running', 'suggestion-answer running']])
})

it('nothing ends a matter whose class is contested', async () => {
  await send(unit)
  const later = await fileAs(resident)
  await register(bureau, later)
  await act(bureau, later, 'class-change', { class: 'suggestion', reason: '只是建议。' })
  await act(second, later, 'class-decision', agreed)
  const refuse = { openNumber: petition.number, reason: '同一事项正在办理。' }
  await act(bureau, later, 'refusal', refuse)
  await act(resident, later, 'route-contest', contest)
  expect(await refusal(second, later, 'refusal-decision', agreed)).toEqual([409, 'illegal_action'])
  expect(await refusal(bureau, later, 'refusal', refuse)).toEqual([409, 'illegal_action'])
  expect((await act(leader, later, 'route-contest-decision', agreed)).status).toBe('registered')
})

it('what an undone answer promised is owed no more', async () => {
  await send(unit)
  await findDuty(unit, unitLeader)
  await act(unit, petition, 'reply', replyBody(petition, 'supported'))
  await act(resident, petition, 'route-contest', contest)
  const back = await act(leader, petition, 'route-contest-decision', agreed)
  expect([back.tasks.map(({ status }) => status), running(back)]).toEqual([['lifted'], ['handle running']])
  const answered = await act(unit, petition, 'reply', replyBody(petition))
  expect(answered.tasks.filter(({ status }) => status === 'open')).toEqual([])
})

it('what was written while it was held to be an accusation stays with the bureau', async () => {
  await act(bureau, petition, 'class-change', { class: 'accusation', reason: '反映住建局李某收钱。' })
  await act(bureau, petition, 'contact', { channel: 'phone', at: '2026-11-23T09:00:00+08:00', summary: '来电说李某收了两千元。' })
  await act(second, petition, 'class-decision', { approved: false, reason: '只提到李某一句，诉求是修路。' })
  await send(unit)
  const texts = JSON.stringify([await open(unit, petition), await timelineOf(unit, petition)])
  expect(texts).not.toMatch(/李某|检举控告|accusation/)
  expect(JSON.stringify(await open(bureau, petition))).toContain('李某')
})
