import type { NoticePage } from '@petition/shared/schemas/notice'
import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, open, refusal, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let neighbour: Resident
let bureau: StaffMember
let secondClerk: StaffMember
let leader: StaffMember
let unit: StaffMember
let discipline: StaffMember
let earlier: PetitionView
let again: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  neighbour = await returning(house, () => house.resident('李四'))
  const ofBureau = { organisationId: '340600-bureau' }
  bureau = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: true }))
  secondClerk = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: false }))
  leader = await returning(house, () => house.staff('bureau-leader', ofBureau))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  discipline = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-discipline' }))
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  earlier = await fileAs(resident)
  await register(bureau, earlier)
  await transfer(bureau, earlier, unit.organisationId)
  again = await fileAs(resident)
})

const citing = ({ number }: { number: string }) => ({ openNumber: number, reason: '同一事项正由市住建局办理，期限未满。' })
const agreed = { approved: true }
const upheld = { approved: true, reason: '两件反映的不是同一条路。' }
const statistics = async () => (await house.visitor.get<z.infer<typeof StatisticsSummary>>('/api/statistics/summary')).body
/** Asked for by one clerk, agreed by a second person. */
async function refuse(petition: PetitionView, body: object, second = leader) {
  await act(bureau, petition, 'refusal', body)
  return act(second, petition, 'refusal-decision', agreed)
}
const noOpenMatter = [400, 'openNumber: no_open_matter']

