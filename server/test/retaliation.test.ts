import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setCalendarDay } from '../src/db/calendar.ts'
import { petition as petitionTable } from '../src/db/schema/petitions.ts'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { warnDesks } from '../src/usecases/warning/warn-desks.ts'
import { deskOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, bodies, doorsOpenTo, fileAs, listOf, open, refusal, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

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
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true }))
  bureauLeader = await returning(house, () => house.staff('bureau-leader', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  unitLeader = await returning(house, () => house.staff('unit-leader', { organisationId: '340600-housing' }))
  discipline = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-discipline' }))
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
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

it('of an accusation is its first receiver’s, not of the body below that handles it', async () => {
  const accusation = await fileAs(resident, {
    title: '反映工作人员收受礼金',
    aboutConduct: true,
    accused: [{ name: '某某', organisationId: unit.organisationId }],
  })
  await register(bureau, accusation, { class: 'accusation', purpose: 'accusation' })
  await transfer(bureau, accusation, discipline.organisationId)
  await act(resident, accusation, 'retaliation-report', report)
  expect((await open(bureau, accusation)).timeline.at(-1)?.text).toBe(report.text)
  expect(await allThatIsTold(discipline, accusation)).not.toMatch(threat)
  expect(await doorsOpenTo(unit, accusation, '威胁')).toEqual([])
})

/** Everything a body of the matter can get hold of. */
async function allThatIsTold(who: Caller, one: PetitionView): Promise<string> {
  expect((await listOf(who, `&q=${encodeURIComponent('威胁')}`)).total).toBe(0)
  const stale = await who.post(`/api/petitions/${one.id}/contact`, bodies.contact, { 'if-match': '1' })
  const view = await open(who, one)
  expect(view.tasks).toEqual([])
  const listed = (await listOf(who)).items.find(({ id }) => id === one.id)
  return JSON.stringify([stale.text, view, await timelineOf(who, one), listed, await deskOf(who, one)])
}

describe('whoever else has the matter', () => {
  let county: StaffMember
  let countyUnit: StaffMember
  beforeEach(async () => {
    county = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340602-bureau' }))
    countyUnit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340602-housing' }))
    petition = await fileAs(resident)
    await register(bureau, petition)
    await transfer(bureau, petition, county.organisationId)
    await transfer(county, petition, countyUnit.organisationId)
    await act(countyUnit, petition, 'acceptance', {})
  })

  it('a county bureau below among them, reads neither the report nor the call, nor is told of its dates', async () => {
    await act(resident, petition, 'retaliation-report', report)
    house.now = new Date('2026-12-08T10:00:00+08:00')
    await warnDesks(house.ctx)
    await act(bureau, petition, 'call-back', { channel: 'phone', at: house.now.toISOString(), summary: '已核实打击报复情况。' })
    for (const one of [county, countyUnit]) expect(await allThatIsTold(one, petition)).not.toMatch(threat)
    expect((await open(bureau, petition)).timeline.slice(-2).map(({ kind }) => kind)).toEqual(['retaliation-report', 'call-back'])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('the bureau among them where it is about the bureau: only the body above reads it, sees the matter until it has called back, and no longer', async () => {
    await act(resident, petition, 'retaliation-report', { ...report, aboutBureau: true })
    const told = (await open(resident, petition)).timeline.at(-1)
    expect([told?.summary, told?.text]).toEqual(['信访人反映打击报复，涉及信访部门，由淮北市纪委监委直接核实。', report.text])
    const seen = await open(discipline, petition)
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'retaliation-report', text: report.text })
    expect(seen.allowedActions).toEqual(['call-back'])
    expect((await listOf(discipline, '&queue=mine')).items.find(({ id }) => id === petition.id)).toMatchObject({ awaitsYou: true })
    house.now = new Date('2026-12-08T10:00:00+08:00')
    await warnDesks(house.ctx)
    const others = [bureau, bureauLeader, county, countyUnit]
    for (const one of others) expect(await allThatIsTold(one, petition)).not.toMatch(threat)
    expect((await deskOf(discipline, petition)).map(({ kind }) => kind)).toContain('overdue')
    const call = { channel: 'phone', at: house.now.toISOString(), summary: '已核实打击报复情况。' }
    expect((await discipline.post(`/api/petitions/${petition.id}/call-back`, call)).status).toBe(204)
    expect(await doorsOpenTo(discipline, petition, '威胁')).toEqual([])
    for (const one of others) expect(await allThatIsTold(one, petition)).not.toMatch(threat)
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('and a withdrawal is called back by the bureau all the same, so that nothing tells it of the other call', async () => {
    await act(resident, petition, 'retaliation-report', { ...report, aboutBureau: true })
    await act(resident, petition, 'withdrawal', { reason: '有人要求我撤回' })
    expect((await open(bureau, petition)).tasks).toMatchObject([{ kind: 'call-back', status: 'open' }])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })
})

it('of a matter that the unit received itself goes to the bureau over it, which follows it, past the unit', async () => {
  const letter = { ...makeFiling(), channel: 'letter', receivedOn: '2026-11-23' }
  const { id } = (await unit.post<ReceivedPetition>('/api/petitions/received', letter)).body
  // Whoever signs in later with the paper's code is joined with whom the unit entered.
  await house.ctx.db.update(petitionTable).set({ personId: resident.id }).where(eq(petitionTable.id, id))
  await act(resident, { id }, 'retaliation-report', report)
  expect((await open(bureau, { id })).timeline.at(-1)?.text).toBe(report.text)
  expect(await allThatIsTold(unit, await open(unit, { id }))).not.toMatch(threat)
  const call = { channel: 'phone', at: house.now.toISOString(), summary: '核实打击报复情况，已移送。' }
  expect((await act(bureau, { id }, 'call-back', call)).timeline.at(-1)?.text).toBe(call.summary)
  expect(await allThatIsTold(unit, await open(unit, { id }))).not.toMatch(threat)
})

it('of an accusation that the political-legal commission received is read there, and nowhere else', async () => {
  const last = await house.staff('unit-clerk', { organisationId: '340600-political-legal' })
  const accused = [{ organisationId: '340600-bureau' }, { organisationId: '340600-discipline' }]
  const one = await fileAs(resident, { title: '反映两个单位的问题', aboutConduct: true, accused })
  await act(resident, one, 'retaliation-report', report)
  const seen = await open(last, one)
  expect([seen.timeline.at(-1)?.text, seen.tasks.length]).toEqual([report.text, 1])
  for (const who of [bureau, discipline]) expect(await doorsOpenTo(who, one, '威胁')).toEqual([])
  expect(await refusal(resident, one, 'retaliation-report', { ...report, aboutBureau: true })).toEqual([409, 'illegal_action'])
  await act(last, one, 'call-back', { channel: 'phone', at: house.now.toISOString(), summary: '已核实。' })
  expect((await open(last, one)).timeline.at(-1)?.text).toBe('已核实。')
})

it('is the petitioner’s alone', async () => {
  for (const one of [bureau, unit, await house.resident('李四')])
    expect(await refusal(one, petition, 'retaliation-report', report)).toEqual([404, 'not_found'])
  expect((await timelineOf(bureau, petition)).map(({ entry }) => entry?.kind)).not.toContain('retaliation-report')
})
