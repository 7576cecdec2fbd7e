import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { kindsOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, open, refusal, register, replyBody, returning, transfer, transferBody } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let secondClerk: StaffMember
let county: StaffMember
let town: StaffMember
let clerk: StaffMember
let leader: StaffMember

beforeAll(async () => {
  house = await openHouse()
  const staff = (role: 'bureau-clerk' | 'unit-clerk' | 'unit-leader', where: { organisationId: string; readsSealed?: boolean }) =>
    returning(house, () => house.staff(role, where))
  resident = await returning(house, () => house.resident('张三'))
  bureau = await staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  secondClerk = await staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: false })
  county = await staff('bureau-clerk', { organisationId: '340602-bureau' })
  town = await staff('unit-clerk', { organisationId: '340602001-town' })
  clerk = await staff('unit-clerk', { organisationId: '340600-housing' })
  leader = await staff('unit-leader', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())
beforeEach(() => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
})

async function transferred(filing: Parameters<typeof fileAs>[1] = {}, registration: object = {}, others: string[] = []) {
  const petition = await fileAs(resident, filing)
  await register(bureau, petition, registration)
  return transfer(bureau, petition, clerk.organisationId, ...others)
}
const accepted = async () => act(clerk, await transferred(), 'acceptance', { simple: true })
const clock = ({ clocks }: PetitionView, wanted: string) => {
  const found = clocks.find(({ kind }) => kind === wanted)
  return found && [found.startsOn, found.legalOn, found.state]
}
const leftSimple = async () =>
  (await house.visitor.get<z.infer<typeof StatisticsSummary>>('/api/statistics/summary')).body.waysOut.leftSimple
const reason = { reason: '现场勘察后发现需要协调多家管线单位。' }
const sixty = ['2026-11-23', '2027-01-22', 'running']

it('answers in ten working days, inside the sixty days that count beside them', async () => {
  const petition = await accepted()
  const seen = await open(resident, petition)
  expect([clock(seen, 'simple-answer'), clock(seen, 'handle')]).toEqual([['2026-11-23', '2026-12-07', 'running'], sixty])
  expect(seen.timeline.find(({ kind }) => kind === 'acceptance')?.summary).toBe(
    '淮北市住房和城乡建设局已受理，适用简易办理，办理途径：信访程序。',
  )
  house.now = new Date('2026-12-07T23:59:00+08:00')
  const answered = await act(clerk, petition, 'reply', replyBody(petition))
  expect([clock(answered, 'simple-answer')?.[2], clock(answered, 'handle')?.[2]]).toEqual(['met', 'met'])
})

it.each<[string, () => Promise<PetitionView>, object]>([
  ['several bodies', () => transferred({}, {}, ['340600-health']), {}],
  ['five people or more', () => transferred({ peopleCount: 5 }), {}],
  ['a suggestion', () => transferred({ kind: 'suggestion' }, { class: 'suggestion', purpose: 'opinion' }), {}],
  ['a duty to perform, which is another procedure', () => transferred(), { route: 'duty' }],
])('is refused as a field for %s', async (_, make, body) => {
  const petition = await make()
  expect(await refusal(clerk, petition, 'acceptance', { simple: true, ...body })).toEqual([400, 'simple: not_simple'])
  expect((await act(clerk, petition, 'acceptance', body)).status).toBe('accepted')
})

it('is refused as a field for what was handed down', async () => {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, county.organisationId)
  await transfer(county, petition, town.organisationId)
  expect(await refusal(town, petition, 'acceptance', { simple: true })).toEqual([400, 'simple: not_simple'])
})

it('is refused as a field for what belongs to a court', async () => {
  const petition = await transferred()
  await act(bureau, petition, 'mark', { mark: 'court-related', reason: '同一纠纷正在法院审理。' })
  await act(secondClerk, petition, 'mark-decision', { approved: true, reason: '经查询属实。' })
  expect(await refusal(clerk, petition, 'acceptance', { simple: true })).toEqual([400, 'simple: not_simple'])
})

it('goes into the ordinary procedure with the leader, the sixty days counted from the first acceptance', async () => {
  const petition = await accepted()
  house.now = new Date('2026-12-01T09:00:00+08:00')
  await act(clerk, petition, 'ordinary-handling', reason)
  expect(await refusal(clerk, petition, 'ordinary-handling', reason)).toEqual([409, 'illegal_action'])
  expect(await refusal(clerk, petition, 'ordinary-handling-decision', { approved: true })).toEqual([403, 'forbidden'])
  expect(await refusal(bureau, petition, 'ordinary-handling-decision', { approved: true })).toEqual([404, 'not_found'])
  const before = await leftSimple()
  await act(leader, petition, 'ordinary-handling-decision', { approved: true, remark: '请抓紧。' })
  expect(await leftSimple()).toBe(before + 1)
  const seen = await open(resident, petition)
  expect([clock(seen, 'simple-answer'), clock(seen, 'handle')]).toEqual([['2026-11-23', '2026-12-07', 'cancelled'], sixty])
  expect(seen.timeline.at(-1)).toMatchObject({
    summary: '淮北市住房和城乡建设局批准转为普通程序，60日自首次受理之日起算。',
    text: reason.reason,
  })
  expect(await refusal(clerk, petition, 'ordinary-handling', reason)).toEqual([409, 'illegal_action'])
})

