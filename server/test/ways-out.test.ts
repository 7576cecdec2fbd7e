import type { NoticePage } from '@petition/shared/schemas/notice'
import type { StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { remindResidents } from '../src/usecases/warning/remind-residents.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import {
  act,
  bodies,
  fileAs,
  guide,
  newReader,
  open,
  type Problem,
  refusal,
  register,
  replyBody,
  returning,
  timelineOf,
  transfer,
} from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let second: StaffMember
let bureauLeader: StaffMember
let clerk: StaffMember
let colleague: StaffMember
let leader: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const member = (role: 'bureau-clerk' | 'bureau-leader' | 'unit-clerk' | 'unit-leader', organisationId: string, readsSealed = false) =>
    returning(house, () => house.staff(role, { organisationId, readsSealed }))
  bureau = await member('bureau-clerk', '340600-bureau', true)
  second = await member('bureau-clerk', '340600-bureau')
  bureauLeader = await member('bureau-leader', '340600-bureau')
  clerk = await member('unit-clerk', '340600-housing')
  leader = await member('unit-leader', '340600-housing')
  colleague = await member('unit-clerk', '340600-health')
})
afterAll(() => house?.close())

beforeEach(async () => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
  petition = await fileAs(resident)
  await register(bureau, petition)
  petition = await transfer(bureau, petition, clerk.organisationId)
})

const notice = bodies['procedural-notice']
const agreed = { approved: true }
const contest = { reason: '我没有签过合同，这是你们的职责。' }
const upheld = { approved: true, reason: '排水设施由该单位管理，应当由其办理。' }
const clocks = (view: PetitionView) => view.clocks.map(({ kind, legalOn, state }) => `${kind} ${legalOn} ${state}`)
const owed = (view: PetitionView) => clocks(view).filter((clock) => !/^rating/.test(clock))
const tellings = async () =>
  (await resident.get<NoticePage>('/api/notices?limit=100')).body.items.filter(({ petitionId }) => petitionId === petition.id)
const later = (day: string) => {
  house.now = new Date(`${day}T09:00:00+08:00`)
}
const statistics = async () => (await house.visitor.get<z.infer<typeof StatisticsSummary>>('/api/statistics/summary?by=organisation')).body

describe('a procedural notice (程序性告知)', () => {
  it('stops no clock and reaches nobody outside before a second person of the unit has agreed', async () => {
    const told = (await tellings()).length
    const asked = await act(clerk, petition, 'procedural-notice', notice)
    expect([asked.status, owed(asked)]).toEqual(['transferred', owed(petition)])
    expect(asked.proposals).toMatchObject([{ kind: 'procedural-notice', status: 'open', allowedActions: [] }])
    expect((await open(leader, petition)).proposals).toMatchObject([
      {
        text: '诉讼、检察监督、公安等法律程序：民事诉讼，由人民法院接收。理由：属于合同纠纷',
        allowedActions: ['procedural-notice-decision'],
      },
    ])
    const seen = await open(resident, petition)
    expect([seen.proposals, seen.documents.map(({ kind }) => kind), (await tellings()).length]).toEqual([[], ['transfer-notice'], told])
    expect(JSON.stringify(await timelineOf(resident, petition))).not.toContain('合同纠纷')
    later('2026-12-09')
    expect(owed(await open(leader, petition))).toContain('inform 2026-12-08 overdue')
  })

  it('is agreed by whoever did not propose it, of the same body alone, and asked for once at a time', async () => {
    await act(clerk, petition, 'procedural-notice', notice)
    expect(await refusal(clerk, petition, 'procedural-notice-decision', agreed)).toEqual([403, 'forbidden'])
    for (const other of [bureauLeader, colleague, resident])
      expect(await refusal(other, petition, 'procedural-notice-decision', agreed)).toEqual([404, 'not_found'])
    const again = await clerk.post<Problem>(`/api/petitions/${petition.id}/procedural-notice`, notice)
    expect([again.status, again.body.detail]).toEqual([409, '已提出导入其他程序，请等本单位另一人复核。'])
    const guided = await act(leader, petition, 'procedural-notice-decision', agreed)
    expect([guided.status, owed(guided).filter((clock) => clock.endsWith('running'))]).toEqual(['guided', []])
    expect((await tellings())[0]).toMatchObject({ kind: 'guided' })
    expect((await open(resident, petition)).documents.at(-1)).toMatchObject({ kind: 'procedural-notice', text: '属于合同纠纷' })
  })

  it('not agreed to leaves the matter with the unit, which accepts it', async () => {
    await act(clerk, petition, 'procedural-notice', notice)
    const kept = await act(leader, petition, 'procedural-notice-decision', { approved: false, remark: '排水设施由我们管理。' })
    expect([kept.status, owed(kept)]).toEqual(['transferred', owed(petition)])
    expect(JSON.stringify(await open(resident, petition))).not.toContain('我们管理')
    await act(clerk, petition, 'procedural-notice', notice)
    expect((await act(clerk, petition, 'acceptance', {})).status).toBe('accepted')
    expect(await refusal(leader, petition, 'procedural-notice-decision', agreed)).toEqual([409, 'illegal_action'])
  })
})

