import type { NoticePage } from '@petition/shared/schemas/notice'
import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { staff } from '../src/db/schema/people.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, newReader, open, refusal, register, replyBody, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let proposer: StaffMember
let second: StaffMember
let leader: StaffMember
let unit: StaffMember
let earlier: PetitionView
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  const ofBureau = { organisationId: '340600-bureau' }
  proposer = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: true })
  second = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: false })
  leader = await house.staff('bureau-leader', ofBureau)
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  earlier = await fileAs(resident)
  petition = await fileAs(resident)
  await register(proposer, petition)
})

const court = { mark: 'court-related', reason: '同一事实已由法院立案审理。' }
const repeat = () => ({ mark: 'repeat', earlierNumber: earlier.number, reason: '与此前的信访件是同一事项。' })
const agreed = { approved: true, reason: '经核对，属实。' }
const refused = { approved: false, reason: '不是同一事项。' }
const noticesOf = async ({ id }: PetitionView) =>
  (await resident.get<NoticePage>('/api/notices?limit=100')).body.items.filter(({ petitionId }) => petitionId === id)
const statistics = async () => (await house.visitor.get<z.infer<typeof StatisticsSummary>>('/api/statistics/summary?by=organisation')).body

describe('a mark', () => {
  it('waits for a second person of the bureau: who proposed it cannot agree, and a unit has no say', async () => {
    expect((await act(proposer, petition, 'mark', court)).marks).toEqual([])
    expect(await refusal(proposer, petition, 'mark-decision', agreed)).toEqual([403, 'forbidden'])
    await transfer(proposer, petition, unit.organisationId)
    expect(await refusal(unit, petition, 'mark', court)).toEqual([404, 'not_found'])
    expect(await refusal(unit, petition, 'mark-decision', agreed)).toEqual([404, 'not_found'])
    expect((await open(resident, petition)).ratingStates.bureau).toBe('waiting')
    const decided = await act(second, petition, 'mark-decision', agreed)
    expect([decided.marks, decided.ratingStates]).toEqual([['court-related'], { bureau: 'not-rateable', unit: 'not-rateable' }])
    expect(await refusal(resident, petition, 'rating', { bureau: { grade: 'unsatisfied', reason: '推诿' } })).toEqual([
      409,
      'illegal_action',
    ])
  })

  it('shows its second person why it was proposed, and the petitioner nothing until it is agreed', async () => {
    await act(proposer, petition, 'mark', repeat())
    const [asked] = (await open(second, petition)).proposals
    expect(asked).toMatchObject({ status: 'open', allowedActions: ['mark-decision'] })
    expect(asked?.text).toBe(`重复信访（此前的信访件编号${earlier.number}）。理由：与此前的信访件是同一事项。`)
    expect((await open(resident, petition)).proposals).toEqual([])
    const before = (await noticesOf(petition)).length
    await act(second, petition, 'mark-decision', refused)
    expect([(await open(resident, petition)).proposals, (await noticesOf(petition)).length]).toEqual([[], before])
    expect((await open(resident, petition)).marks).toEqual([])
  })

  it('is told to the petitioner with the earlier number and the reason, and can be contested', async () => {
    await act(proposer, petition, 'mark', repeat())
    await act(second, petition, 'mark-decision', agreed)
    const told = await open(resident, petition)
    expect([told.repeatOf, told.marks, told.allowedActions]).toEqual([earlier.number, ['repeat'], expect.arrayContaining(['mark-contest'])])
    expect(told.timeline.at(-1)).toMatchObject({
      summary: `淮北市信访局将本件标记为重复信访（此前的信访件编号${earlier.number}），信访人可以提出异议。`,
      text: agreed.reason,
    })
    expect((await noticesOf(petition))[0]).toMatchObject({ kind: 'changed' })
  })

  it('needs the earlier number of the same petitioner, or a reason, and stands once', async () => {
    const ofNeighbour = await fileAs(await house.resident('李四'))
    for (const earlierNumber of [null, petition.number, ofNeighbour.number, 'HB0000000000000000']) {
      expect(await refusal(proposer, petition, 'mark', { ...repeat(), earlierNumber })).toEqual([
        400,
        'earlierNumber: unknown_earlier_petition',
      ])
    }
    expect((await refusal(proposer, petition, 'mark', { mark: 'court-related' }))[0]).toBe(400)
    await act(proposer, petition, 'mark', court)
    expect(await refusal(second, petition, 'mark', repeat())).toEqual([409, 'illegal_action'])
    await act(second, petition, 'mark-decision', agreed)
    expect(await refusal(proposer, petition, 'mark', court)).toEqual([400, 'mark: already_marked'])
  })

  it('never links to a sealed matter, nor is it put on one', async () => {
    const sealed = await fileAs(resident, { title: '反映工作人员收受礼金', aboutConduct: true })
    expect(await refusal(proposer, petition, 'mark', { ...repeat(), earlierNumber: sealed.number })).toEqual([400, 'earlierNumber: sealed'])
    await register(proposer, sealed, { class: 'accusation', purpose: 'accusation' })
    expect(await refusal(proposer, sealed, 'mark', court)).toEqual([409, 'illegal_action'])
    expect(JSON.stringify(await timelineOf(second, petition))).not.toContain(sealed.id)
  })
})

