import type { PetitionView, Timeline } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setCalendarDay } from '../src/db/calendar.ts'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, listOf, open, refusal, register, replyBody, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let bureauLeader: StaffMember
let unit: StaffMember
let unitLeader: StaffMember
let discipline: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  bureauLeader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  unitLeader = await house.staff('unit-leader', { organisationId: '340600-housing' })
  discipline = await house.staff('unit-clerk', { organisationId: '340600-discipline' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(unit, petition, 'acceptance', {})
})

const report = { text: '昨晚有人上门威胁我撤回，说不然要停我家的低保。' }
const threat = /威胁|低保|报复|retaliation|回访|call-back/

it('reaches the bureau at once as a matter of its own to follow', async () => {
  await act(resident, petition, 'retaliation-report', report)
  for (const one of [bureau, bureauLeader]) {
    const seen = await open(one, petition)
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'retaliation-report', by: 'petitioner', text: report.text })
    expect(seen.tasks).toMatchObject([{ kind: 'call-back', status: 'open' }])
  }
  expect((await listOf(bureau, '&queue=mine')).items.find(({ id }) => id === petition.id)).toMatchObject({
    awaitsYou: true,
    nextDue: { kind: 'call-back' },
  })
  expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({ kind: 'retaliation-report', text: report.text })
})

it('is a link without text to the unit, whose chain verifies all the same', async () => {
  await act(resident, petition, 'retaliation-report', report)
  const call = { channel: 'phone', at: house.now.toISOString(), summary: '核实打击报复情况，已移送。' }
  await act(bureau, petition, 'call-back', call)
  for (const one of [unit, unitLeader]) {
    const { items } = (await one.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
    expect(items.slice(-2).map(({ hidden, canonical, contents, entry }) => ({ hidden, canonical, contents, entry }))).toEqual([
      { hidden: true },
      { hidden: true },
    ])
    expect(firstBrokenLink(items.map((item) => ({ ...item })))).toBe(null)
    expect(JSON.stringify(items)).not.toMatch(threat)
  }
})

it('leaves no hint at any door of the unit: view, clocks, tasks, lists, counts and notices are as before', async () => {
  const look = async (who: Caller) => {
    const { version: _, ...view } = await open(who, petition)
    const lists = await Promise.all(
      ['', '&queue=mine', '&queue=overdue', '&sort=newest', '&dueBefore=2027-12-31'].map((query) => listOf(who, query)),
    )
    const listed = lists.map(({ items, total }) => [
      total,
      items.map(({ version: _, ...item }) => (item.id === petition.id ? item : item.id)),
    ])
    const desk = await who.get('/api/desk-notices')
    expect(desk.status).toBe(200)
    return { view: signedLinksOut(view), listed, desk: desk.text }
  }
  const before = await Promise.all([unit, unitLeader].map(look))
  await act(resident, petition, 'retaliation-report', report)
  await house.workOff()
  const after = await Promise.all([unit, unitLeader].map(look))
  expect(after).toEqual(before)
  expect(JSON.stringify(after)).not.toMatch(threat)
  const found = await listOf(unit, `&q=${encodeURIComponent('威胁')}`)
  expect(found.total).toBe(0)
})

const signedLinksOut = (view: object) => JSON.parse(JSON.stringify(view).replace(/(expires|signature)=[^"&]*/g, ''))

describe('when the calendar moves the date by which the bureau calls back', () => {
  const dueOn = async () => (await open(bureau, petition)).clocks.find(({ kind }) => kind === 'call-back')?.legalOn ?? ''
  const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

  it('tells the bureau, and no unit, neither in its sentences nor in what its chain is verified by', async () => {
    await act(resident, petition, 'retaliation-report', report)
    const before = await dueOn()
    const moved = await correctCalendarDay(house.ctx, { on: before, off: true, name: '更正' })
    expect(moved.filter(({ number }) => number === petition.number).map(({ kind }) => kind)).toContain('call-back')
    expect(await dueOn()).not.toBe(before)
    expect((await deskOf(bureau, petition)).map(({ kind }) => kind)).toContain('calendar-moved')
    for (const one of [unit, unitLeader])
      expect(JSON.stringify([await open(one, petition), await timelineOf(one, petition)])).not.toMatch(threat)
    expect(JSON.stringify(await timelineOf(resident, petition))).not.toMatch(/call-back|回访期限/)
    expect(await differences()).toEqual([])
  })

  it('also not where the history first tells of other dates, such as of a withdrawal that is undone', async () => {
    await act(resident, petition, 'retaliation-report', report)
    const before = await dueOn()
    const undone = await act(resident, petition, 'withdrawal', { reason: '想先等等看。' })
    await house.ctx.db.transaction((tx) =>
      setCalendarDay(tx, { on: before, off: true, name: '更正', isPlain: false }, { source: '更正', at: house.now }),
    )
    expect(undone.status).toBe('withdrawn')
    await act(resident, petition, 'withdrawal-undo', {})
    expect(await dueOn()).not.toBe(before)
    expect(JSON.stringify(await timelineOf(unit, petition))).not.toMatch(threat)
    expect(await differences()).toEqual([])
  })
})

it('does not show in the public look-up by number and 查询码, not even as a date', async () => {
  const { number, queryCode } = petition
  const look = () => house.visitor.post('/api/lookup', { number, queryCode })
  const before = await look()
  await act(resident, petition, 'retaliation-report', report)
  const looked = await look()
  expect([looked.status, looked.text]).toEqual([200, expect.not.stringMatching(threat)])
  expect(looked.body).toEqual(before.body)
})

it('is possible before registration, after the answer and after a withdrawal, which ends nothing of it', async () => {
  const fresh = await fileAs(resident)
  await act(resident, fresh, 'retaliation-report', report)
  await act(resident, fresh, 'withdrawal', { reason: '有人要求我撤回' })
  await act(resident, fresh, 'retaliation-report', report)
  await act(unit, petition, 'reply', replyBody(petition))
  await act(resident, petition, 'retaliation-report', report)
  const seen = await open(bureau, fresh)
  expect(seen.tasks.map(({ status }) => status)).toEqual(['open', 'open'])
  expect(seen.clocks.filter(({ kind }) => kind === 'call-back').map(({ state }) => state)).toEqual(['running', 'running'])
  expect((await open(bureau, petition)).tasks).toHaveLength(1)
})

it('of an accusation reaches the discipline body that has it', async () => {
  const accusation = await fileAs(resident, {
    title: '反映工作人员收受礼金',
    aboutConduct: true,
    accused: [{ name: '某某', organisationId: unit.organisationId }],
  })
  await register(bureau, accusation, { class: 'accusation', purpose: 'accusation' })
  await transfer(bureau, accusation, discipline.organisationId)
  await act(resident, accusation, 'retaliation-report', report)
  expect((await open(discipline, accusation)).timeline.at(-1)?.text).toBe(report.text)
  expect(await doorsOpenTo(unit, accusation, '威胁')).toEqual([])
})

it('is the petitioner’s alone', async () => {
  for (const one of [bureau, unit, await house.resident('李四')])
    expect(await refusal(one, petition, 'retaliation-report', report)).toEqual([404, 'not_found'])
  expect((await timelineOf(bureau, petition)).map(({ entry }) => entry?.kind)).not.toContain('retaliation-report')
})