describe('what was led into another procedure', () => {
  const windows = ({ clocks }: PetitionView) =>
    clocks.filter(({ kind }) => kind === 'rating-bureau').map(({ startsOn, legalOn, state }) => [startsOn, legalOn, state])
  const word = { bureau: { grade: 'unsatisfied', reason: '推来推去。' } }
  const contested = async () => {
    await act(resident, petition, 'route-contest', contest)
    return act(bureauLeader, petition, 'route-contest-decision', upheld)
  }
  afterEach(async () => {
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('is not rated, is counted, and nobody is reminded to rate; also when the bureau has concluded it', async () => {
    const before = (await statistics()).waysOut.guided.judicial
    await guide(clerk, leader, petition)
    const seen = await open(resident, petition)
    expect([seen.ratingStates, windows(seen)]).toEqual([
      { bureau: 'not-rateable', unit: 'not-rateable' },
      [['2026-11-23', '2026-12-23', 'cancelled']],
    ])
    expect(seen.allowedActions).not.toContain('rating')
    expect(await refusal(resident, petition, 'rating', word)).toEqual([409, 'illegal_action'])
    await act(bureau, petition, 'conclusion', { ground: '已导入民事诉讼。' })
    expect((await open(resident, petition)).ratingStates.bureau).toBe('not-rateable')
    expect((await statistics()).waysOut.guided.judicial).toBe(before + 1)
    const told = (await tellings()).length
    later('2026-12-18')
    await remindResidents(house.ctx)
    expect((await tellings()).length).toBe(told)
  })

  it('and is back after a contest is rated again, for the whole of a new window', async () => {
    await guide(clerk, leader, petition)
    later('2026-12-30')
    const back = await contested()
    expect([windows(back), (await open(resident, petition)).ratingStates]).toEqual([
      [
        ['2026-11-23', '2026-12-23', 'cancelled'],
        ['2026-12-30', '2027-01-29', 'running'],
      ],
      { bureau: 'waiting', unit: 'not-open' },
    ])
    expect((await act(resident, petition, 'rating', word)).ratings).toMatchObject([{ object: 'bureau', counts: true }])
  })

  it('keeps a rating that was given before, and a window that had lapsed stays lapsed', async () => {
    await act(resident, petition, 'rating', word)
    const other = petition
    await guide(clerk, leader, petition)
    expect((await contested()).ratingStates.bureau).toBe('rated')
    petition = await fileAs(resident)
    await register(bureau, petition)
    await transfer(bureau, petition, clerk.organisationId)
    later('2026-12-28')
    await guide(clerk, leader, petition)
    expect((await contested()).ratingStates.bureau).toBe('lapsed')
    expect((await replayPetition(house.ctx, other.id)).differences).toEqual([])
  })

  it('opens its window for a paper that was opened meanwhile only when it is back', async () => {
    petition = await fileAs(resident, { electronicDelivery: false })
    await register(bureau, petition)
    await transfer(bureau, petition, clerk.organisationId)
    await guide(clerk, leader, petition)
    expect(windows(await open(resident, petition))).toEqual([])
    later('2026-12-01')
    expect(windows(await contested())).toEqual([['2026-12-01', '2026-12-31', 'running']])
  })
})

describe('the petitioner who does not agree', () => {
  it('contests, the bureau’s leader decides by a day, and nobody concludes over it', async () => {
    await guide(clerk, leader, petition)
    expect((await open(resident, petition)).allowedActions).toContain('route-contest')
    const contested = await act(resident, petition, 'route-contest', contest)
    expect(owed(contested)).toContain('contest-decision 2026-11-30 running')
    const refused = await bureau.post<Problem>(`/api/petitions/${petition.id}/conclusion`, { ground: '已经告知' })
    expect([refused.status, refused.body.detail]).toEqual([409, '信访人提出的异议还没有审核，请先由负责人审核。'])
    expect(await refusal(bureau, petition, 'route-contest-decision', upheld)).toEqual([403, 'forbidden'])
    expect(await refusal(leader, petition, 'route-contest-decision', upheld)).toEqual([404, 'not_found'])
    later('2026-12-01')
    expect(owed(await open(bureauLeader, petition))).toContain('contest-decision 2026-11-30 overdue')
  })

  it('and is right has the matter back where it was, on the dates that never should have stopped', async () => {
    await guide(clerk, leader, petition)
    await act(resident, petition, 'route-contest', contest)
    later('2026-12-10')
    const back = await act(bureauLeader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.organisation.id, back.assignments[0]?.route]).toEqual(['transferred', clerk.organisationId, null])
    expect(owed(back)).toEqual(expect.arrayContaining(['inform 2026-12-08 overdue', 'contest-decision 2026-11-30 late']))
    expect((await tellings())[0]).toMatchObject({ kind: 'changed' })
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({
      summary: '淮北市信访局审核认为异议成立，本件恢复办理，原来的期限照常计算。',
      text: upheld.reason,
    })
    await act(clerk, petition, 'acceptance', {})
    expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
  })

  it('may still do so when the bureau has concluded, and what the conclusion ended goes on, too', async () => {
    const other = await fileAs(resident)
    await register(bureau, other)
    await transfer(bureau, other, clerk.organisationId, colleague.organisationId)
    await guide(clerk, leader, other)
    const before = await open(bureau, other)
    await act(bureau, other, 'conclusion', { ground: '已导入民事诉讼。' })
    await act(resident, other, 'route-contest', contest)
    const back = await act(bureauLeader, other, 'route-contest-decision', upheld)
    expect([back.status, back.assignments.map(({ status }) => status)]).toEqual(['transferred', ['offered', 'offered']])
    expect(owed(back)).toEqual(expect.arrayContaining(owed(before).filter((clock) => clock.endsWith('running'))))
  })

  it('and is not right is told why, and the procedure stands', async () => {
    await guide(clerk, leader, petition)
    await act(resident, petition, 'route-contest', contest)
    const kept = await act(bureauLeader, petition, 'route-contest-decision', { approved: false, reason: '合同由您本人签订。' })
    expect([kept.status, kept.proposals[0]?.status]).toEqual(['guided', 'agreed'])
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({ text: '合同由您本人签订。' })
    expect((await act(bureau, petition, 'conclusion', { ground: '已导入民事诉讼。' })).status).toBe('concluded')
  })
})

describe('a duty to perform (履行法定职责)', () => {
  const duty = { route: 'duty', dutyReason: '查处违法排水是本单位的法定职责。' }
  const decided = { approved: true, reason: '经复核，属于本单位职责。' }
  async function dutyFor(on: string) {
    later(on)
    await act(clerk, petition, 'acceptance', duty)
    return act(leader, petition, 'duty-decision', decided)
  }

  it('leaves the 60 days running until a second person of the unit has agreed', async () => {
    const accepted = await act(clerk, petition, 'acceptance', duty)
    expect([accepted.status, accepted.assignments[0]?.route, owed(accepted).at(-1)]).toEqual([
      'accepted',
      'petition',
      'handle 2027-01-22 running',
    ])
    expect((await open(resident, petition)).proposals).toMatchObject([{ kind: 'duty', status: 'open' }])
    expect(accepted.timeline.at(-1)?.summary).toContain('拟按履行法定职责办理，等本单位另一人复核；复核前按信访程序办理。')
    expect(JSON.stringify(await open(resident, petition))).not.toContain('查处违法排水')
    expect(await refusal(clerk, petition, 'duty-decision', decided)).toEqual([403, 'forbidden'])
    for (const other of [bureauLeader, colleague, resident])
      expect(await refusal(other, petition, 'duty-decision', decided)).toEqual([404, 'not_found'])
    const kept = await act(leader, petition, 'duty-decision', { approved: false, reason: '应当按信访程序办理。' })
    expect([kept.assignments[0]?.route, owed(kept).at(-1)]).toEqual(['petition', 'handle 2027-01-22 running'])
  })

  it('is told with the reasons, counted in public, and contested: the 60 days go on and the answer is owed again', async () => {
    const before = (await statistics()).waysOut.asDuty
    await dutyFor('2026-11-24')
    expect((await statistics()).waysOut.asDuty).toBe(before + 1)
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({
      summary: '淮北市住房和城乡建设局按履行法定职责办理，期限为本市规定的期限，自受理之日起算。不同意的，可以提出异议。',
      text: '查处违法排水是本单位的法定职责。\n经复核，属于本单位职责。',
    })
    expect((await open(resident, petition)).proposals[0]?.text).toContain('查处违法排水是本单位的法定职责。')
    await act(clerk, petition, 'reply', replyBody(petition))
    await act(bureau, petition, 'conclusion', { ground: '已经答复' })
    await act(resident, petition, 'route-contest', contest)
    const back = await act(bureauLeader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.assignments[0]?.route, back.requests[0]?.outcome]).toEqual(['accepted', 'petition', null])
    expect(owed(back).filter((clock) => clock.endsWith('running'))).toEqual(['handle 2027-01-25 running'])
    expect((await statistics()).waysOut.asDuty).toBe(before)
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
    const answered = await act(clerk, petition, 'reply', replyBody(petition))
    expect([answered.status, answered.ratingStates.unit]).toEqual(['replied', 'waiting'])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('is not answered while the petitioner contests it', async () => {
    await dutyFor('2026-11-23')
    await act(resident, petition, 'route-contest', contest)
    expect(await refusal(clerk, petition, 'reply', replyBody(petition))).toEqual([409, 'illegal_action'])
    await act(bureauLeader, petition, 'route-contest-decision', { approved: false, reason: '属于该单位职责。' })
    expect((await act(clerk, petition, 'reply', replyBody(petition))).status).toBe('replied')
  })

  it('has a date of the city’s own, is overdue past it, and the answer meets it: to choose that route ends no clock', async () => {
    await dutyFor('2026-11-23')
    const accepted = await open(clerk, petition)
    expect(accepted.clocks.find(({ kind }) => kind === 'handle')?.state).toBe('cancelled')
    expect(accepted.clocks.find(({ kind }) => kind === 'duty-answer')).toMatchObject({ legalOn: '2027-01-22', state: 'running' })
    expect(accepted.clocks.find(({ kind }) => kind === 'duty-answer')?.basis).not.toContain('条例')
    later('2027-01-25')
    expect((await open(resident, petition)).outwardStatus).toBe('超期未作出处理意见')
    expect(owed(await act(clerk, petition, 'reply', replyBody(petition)))).toContain('duty-answer 2027-01-22 late')
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })
})

describe('an answer at once (当场答复)', () => {
  const answer = { text: '窗口周一至周五上午九点开放。', reason: '只询问开放时间。' }
  const ask = async () => {
    const question = await fileAs(resident, { kind: 'mailbox', title: '咨询办事窗口的开放时间', requests: [] })
    await register(bureau, question, { class: 'appeal', purpose: 'other' })
    return question
  }

  it('is drafted by one and sent by a second person of the bureau', async () => {
    const question = await ask()
    const drafted = await act(bureau, question, 'prompt-answer', answer)
    expect([drafted.status, owed(drafted).filter((clock) => clock.endsWith('running'))]).toEqual([
      'registered',
      ['dispatch 2026-12-08 running', 'mailbox-acceptance 2026-11-26 running'],
    ])
    expect(JSON.stringify(await open(resident, question))).not.toContain('九点')
    expect(await refusal(bureau, question, 'prompt-answer-decision', agreed)).toEqual([403, 'forbidden'])
    expect((await act(second, question, 'prompt-answer-decision', agreed)).status).toBe('concluded')
    const seen = await open(resident, question)
    expect([seen.documents[0]?.text, seen.timeline.at(-1)?.text]).toEqual([answer.text, answer.reason])
  })

  it('contested with reason is registered again and goes to the body that can help', async () => {
    const question = await ask()
    await act(bureau, question, 'prompt-answer', answer)
    await act(second, question, 'prompt-answer-decision', agreed)
    await act(resident, question, 'route-contest', contest)
    const back = await act(bureauLeader, question, 'route-contest-decision', upheld)
    expect([back.status, owed(back).filter((clock) => clock.endsWith('running'))]).toEqual([
      'registered',
      ['dispatch 2026-12-08 running', 'mailbox-acceptance 2026-11-26 running'],
    ])
    expect((await transfer(bureau, question, clerk.organisationId)).status).toBe('transferred')
  })

  it('taken back is public no longer', async () => {
    const question = await fileAs(resident, { kind: 'mailbox', title: '咨询窗口开放时间', requests: [], publishConsent: true })
    await register(bureau, question, { class: 'appeal', purpose: 'other' })
    await act(bureau, question, 'prompt-answer', answer)
    await act(second, question, 'prompt-answer-decision', agreed)
    const { publishedId } = await act(bureau, question, 'publication', bodies.publication)
    await act(resident, question, 'route-contest', contest)
    expect((await house.visitor.get(`/api/published/${publishedId}`)).status).toBe(200)
    expect((await act(bureauLeader, question, 'route-contest-decision', upheld)).publishedId).toBe(null)
    expect((await house.visitor.get(`/api/published/${publishedId}`)).status).toBe(404)
    expect((await replayPetition(house.ctx, question.id)).differences).toEqual([])
  })

  it('contested is never decided by the leader who had agreed to it', async () => {
    const deputy = await newReader(house, '副局长', bureau.organisationId, 'bureau-leader')
    const question = await ask()
    await act(bureau, question, 'prompt-answer', answer)
    await act(bureauLeader, question, 'prompt-answer-decision', agreed)
    await act(resident, question, 'route-contest', contest)
    expect((await open(bureauLeader, question)).allowedActions).not.toContain('route-contest-decision')
    expect(await refusal(bureauLeader, question, 'route-contest-decision', upheld)).toEqual([403, 'forbidden'])
    expect((await act(deputy, question, 'route-contest-decision', upheld)).status).toBe('registered')
  })

  it('not agreed to leaves the question to be sent on, and sent on it cannot be agreed to', async () => {
    const question = await ask()
    await act(bureau, question, 'prompt-answer', answer)
    await act(second, question, 'prompt-answer-decision', { approved: false })
    await act(bureau, question, 'prompt-answer', answer)
    await transfer(bureau, question, clerk.organisationId)
    expect(await refusal(second, question, 'prompt-answer-decision', agreed)).toEqual([409, 'illegal_action'])
  })

  it('and another procedure are counted and published, by body and by procedure, until a contest was right', async () => {
    const before = await statistics()
    const of = (all: typeof before, id: string) => all.organisations?.find(({ organisation }) => organisation.id === id)?.waysOut
    const question = await ask()
    await act(bureau, question, 'prompt-answer', answer)
    await act(clerk, petition, 'procedural-notice', notice)
    expect((await statistics()).waysOut).toEqual(before.waysOut)
    await act(second, question, 'prompt-answer-decision', agreed)
    await act(leader, petition, 'procedural-notice-decision', agreed)
    await act(bureau, petition, 'conclusion', { ground: '已导入民事诉讼。' })
    const after = await statistics()
    expect([after.waysOut.answeredAtOnce, after.waysOut.guided.judicial]).toEqual([
      before.waysOut.answeredAtOnce + 1,
      before.waysOut.guided.judicial + 1,
    ])
    expect(of(after, clerk.organisationId)?.guided.judicial).toBe((of(before, clerk.organisationId)?.guided.judicial ?? 0) + 1)
    expect(of(after, bureau.organisationId)?.answeredAtOnce).toBe((of(before, bureau.organisationId)?.answeredAtOnce ?? 0) + 1)
    await act(resident, petition, 'route-contest', contest)
    await act(bureauLeader, petition, 'route-contest-decision', upheld)
    expect((await statistics()).waysOut.guided.judicial).toBe(before.waysOut.guided.judicial)
  })
})
