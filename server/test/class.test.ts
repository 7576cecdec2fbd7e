import type { NoticePage } from '@petition/shared/schemas/notice'
import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, listOf, newReader, open, refusal, register, replyBody, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let reader: StaffMember
let leader: StaffMember
let unit: StaffMember
let discipline: StaffMember
let petition: PetitionView
let signIns = 0

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const ofBureau = { organisationId: '340600-bureau' }
  bureau = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: true }))
  second = await returning(house, () => house.staff('bureau-clerk', { ...ofBureau, readsSealed: false }))
  leader = await returning(house, () => newReader(house, `负责人${signIns++}`, '340600-bureau', 'bureau-leader'))
  reader = await returning(house, () => newReader(house, `第二人${signIns++}`, '340600-bureau', 'bureau-clerk'))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  discipline = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-discipline' }))
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident)
})
afterEach(async () => {
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

const suggestion = { class: 'suggestion', purpose: 'opinion', classReason: '信访人只是提出改进的想法。' }
const accusation = { class: 'accusation', purpose: 'accusation', classReason: '反映的是工作人员的行为。' }
const agreed = { approved: true, reason: '经核对原文，同意。' }
const contest = { reason: '我要求解决积水，不是提建议。' }
const upheld = { approved: true, reason: '原文有明确的诉求。' }
const running = (view: PetitionView) =>
  clocksOf(view).filter((clock) => / (running|overdue)$/.test(clock) && !/^(rating|objection )/.test(clock))
const asSuggestion = async () =>
  (await house.visitor.get<z.infer<typeof StatisticsSummary>>('/api/statistics/summary')).body.waysOut.asSuggestion
const later = (day: string) => {
  house.now = new Date(`${day}T09:00:00+08:00`)
}

async function takenAsSuggestion() {
  await register(bureau, petition, suggestion)
  return act(second, petition, 'class-decision', agreed)
}

describe('a matter taken in another class than its petitioner filed it in', () => {
  it('is what it was filed as, and stays at the bureau, until a second person has agreed', async () => {
    const registered = await register(bureau, petition, suggestion)
    expect([registered.status, registered.class]).toEqual(['registered', 'appeal'])
    expect(registered.proposals).toMatchObject([
      { kind: 'class', status: 'open', text: '由申诉求决改为建议意见。理由：信访人只是提出改进的想法。', allowedActions: [] },
    ])
    const body = { assignments: [{ organisationId: unit.organisationId, role: 'lead' }] }
    const held = await bureau.post<{ detail: string }>(`/api/petitions/${petition.id}/transfer`, body)
    expect([held.status, held.body.detail]).toEqual([409, '类别的更改还在等另一人复核，复核之前不能转送。'])
    expect(await refusal(bureau, petition, 'class-decision', agreed)).toEqual([403, 'forbidden'])
    for (const other of [unit, resident]) expect(await refusal(other, petition, 'class-decision', agreed)).toEqual([404, 'not_found'])
    const kept = await act(second, petition, 'class-decision', { approved: false, reason: '信访人要求解决积水。' })
    expect([kept.class, kept.proposals[0]?.status]).toEqual(['appeal', 'refused'])
    expect((await transfer(bureau, petition, unit.organisationId)).status).toBe('transferred')
  })

  it('is told to the petitioner with the reasons, and counted in public', async () => {
    const before = await asSuggestion()
    const taken = await takenAsSuggestion()
    expect([taken.class, taken.proposals[0]?.status]).toEqual(['suggestion', 'agreed'])
    expect(await asSuggestion()).toBe(before + 1)
    const told = (await open(resident, petition)).timeline.at(-1)
    expect(told).toMatchObject({
      summary: '淮北市信访局将本件归类为建议意见。不同意的，可以提出异议。',
      text: '信访人只是提出改进的想法。\n经核对原文，同意。',
    })
    const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
    expect(inbox.find(({ petitionId }) => petitionId === petition.id)?.kind).toBe('changed')
  })

  it('needs nobody else where the class is the petitioner’s own, or an appeal', async () => {
    const own = await fileAs(resident, { kind: 'suggestion', requests: [] })
    expect((await register(bureau, own, { class: 'suggestion', purpose: 'opinion' })).proposals).toEqual([])
    const asked = await fileAs(resident, { kind: 'suggestion', requests: [] })
    expect((await register(bureau, asked)).proposals).toEqual([])
    expect((await open(bureau, asked)).class).toBe('appeal')
  })

  it('needs a second person, too, where staff entered a letter as a suggestion', async () => {
    const letter = {
      channel: 'letter',
      receivedOn: '2026-11-23',
      kind: 'suggestion',
      title: '建议修路',
      body: '建议修一修门前的路，下雨积水。',
    }
    const petitioner = { type: 'person', name: '王五', phone: '13900000005', address: '相山区东街道' }
    const entered = await bureau.post<{ id: string }>('/api/petitions/received', {
      ...letter,
      requests: [],
      petitioner,
      regionCode: '340603001',
    })
    expect(entered.status, entered.text).toBe(201)
    const registered = await register(bureau, entered.body, suggestion)
    expect([registered.class, registered.proposals[0]?.kind]).toEqual(['appeal', 'class'])
  })
})

describe('the petitioner who does not agree with the class', () => {
  it('contests it before the transfer: it is again what they filed', async () => {
    await takenAsSuggestion()
    await act(resident, petition, 'route-contest', contest)
    expect(clocksOf(await open(bureau, petition))).toContain('contest-decision running')
    const back = await act(leader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.class, back.proposals[0]?.status]).toEqual(['registered', 'appeal', 'lifted'])
    expect(back.timeline.at(-1)?.summary).toBe('淮北市信访局审核认为异议成立，本件恢复为申诉求决，按申诉求决的期限和程序办理。')
    expect(running(back)).toEqual(['dispatch running'])
  })

  it('contests it after the acceptance: the 60 days run from that day, and nobody answers meanwhile', async () => {
    await takenAsSuggestion()
    await transfer(bureau, petition, unit.organisationId)
    later('2026-11-25')
    const accepted = await act(unit, petition, 'acceptance', {})
    expect(running(accepted)).toEqual(['suggestion-answer running'])
    await act(resident, petition, 'route-contest', contest)
    expect(await refusal(unit, petition, 'reply', replyBody(petition, 'adopted'))).toEqual([409, 'illegal_action'])
    later('2026-12-01')
    const back = await act(leader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.class, back.assignments[0]?.route]).toEqual(['accepted', 'appeal', 'petition'])
    // 第三十四条: 自受理之日起60日; 2027-01-24 is a Sunday.
    expect(back.clocks.find(({ kind }) => kind === 'handle')).toMatchObject({
      startsOn: '2026-11-25',
      plainOn: '2027-01-24',
      legalOn: '2027-01-25',
    })
    expect(running(back)).toEqual(['handle running'])
    expect(await refusal(unit, petition, 'reply', replyBody(petition, 'adopted'))).toEqual([
      400,
      'points.0.outcome: outcome_not_applicable',
    ])
  })

  it('contests it even after the answer and the conclusion: the answer is undone and owed again', async () => {
    await takenAsSuggestion()
    const assisting = '340600-health'
    await transfer(bureau, petition, unit.organisationId, assisting)
    await act(unit, petition, 'acceptance', {})
    await act(unit, petition, 'reply', replyBody(petition, 'not-adopted'))
    await act(bureau, petition, 'conclusion', { ground: '已经答复' })
    await act(resident, petition, 'route-contest', contest)
    later('2026-12-20')
    const back = await act(leader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.class]).toEqual(['accepted', 'appeal'])
    expect(back.requests[0]).toMatchObject({ outcome: null, answer: null })
    expect(back.assignments.map(({ organisation, status }) => `${organisation.id} ${status}`).sort()).toEqual([
      '340600-health offered',
      '340600-housing accepted',
    ])
    expect(running(back)).toEqual(['inform overdue', 'handle running'])
    const answered = await act(unit, petition, 'reply', replyBody(petition))
    expect([answered.status, answered.requests[0]?.outcome]).toEqual(['replied', 'explained'])
  })

  it('is decided on by the bureau’s leader alone, never by who agreed, and nothing moves where the contest is wrong', async () => {
    await register(bureau, petition, suggestion)
    await act(leader, petition, 'class-decision', agreed)
    await act(resident, petition, 'route-contest', contest)
    expect(await refusal(second, petition, 'route-contest-decision', upheld)).toEqual([403, 'forbidden'])
    expect(await refusal(leader, petition, 'route-contest-decision', upheld)).toEqual([403, 'forbidden'])
    const other = await newReader(house, '另一负责人', '340600-bureau', 'bureau-leader')
    const stays = await act(other, petition, 'route-contest-decision', { approved: false, reason: '确实只是建议。' })
    expect([stays.class, stays.proposals[0]?.status, stays.timeline.at(-1)?.summary]).toEqual([
      'suggestion',
      'agreed',
      '淮北市信访局审核后维持原来的类别。',
    ])
  })
})