it('goes on under its ten days where the leader refuses', async () => {
  const petition = await accepted()
  await act(clerk, petition, 'ordinary-handling', reason)
  await act(leader, petition, 'ordinary-handling-decision', { approved: false })
  const seen = await open(resident, petition)
  expect([clock(seen, 'simple-answer')?.[2], seen.timeline.filter(({ kind }) => kind.startsWith('ordinary'))]).toEqual(['running', []])
})

it('left too late stays late for everybody to see', async () => {
  const petition = await accepted()
  house.now = new Date('2026-12-08T09:00:00+08:00')
  await act(clerk, petition, 'ordinary-handling', reason)
  const left = await act(leader, petition, 'ordinary-handling-decision', { approved: true })
  expect([clock(left, 'simple-answer'), clock(left, 'handle')]).toEqual([['2026-11-23', '2026-12-07', 'late'], sixty])
})

it('cannot be left any more once it is answered', async () => {
  const petition = await accepted()
  await act(clerk, petition, 'ordinary-handling', reason)
  await act(clerk, petition, 'reply', replyBody(petition))
  expect((await open(leader, petition)).allowedActions).not.toContain('ordinary-handling-decision')
  expect(await refusal(leader, petition, 'ordinary-handling-decision', { approved: true })).toEqual([409, 'illegal_action'])
})

describe('the three working days to accept (简易办理)', () => {
  const found = async () => {
    const petition = await fileAs(resident)
    await register(bureau, petition)
    const body = { ...transferBody(clerk.organisationId), simple: true }
    return act(bureau, petition, 'transfer', body)
  }
  const toAccept = (view: PetitionView) => clock(view, 'simple-acceptance')

  it('run from receipt where the bureau found it fit, before the unit has said a word, and warn like others', async () => {
    const petition = await found()
    expect(toAccept(petition)).toEqual(['2026-11-23', '2026-11-26', 'running'])
    expect([petition.nextDue?.kind, petition.assignments[0]?.simple]).toEqual(['simple-acceptance', true])
    expect((await open(resident, petition)).timeline.at(-1)?.summary).toContain('建议简易办理')
    expect(await kindsOf(clerk, petition)).toEqual([])
    await strike(house, '2026-11-24T10:00')
    expect(await kindsOf(clerk, petition)).toContain('due-soon')
    await strike(house, '2026-11-27T10:00')
    expect(toAccept(await open(clerk, petition))?.[2]).toBe('overdue')
    expect([await kindsOf(clerk, petition), await kindsOf(bureau, petition)]).toEqual([
      expect.arrayContaining(['overdue']),
      expect.arrayContaining(['overdue']),
    ])
    expect((await listOf(clerk, '&queue=overdue')).items.map(({ id }) => id)).toContain(petition.id)
  })

  it('are met by an acceptance in time, simple or not: the unit’s own word decides', async () => {
    for (const simple of [true, false]) {
      house.now = new Date('2026-11-23T09:00:00+08:00')
      const petition = await found()
      house.now = new Date('2026-11-26T23:00:00+08:00')
      const accepted = await act(clerk, petition, 'acceptance', { simple })
      expect([toAccept(accepted)?.[2], clock(accepted, 'simple-answer')?.[2]]).toEqual(['met', simple ? 'running' : undefined])
    }
  })

  it('are counted from the receipt also where the unit chose it by itself, and late is late', async () => {
    const petition = await transferred()
    expect(toAccept(petition)).toBeUndefined()
    house.now = new Date('2026-11-27T09:00:00+08:00')
    const accepted = await act(clerk, petition, 'acceptance', { simple: true })
    expect(toAccept(accepted)).toEqual(['2026-11-23', '2026-11-26', 'late'])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('are for one unit alone that handles it, never below, for several, or for another route', async () => {
    const refused = [400, 'simple: not_simple']
    const registered = async (filing: object = {}, registration: object = {}) => {
      const petition = await fileAs(resident, filing)
      await register(bureau, petition, registration)
      return petition
    }
    const simply = (who: StaffMember, petition: PetitionView, ...to: string[]) =>
      refusal(who, petition, 'transfer', { ...transferBody(...to), simple: true })
    expect(await simply(bureau, await registered(), clerk.organisationId, '340600-health')).toEqual(refused)
    expect(await simply(bureau, await registered(), county.organisationId)).toEqual(refused)
    expect(await simply(bureau, await registered({ peopleCount: 5 }), clerk.organisationId)).toEqual(refused)
    expect(await simply(bureau, await registered({}, { proposedRoute: 'arbitration' }), clerk.organisationId)).toEqual(refused)
    const below = await registered()
    await transfer(bureau, below, county.organisationId)
    expect(await simply(county, below, town.organisationId)).toEqual(refused)
  })
})
