import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf, kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, newReader, open, refusal, register, returning, transfer } from './steps.ts'

let house: House
let bureau: StaffMember
let bureauLeader: StaffMember
let unit: StaffMember
let unitLeader: StaffMember
let petition: PetitionView

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  bureauLeader = await returning(house, () => house.staff('bureau-leader', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  unitLeader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
})
afterEach(() => house?.close())

const declared = { reason: '与被反映的物业公司负责人是亲属。' }
const upheld = { approved: true, reason: '经核实有直接利害关系，应当回避。' }
const owed = (view: PetitionView) =>
  view.clocks.filter(({ kind }) => kind === 'recusal-decision').map(({ legalOn, state }) => [legalOn, state])
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

/** Received by the unit directly, and kept to handle it: the body is its own sender. */
async function kept() {
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23' }
  const answer = await unit.post<ReceivedPetition>('/api/petitions/received', letter)
  petition = await open(unit, answer.body)
  await register(unit, petition)
  petition = await transfer(unit, petition, unit.organisationId)
}

it('of the head of a body that keeps the matter itself is decided by the bureau above, by its date, and by nobody of that body', async () => {
  await kept()
  const second = await newReader(house, '副局长', unit.organisationId, 'unit-leader')
  const asked = await act(unitLeader, petition, 'recusal', { ...declared, assignmentId: petition.assignments[0]?.id })
  expect(asked.timeline.at(-1)?.summary).toBe(
    '淮北市住房和城乡建设局申请淮北市住房和城乡建设局有关人员回避，由淮北市信访局负责人决定，决定前淮北市住房和城乡建设局暂停办理操作，期限照常计算。',
  )
  expect(owed(asked)).toEqual([['2026-11-26', 'running']])
  for (const who of [unitLeader, second]) expect((await refusal(who, petition, 'recusal-decision', upheld))[0]).toBeGreaterThanOrEqual(403)
  expect((await open(second, petition)).allowedActions).not.toContain('recusal-decision')
  await act(bureauLeader, petition, 'recusal-decision', upheld)
  expect(await doorsOpenTo(unitLeader, petition, '积水')).toEqual([])
  expect((await act(unit, petition, 'acceptance', {})).status).toBe('accepted')
  expect(await differences()).toEqual([])
})

it('of a head warns the leader who decides, from the first warning on, and not the body of the head', async () => {
  petition = await fileAs(await house.resident('张三'))
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(unitLeader, petition, 'recusal', declared)
  await strike(house, '2026-11-24T10:00')
  const told = (await deskOf(bureauLeader, petition)).at(-1)
  expect([told?.kind, told?.text]).toEqual(['due-soon', expect.stringContaining('淮北市信访局')])
  expect(await kindsOf(unit, petition)).toEqual([])
  expect(await kindsOf(unitLeader, petition)).toEqual([])
  expect(await differences()).toEqual([])
})