describe('what is taken as an accusation', () => {
  it('is sealed from the first second, though a second person who may read it has still to agree', async () => {
    const registered = await register(bureau, petition, accusation)
    expect([registered.sealed, registered.class]).toEqual([true, 'appeal'])
    expect(await refusal(second, petition, 'class-decision', agreed)).toEqual([404, 'not_found'])
    expect((await listOf(second)).items.map(({ id }) => id)).not.toContain(petition.id)
    const taken = await act(reader, petition, 'class-decision', agreed)
    expect([taken.class, taken.sealed]).toEqual(['accusation', true])
    expect((await transfer(bureau, petition, discipline.organisationId)).status).toBe('transferred')
  })

  it('is open again where the second person finds that it is none', async () => {
    await register(bureau, petition, accusation)
    const kept = await act(reader, petition, 'class-decision', { approved: false, reason: '是诉求，不是检举。' })
    expect([kept.sealed, kept.class]).toEqual([false, 'appeal'])
    expect((await open(second, petition)).id).toBe(petition.id)
  })

  it('stays sealed where its petitioner said that it is about conduct', async () => {
    petition = await fileAs(resident, { aboutConduct: true })
    await register(bureau, petition, suggestion)
    const kept = await act(reader, petition, 'class-decision', { approved: false, reason: '是检举。' })
    expect([kept.sealed, kept.class]).toEqual([true, 'accusation'])
  })

  it('comes back to the bureau, open and with a date, where the petitioner’s contest is right', async () => {
    await register(bureau, petition, accusation)
    await act(reader, petition, 'class-decision', agreed)
    await transfer(bureau, petition, discipline.organisationId)
    await act(resident, petition, 'route-contest', contest)
    const back = await act(leader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.class, back.sealed, back.assignments[0]?.status]).toEqual(['registered', 'appeal', false, 'recalled'])
    expect(running(back)).toEqual(['redispatch running'])
    expect(await discipline.get(`/api/petitions/${petition.id}`)).toMatchObject({ status: 404 })
    expect((await transfer(second, petition, unit.organisationId)).status).toBe('transferred')
  })

  it('is confirmed by the body by cadre authority that accepts it', async () => {
    await register(bureau, petition, accusation)
    await act(reader, petition, 'class-decision', agreed)
    await transfer(bureau, petition, discipline.organisationId)
    await act(discipline, petition, 'acceptance', {})
    expect((await open(resident, petition)).allowedActions).not.toContain('route-contest')
    const late = await resident.post<{ detail: string }>(`/api/petitions/${petition.id}/route-contest`, contest)
    expect([late.status, late.body.detail]).toEqual([
      409,
      '纪检监察等有权机关已经受理，类别由其认定。认为还有诉求需要解决的，可以另行提交。',
    ])
  })
})