describe('不予受理 (第十九条第三款)', () => {
  it('stops nothing and is told to nobody outside before a second person has agreed', async () => {
    const asked = await act(bureau, again, 'refusal', citing(earlier))
    expect([asked.status, clocksOf(asked)]).toEqual(['submitted', ['dispatch running']])
    expect(asked.proposals).toMatchObject([{ kind: 'refusal', status: 'open', allowedActions: [] }])
    expect((await open(resident, again)).proposals).toEqual([])
    expect(await refusal(bureau, again, 'refusal-decision', agreed)).toEqual([403, 'forbidden'])
    expect(await refusal(unit, again, 'refusal-decision', agreed)).toEqual([404, 'not_found'])
    expect(await refusal(bureau, again, 'refusal', citing(earlier))).toEqual([409, 'illegal_action'])
    const kept = await act(leader, again, 'refusal-decision', { approved: false, remark: '不是同一事项' })
    expect([kept.status, kept.proposals[0]?.status]).toEqual(['submitted', 'refused'])
    expect((await open(resident, again)).timeline.map(({ kind }) => kind)).toEqual(['submission'])
    await act(bureau, again, 'refusal', citing(earlier))
    await register(bureau, again)
    await transfer(bureau, again, unit.organisationId)
    expect(await refusal(leader, again, 'refusal-decision', agreed)).toEqual([409, 'illegal_action'])
  })

  it('is looked at anew by the second person: the other matter may have ended since', async () => {
    await act(bureau, again, 'refusal', citing(earlier))
    await act(resident, earlier, 'withdrawal', { reason: '先不反映了' })
    expect(await refusal(leader, again, 'refusal-decision', agreed)).toEqual([409, 'illegal_action'])
    expect((await open(bureau, again)).status).toBe('submitted')
  })

  it('can be contested: the bureau’s leader decides by a day, and upheld it is where it was, with its old date', async () => {
    const before = (await statistics()).waysOut.refused
    await refuse(again, citing(earlier), secondClerk)
    expect((await statistics()).waysOut.refused).toBe(before + 1)
    const contested = await act(resident, again, 'route-contest', { reason: '这次反映的是另外一条路。' })
    expect(contested.timeline.at(-1)?.summary).toBe('信访人对不予受理的决定提出异议，由信访部门负责人审核。')
    expect(clocksOf(await open(bureau, again))).toContain('contest-decision running')
    expect(await refusal(bureau, again, 'route-contest-decision', upheld)).toEqual([403, 'forbidden'])
    house.now = new Date('2026-12-10T09:00:00+08:00')
    const back = await act(leader, again, 'route-contest-decision', upheld)
    expect([back.status, back.class]).toEqual(['submitted', null])
    expect(back.clocks.find(({ kind }) => kind === 'dispatch')).toMatchObject({ legalOn: '2026-12-08', state: 'overdue' })
    expect((await statistics()).waysOut.refused).toBe(before)
    await register(bureau, again)
    expect((await transfer(bureau, again, unit.organisationId)).status).toBe('transferred')
    expect((await replayPetition(house.ctx, again.id)).differences).toEqual([])
  })

  it('is possible where the same petitioner’s matter is open at a lower body, which is cited to them', async () => {
    const refused = await refuse(again, citing({ number: earlier.number.toLowerCase() }))
    expect([refused.status, refused.outwardStatus]).toEqual(['refused', '不予受理'])
    expect(clocksOf(refused).filter((clock) => !clock.startsWith('rating'))).toEqual(['dispatch met'])
    const told = await open(resident, again)
    expect(told.timeline.at(-1)).toMatchObject({
      kind: 'refusal-decision',
      summary: `淮北市信访局不予受理：同一事项${earlier.number}正在办理（《信访工作条例》第十九条第三款）。不同意的，可以提出异议。`,
      text: '同一事项正由市住建局办理，期限未满。',
    })
    expect(told.documents).toMatchObject([
      { kind: 'refusal-notice', text: '同一事项正由市住建局办理，期限未满。', deliveredOn: '2026-11-23' },
    ])
    const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
    expect(inbox.find(({ petitionId }) => petitionId === again.id)).toMatchObject({ kind: 'refused', title: '您的信访事项不予受理' })
    expect((await open(unit, earlier)).status).toBe('transferred')
  })

  it('lets the petitioner rate the bureau that refused', async () => {
    const refused = await refuse(again, citing(earlier))
    expect(refused.ratingStates).toEqual({ bureau: 'waiting', unit: 'not-open' })
    const rated = await act(resident, again, 'rating', { bureau: { grade: 'unsatisfied', reason: '不是同一件事' } })
    expect(rated.ratings).toMatchObject([{ object: 'bureau', grade: 'unsatisfied', counts: true }])
  })

  it('ends it: nothing is registered, transferred or withdrawn any more', async () => {
    await refuse(again, citing(earlier))
    expect(await refusal(bureau, again, 'registration', { class: 'appeal', purpose: 'request' })).toEqual([409, 'illegal_action'])
    expect(await refusal(bureau, again, 'refusal', citing(earlier))).toEqual([409, 'illegal_action'])
    expect(await refusal(resident, again, 'withdrawal', { reason: '不办了' })).toEqual([409, 'illegal_action'])
  })

  it('is refused for a made-up number, for itself, and for a neighbour’s matter', async () => {
    for (const cited of [{ number: 'HB0000000000000000' }, again])
      expect(await refusal(bureau, again, 'refusal', citing(cited))).toEqual(noOpenMatter)
    const ofNeighbour = await fileAs(neighbour)
    await register(bureau, ofNeighbour)
    expect(await refusal(bureau, ofNeighbour, 'refusal', citing(earlier))).toEqual(noOpenMatter)
    expect((await open(bureau, ofNeighbour)).status).toBe('registered')
    expect((await timelineOf(bureau, ofNeighbour)).map(({ entry }) => entry?.kind)).toEqual(['submission', 'registration'])
  })

  it('is refused while the earlier matter lies with this bureau, is answered, withdrawn or led elsewhere', async () => {
    const here = await fileAs(resident)
    expect(await refusal(bureau, again, 'refusal', citing(here))).toEqual(noOpenMatter)
    await register(bureau, here)
    expect(await refusal(bureau, again, 'refusal', citing(here))).toEqual(noOpenMatter)
    await transfer(bureau, here, unit.organisationId)
    await act(resident, here, 'withdrawal', { reason: '先不反映了' })
    expect(await refusal(bureau, again, 'refusal', citing(here))).toEqual(noOpenMatter)
    await act(unit, earlier, 'acceptance', {})
    await act(unit, earlier, 'reply', replyBody(earlier))
    expect(await refusal(bureau, again, 'refusal', citing(earlier))).toEqual(noOpenMatter)
    expect((await open(bureau, again)).status).toBe('submitted')
  })

  it('is refused once the body that has it let its period run out', async () => {
    house.now = new Date('2026-12-08T23:00:00+08:00')
    const inTime = await fileAs(resident)
    await refuse(inTime, citing(earlier))
    house.now = new Date('2026-12-09T09:00:00+08:00')
    expect(await refusal(bureau, again, 'refusal', citing(earlier))).toEqual([400, 'openNumber: open_matter_overdue'])
  })

  it('never cites a sealed matter in one that everybody may read', async () => {
    const accusation = await fileAs(resident, { title: '反映工作人员收受礼金', aboutConduct: true })
    await register(bureau, accusation, { class: 'accusation', purpose: 'accusation' })
    await transfer(bureau, accusation, discipline.organisationId)
    expect(await refusal(bureau, again, 'refusal', citing(accusation))).toEqual([400, 'openNumber: sealed'])
    expect(await refusal(secondClerk, again, 'refusal', citing(accusation))).toEqual(noOpenMatter)
  })

  it('belongs to a clerk of the bureau, and needs the number and a reason', async () => {
    expect(await refusal(leader, again, 'refusal', citing(earlier))).toEqual([403, 'forbidden'])
    expect(await refusal(unit, again, 'refusal', citing(earlier))).toEqual([404, 'not_found'])
    expect(await refusal(unit, earlier, 'refusal', citing(earlier))).toEqual([404, 'not_found'])
    expect(await refusal(resident, again, 'refusal', citing(earlier))).toEqual([404, 'not_found'])
    expect((await refusal(bureau, again, 'refusal', { reason: '不属于本单位职权范围' }))[0]).toBe(400)
    expect((await refusal(bureau, again, 'refusal', { openNumber: earlier.number }))[0]).toBe(400)
  })
})