describe('a contest', () => {
  const contested = async () => {
    await transfer(proposer, petition, unit.organisationId)
    await act(proposer, petition, 'mark', court)
    await act(second, petition, 'mark-decision', agreed)
    await act(unit, petition, 'acceptance', {})
    await act(unit, petition, 'reply', replyBody(petition))
    return act(resident, petition, 'mark-contest', { reason: '法院没有立过案。' })
  }

  it('is decided by a day of its own, and nobody concludes over it', async () => {
    await contested()
    expect((await open(resident, petition)).clocks.find(({ kind }) => kind === 'contest-decision')).toMatchObject({
      state: 'running',
      days: 5,
    })
    expect(await refusal(proposer, petition, 'conclusion', { ground: '已经答复' })).toEqual([409, 'illegal_action'])
    const kept = await act(leader, petition, 'mark-contest-decision', { approved: false, reason: '法院已经立案。' })
    expect(clocksOf(kept)).toContain('contest-decision met')
    expect((await act(proposer, petition, 'conclusion', { ground: '已经答复' })).status).toBe('concluded')
  })

  it('of one mark does not end the days of the other', async () => {
    await act(proposer, petition, 'mark', court)
    await act(second, petition, 'mark-decision', agreed)
    await act(resident, petition, 'mark-contest', { reason: '法院没有立过案。' })
    await act(proposer, petition, 'mark', repeat())
    await act(second, petition, 'mark-decision', agreed)
    const [first, later] = (await open(resident, petition)).proposals
    await act(resident, petition, 'mark-contest', { proposalId: later?.id, reason: '不是同一件事。' })
    await act(leader, petition, 'mark-contest-decision', { proposalId: first?.id, approved: false, reason: '法院已经立案。' })
    expect(clocksOf(await open(leader, petition)).filter((clock) => clock.startsWith('contest'))).toEqual([
      'contest-decision met',
      'contest-decision running',
    ])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('upheld by the leader lifts the mark, and the rating it had closed opens', async () => {
    const waiting = await contested()
    expect([waiting.marks, waiting.ratingStates.unit]).toEqual([['court-related'], 'not-rateable'])
    expect(await refusal(second, petition, 'mark-contest-decision', agreed)).toEqual([403, 'forbidden'])
    expect(await refusal(unit, petition, 'mark-contest-decision', agreed)).toEqual([404, 'not_found'])
    const lifted = await act(leader, petition, 'mark-contest-decision', { approved: true, reason: '法院确未立案。' })
    expect([lifted.marks, lifted.ratingStates]).toEqual([[], { bureau: 'waiting', unit: 'waiting' }])
    expect((await noticesOf(petition))[0]).toMatchObject({ kind: 'changed' })
    expect((await act(resident, petition, 'rating', { unit: { grade: 'satisfied' } })).ratings).toHaveLength(1)
  })

  it('is never decided by the leader who had agreed to the mark', async () => {
    // Without another leader the body above decides: contest-decider.test.ts.
    const deputy = await newReader(house, '副局长', leader.organisationId, 'bureau-leader')
    await act(proposer, petition, 'mark', court)
    await act(leader, petition, 'mark-decision', agreed)
    await act(resident, petition, 'mark-contest', { reason: '法院没有立过案。' })
    expect(await refusal(leader, petition, 'mark-contest-decision', agreed)).toEqual([403, 'forbidden'])
    expect((await act(deputy, petition, 'mark-contest-decision', agreed)).marks).toEqual([])
    await house.ctx.db.update(staff).set({ disabledAt: house.now }).where(eq(staff.id, deputy.id))
  })

  it('not upheld keeps the mark and says why', async () => {
    await contested()
    const kept = await act(leader, petition, 'mark-contest-decision', { approved: false, reason: '立案通知书已核对。' })
    expect([kept.marks, kept.proposals[0]?.status]).toEqual([['court-related'], 'agreed'])
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({
      summary: '淮北市信访局审核后维持“涉法涉诉”标记。',
      text: '立案通知书已核对。',
    })
  })
})

describe('an earlier petition named at registration', () => {
  it('is a proposal like every other mark, agreed by somebody else', async () => {
    const later = await fileAs(resident)
    await register(proposer, later, { repeatOf: earlier.number })
    expect([(await open(proposer, later)).marks, (await open(resident, later)).repeatOf]).toEqual([[], null])
    expect(await refusal(proposer, later, 'mark-decision', agreed)).toEqual([403, 'forbidden'])
    await act(leader, later, 'mark-decision', agreed)
    expect((await open(resident, later)).repeatOf).toBe(earlier.number)
  })
})

describe('what is excluded', () => {
  it('is counted and published by mark and by body, and only once it is agreed', async () => {
    const before = await statistics()
    await act(proposer, petition, 'mark', court)
    expect((await statistics()).excluded).toEqual(before.excluded)
    await act(second, petition, 'mark-decision', agreed)
    await transfer(proposer, petition, unit.organisationId)
    await act(proposer, petition, 'mark', repeat())
    await act(second, petition, 'mark-decision', { ...agreed, proposalId: (await open(second, petition)).proposals.at(-1)?.id })
    const after = await statistics()
    expect(after.excluded).toEqual({
      repeat: before.excluded.repeat + 1,
      'court-related': before.excluded['court-related'] + 1,
    })
    const ofUnit = (all: typeof after) => all.organisations?.find(({ organisation }) => organisation.id === unit.organisationId)
    const earlierCount = ofUnit(before)?.excluded ?? { repeat: 0, 'court-related': 0 }
    expect(ofUnit(after)?.excluded).toEqual({ repeat: earlierCount.repeat + 1, 'court-related': earlierCount['court-related'] + 1 })
    expect((await house.visitor.get('/api/statistics/summary?by=person')).status).toBe(400)
  })
})