describe('the class as the unit finds it, which is decisive', () => {
  const found = { class: 'appeal', reason: '来信要求解决积水，是诉求。' }
  const colleague = () => house.staff('unit-leader', { organisationId: '340600-housing' })

  it('is asked for before the acceptance, agreed by a second person of the unit, and told', async () => {
    petition = await fileAs(resident, { kind: 'suggestion' })
    await register(bureau, petition, { class: 'suggestion', purpose: 'opinion' })
    await transfer(bureau, petition, unit.organisationId)
    await act(unit, petition, 'class-change', found)
    expect(await refusal(unit, petition, 'acceptance', {})).toEqual([409, 'illegal_action'])
    expect(await refusal(unit, petition, 'class-decision', agreed)).toEqual([403, 'forbidden'])
    expect(await refusal(second, petition, 'class-decision', agreed)).toEqual([404, 'not_found'])
    const taken = await act(await colleague(), petition, 'class-decision', agreed)
    expect([taken.class, running(taken)]).toEqual(['appeal', ['inform running']])
    expect((await open(resident, petition)).timeline.at(-1)?.summary).toBe(
      '淮北市住房和城乡建设局将本件归类为申诉求决。不同意的，可以提出异议。',
    )
    const accepted = await act(unit, petition, 'acceptance', {})
    expect(running(accepted)).toEqual(['handle running'])
  })

  it('takes an appeal as a suggestion only with the guard: counted at the unit, contested, and the 60 days are back', async () => {
    await register(bureau, petition)
    await transfer(bureau, petition, unit.organisationId)
    expect(await refusal(unit, petition, 'class-change', { class: 'accusation', reason: '像是检举。' })).toEqual([
      400,
      'class: accusation_not_here',
    ])
    await act(unit, petition, 'class-change', { class: 'suggestion', reason: '没有具体诉求，只是建议。' })
    const taken = await act(await colleague(), petition, 'class-decision', agreed)
    expect([taken.class, running(taken)]).toEqual(['suggestion', ['inform running', 'suggestion-answer running']])
    await act(unit, petition, 'acceptance', {})
    await act(resident, petition, 'route-contest', contest)
    const back = await act(leader, petition, 'route-contest-decision', upheld)
    expect([back.class, running(back)]).toEqual(['appeal', ['handle running']])
  })
})

describe('another class while nobody else has it', () => {
  it('is asked for with a reason, seals at once where it is an accusation, and is agreed by a second person', async () => {
    await register(bureau, petition)
    expect(await refusal(bureau, petition, 'class-change', { class: 'appeal', reason: '没有变化。' })).toEqual([400, 'class: same_class'])
    const asked = await act(bureau, petition, 'class-change', { class: 'accusation', reason: '补充材料反映的是工作人员收钱。' })
    expect([asked.sealed, asked.class]).toEqual([true, 'appeal'])
    expect((await open(resident, petition)).timeline.map(({ kind }) => kind)).toEqual(['submission', 'registration'])
    expect(await refusal(bureau, petition, 'class-change', { class: 'suggestion', reason: '再改一次。' })).toEqual([409, 'illegal_action'])
    expect((await act(reader, petition, 'class-decision', agreed)).class).toBe('accusation')
  })

  it('is gone for the clerk who asked, where it may be an accusation that they may not read', async () => {
    await register(bureau, petition)
    const asked = await second.post(`/api/petitions/${petition.id}/class-change`, { class: 'accusation', reason: '反映的是工作人员收钱。' })
    expect([asked.status, asked.text]).toEqual([204, ''])
    expect(await second.get(`/api/petitions/${petition.id}`)).toMatchObject({ status: 404 })
    expect((await open(bureau, petition)).allowedActions).toContain('class-decision')
  })

  it('takes the place of the earlier one, which is not contested any more', async () => {
    await takenAsSuggestion()
    await act(bureau, petition, 'class-change', { class: 'appeal', reason: '补充材料里有诉求。' })
    const back = await act(second, petition, 'class-decision', agreed)
    expect([back.class, ...back.proposals.map(({ status }) => status)]).toEqual(['appeal', 'lifted', 'agreed'])
  })
})
