import type { LookupView } from '@petition/shared/schemas/lookup'
import type { DeskNoticePage, NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import {
  act,
  clocksOf,
  doorsOpenTo,
  fileAs,
  listOf,
  newReader,
  open,
  refusal,
  register,
  replyBody,
  timelineOf,
  transfer,
  upload,
} from './steps.ts'

let house: House
let resident: Resident
let proposer: StaffMember
let second: StaffMember
let leader: StaffMember
let unit: StaffMember
let stranger: StaffMember
let first: PetitionView
let later: PetitionView

const agreed = { approved: true, reason: '经核对，是同一事项。' }
const upheld = { approved: true, reason: '这次反映的是新的事情。' }
const word = '这次补了积水的照片'

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  const ofBureau = { organisationId: '340600-bureau' }
  proposer = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: true })
  second = await house.staff('bureau-clerk', { ...ofBureau, readsSealed: false })
  leader = await house.staff('bureau-leader', ofBureau)
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  stranger = await house.staff('unit-clerk', { organisationId: '340600-health' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  first = await fileAs(resident)
  await register(proposer, first)
  await transfer(proposer, first, unit.organisationId)
  later = await fileAs(resident, { body: `小区门口的路还是一下雨就积水。${word}`, attachmentIds: [await upload(resident)] })
})

/** Named at registration and agreed by a second person. */
async function repeat(of = first, petition = later) {
  await register(proposer, petition, { repeatOf: of.number })
  return act(second, petition, 'mark-decision', agreed)
}
const contest = async () => {
  await act(resident, later, 'mark-contest', { reason: '这次说的是另一条路。' })
  return act(leader, later, 'mark-contest-decision', upheld)
}
const differences = async () =>
  (await Promise.all([first, later].map(({ id }) => replayPetition(house.ctx, id)))).flatMap((one) => one.differences)

describe('a repeat of a matter that is being handled', () => {
  it('is joined to the first file: both tell of the other, and the petitioner hears it', async () => {
    const joined = await repeat()
    expect([joined.status, joined.outwardStatus, joined.marks]).toEqual(['joined', '已并入此前的信访件', ['repeat']])
    const told = await open(resident, later)
    expect(told.joinedTo).toEqual({ id: first.id, number: first.number, status: 'transferred', outwardStatus: '受理申请审查中' })
    expect(told.timeline.at(-1)).toMatchObject({
      summary: `淮北市信访局认定本件是重复信访，并入此前的信访件${first.number}一并办理，期限以该件为准。不同意的，可以提出异议。`,
      text: agreed.reason,
    })
    const notices = (await resident.get<NoticePage>('/api/notices?limit=100')).body.items
    expect(notices.find(({ petitionId }) => petitionId === later.id)).toMatchObject({ kind: 'changed' })
    const kept = await open(resident, first)
    expect(kept.repeats).toEqual([{ id: later.id, number: later.number, submittedAt: later.submittedAt }])
    expect(kept.timeline.at(-1)?.summary).toBe(`淮北市信访局把反映同一事项的信访件${later.number}并入本件，一并办理，本件的期限不变。`)
    expect(await differences()).toEqual([])
  })

  it('has its own points answered there: the number, and the way to it for who may see that file', async () => {
    await repeat()
    for (const who of [resident, unit, proposer])
      expect((await open(who, later)).requests.map(({ outcome, answeredIn }) => [outcome, answeredIn])).toEqual([
        [null, { number: first.number, id: first.id }],
      ])
    expect((await open(resident, first)).requests.map(({ answeredIn }) => answeredIn)).toEqual([null])
    expect((await contest()).requests.map(({ answeredIn }) => answeredIn)).toEqual([null])
  })

  it('is told to the desks that have the first file, and again when it is by itself', async () => {
    await act(proposer, first, 'recall', { reason: '另行转送。' })
    await transfer(proposer, first, unit.organisationId, stranger.organisationId)
    const desk = async (who: StaffMember) =>
      (await who.get<DeskNoticePage>('/api/desk-notices?limit=100')).body.items
        .filter(({ petitionId, kind }) => petitionId === first.id && kind.startsWith('repeat-'))
        .map(({ kind, text }) => [kind, text])
    await repeat()
    const joined = [
      'repeat-joined',
      `编号 ${first.number}。淮北市信访局把反映同一事项的另一件信访件并入本件，请一并阅看、一并办理，本件的期限不变。`,
    ]
    for (const who of [unit, stranger, proposer]) expect(await desk(who)).toEqual([joined])
    await contest()
    const parted = ['repeat-parted', `编号 ${first.number}。信访人的异议成立，一件并入的信访件恢复单独办理，本件照常办理。`]
    for (const who of [unit, stranger, proposer]) expect(await desk(who)).toEqual([parted, joined])
    expect(await desk(await house.staff('unit-clerk', { organisationId: '340602-housing' }))).toEqual([])
  })

  it('meets its own fifteen days and moves no date of the first one', async () => {
    const before = (await open(resident, first)).clocks
    expect(clocksOf(await repeat())).toEqual(['dispatch met'])
    expect((await open(resident, first)).clocks).toEqual(before)
    expect((await open(resident, later)).ratingStates).toEqual({ bureau: 'not-rateable', unit: 'not-rateable' })
  })

  it('follows what becomes of the first one, and nobody works on it by itself', async () => {
    await repeat()
    await act(unit, first, 'acceptance', {})
    await act(unit, first, 'reply', replyBody(await open(unit, first)))
    expect((await open(resident, later)).joinedTo).toMatchObject({ status: 'replied', outwardStatus: '已作出处理意见' })
    const { number, queryCode } = later
    const { body } = await house.visitor.post<LookupView>('/api/lookup', { number, queryCode })
    expect([body.outwardStatus, body.joinedTo?.number, body.joinedTo?.outwardStatus]).toEqual([
      '已并入此前的信访件',
      first.number,
      '已作出处理意见',
    ])
    expect(await refusal(proposer, later, 'transfer', { assignments: [{ organisationId: unit.organisationId, role: 'lead' }] })).toEqual([
      409,
      'illegal_action',
    ])
    expect(await refusal(resident, later, 'withdrawal', { reason: '不想反映了' })).toEqual([409, 'illegal_action'])
  })

  it('stales the page of whoever works on the first one', async () => {
    const { version } = await open(unit, first)
    await repeat()
    expect(await refusal(unit, first, 'acceptance', {}, { 'if-match': String(version) })).toEqual([412, 'stale_version'])
  })

  it('is joined just once to the one first file', async () => {
    await repeat()
    const third = await fileAs(resident)
    expect(await refusal(proposer, third, 'registration', { class: 'appeal', purpose: 'request', repeatOf: later.number })).toEqual([
      400,
      'repeatOf: joined',
    ])
    expect((await repeat(first, third)).status).toBe('joined')
    expect((await open(unit, first)).repeats.map(({ id }) => id)).toEqual([later.id, third.id])
    await expect(repeat(later, await fileAs(resident))).rejects.toThrow()
  })
})

describe('who reads what was joined', () => {
  it('is whoever has the first file, with what was attached, and nobody else', async () => {
    const photo = `/api/attachments/${later.attachments[0]?.id}`
    expect((await unit.get(photo)).status).toBe(404)
    await repeat()
    expect((await open(unit, later)).body).toContain(word)
    expect((await unit.get(photo)).status).toBe(200)
    expect((await listOf(unit)).items.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, later.id]))
    for (const path of [`/api/petitions/${later.id}`, `/api/petitions/${later.id}/timeline`, photo])
      expect((await stranger.get(path)).status).toBe(404)
    expect((await listOf(stranger)).items.map(({ id }) => id)).not.toContain(later.id)
    expect(JSON.stringify(await timelineOf(unit, first))).toContain(later.number)
  })

  it('ends where the first file is taken back', async () => {
    await repeat()
    await act(proposer, first, 'recall', { reason: '不属于该单位职权。' })
    expect((await unit.get(`/api/petitions/${later.id}`)).status).toBe(404)
  })

  it('is not who has to stay away from the first file', async () => {
    const colleague = await newReader(house, '周同事', unit.organisationId, 'unit-clerk')
    const head = await house.staff('unit-leader', { organisationId: unit.organisationId })
    await repeat()
    await act(colleague, first, 'recusal', { reason: '与被反映的物业公司负责人是亲属。' })
    await act(head, first, 'recusal-decision', { approved: true, reason: '经核实有直接利害关系。' })
    expect(await doorsOpenTo(colleague, later, word)).toEqual([])
    expect((await unit.get(`/api/petitions/${later.id}`)).status).toBe(200)
  })

  it('is told no number by which it would know the name that one of the two hides', async () => {
    const filed = { hideIdentity: true, filedBefore: { answer: 'yes', number: first.number } } as const
    later = await fileAs(resident, filed)
    const named = { class: 'appeal', purpose: 'request', repeatOf: first.number }
    expect(await refusal(proposer, later, 'registration', named)).toEqual([400, 'repeatOf: identity_hidden'])
    await register(proposer, later)
    for (const mark of ['repeat', 'court-related'])
      expect(await refusal(proposer, later, 'mark', { mark, earlierNumber: first.number, reason: '同一事项。' })).toEqual([
        400,
        'earlierNumber: identity_hidden',
      ])
    const cited = { openNumber: first.number, reason: '同一事项正在办理。' }
    expect(await refusal(proposer, later, 'refusal', cited)).toEqual([400, 'openNumber: identity_hidden'])
    await transfer(proposer, later, unit.organisationId)
    const seen = await open(unit, later)
    expect([seen.petitioner, seen.repeatOf, seen.filedBefore]).toEqual([null, null, { answer: 'yes', number: null }])
    expect(JSON.stringify([seen, await timelineOf(unit, later)])).not.toContain(first.number)
    expect((await open(proposer, later)).filedBefore?.number).toBe(first.number)
    expect((await open(resident, later)).filedBefore?.number).toBe(first.number)
    expect((await open(unit, first)).petitioner).not.toBe(null)
    expect(JSON.stringify([await open(unit, first), await timelineOf(unit, first)])).not.toContain(later.number)
  })

  it('is joined where both hide it alike, and the name stays hidden', async () => {
    first = await fileAs(resident, { hideIdentity: true })
    await register(proposer, first)
    await transfer(proposer, first, unit.organisationId)
    later = await fileAs(resident, { hideIdentity: true })
    expect((await repeat()).status).toBe('joined')
    expect([(await open(unit, later)).petitioner, (await open(unit, first)).petitioner]).toEqual([null, null])
  })
})

describe('a repeat that is only linked', () => {
  it('goes on by itself where it was sent on meanwhile', async () => {
    await register(proposer, later, { repeatOf: first.number })
    await transfer(proposer, later, unit.organisationId)
    const linked = await act(second, later, 'mark-decision', agreed)
    expect([linked.status, linked.repeatOf, linked.joinedTo]).toEqual(['transferred', first.number, null])
    expect((await open(resident, first)).repeats).toEqual([])
  })

  it('is a new file where the first one is answered, concluded or withdrawn', async () => {
    await act(unit, first, 'acceptance', {})
    await act(unit, first, 'reply', replyBody(await open(unit, first)))
    expect((await repeat()).status).toBe('registered')
    await act(proposer, first, 'conclusion', { ground: '已经答复。' })
    const afterwards = await fileAs(resident)
    expect((await repeat(first, afterwards)).status).toBe('registered')
    const withdrawn = await fileAs(resident)
    await act(resident, withdrawn, 'withdrawal', { reason: '不想反映了。' })
    expect((await repeat(withdrawn, await fileAs(resident))).status).toBe('registered')
  })

  it('is of another class, or has filings joined to it itself', async () => {
    await register(proposer, later, { class: 'suggestion', purpose: 'opinion', repeatOf: first.number })
    expect((await act(second, later, 'mark-decision', agreed)).status).toBe('registered')
    const own = await fileAs(resident)
    await register(proposer, own)
    expect((await repeat(own, await fileAs(resident))).status).toBe('joined')
    await act(proposer, own, 'mark', { mark: 'repeat', earlierNumber: first.number, reason: '同一事项。' })
    expect((await act(second, own, 'mark-decision', agreed)).status).toBe('registered')
  })

  it('is never linked to what came later, is sealed, or is of somebody else', async () => {
    const sealed = await fileAs(resident, { title: '反映工作人员收受礼金', aboutConduct: true })
    const ofNeighbour = await fileAs(await house.resident('李四'))
    const body = { class: 'appeal', purpose: 'request' }
    house.now = new Date(house.now.getTime() + 60_000)
    const newest = await fileAs(resident)
    for (const { number } of [ofNeighbour, newest])
      expect(await refusal(proposer, later, 'registration', { ...body, repeatOf: number })).toEqual([
        400,
        'repeatOf: unknown_earlier_petition',
      ])
    expect(await refusal(proposer, newest, 'registration', { ...body, repeatOf: sealed.number })).toEqual([400, 'repeatOf: sealed'])
  })
})

describe('a contest that is upheld', () => {
  it('gives the file back its own life, with the days it had from the start', async () => {
    const { clocks } = await open(resident, later)
    await repeat()
    const parted = await contest()
    expect([parted.status, parted.marks, parted.joinedTo, parted.repeatOf]).toEqual(['registered', [], null, null])
    const decided = parted.clocks.filter(({ kind }) => kind === 'contest-decision')
    expect(decided.map(({ state }) => state)).toEqual(['met'])
    expect(parted.clocks.filter((clock) => !decided.includes(clock))).toEqual(clocks)
    expect((await open(resident, first)).repeats).toEqual([])
    expect((await open(resident, first)).timeline.at(-1)?.summary).toBe(`信访人的异议成立，信访件${later.number}不再并入本件，单独办理。`)
    expect((await unit.get(`/api/petitions/${later.id}`)).status).toBe(404)
    expect(await differences()).toEqual([])
    expect((await transfer(proposer, later, stranger.organisationId)).status).toBe('transferred')
    expect(await differences()).toEqual([])
  })

  it('also after the first one has ended', async () => {
    await repeat()
    await act(resident, first, 'withdrawal', { reason: '不想反映了。' })
    expect((await open(resident, later)).joinedTo?.status).toBe('withdrawn')
    expect((await contest()).status).toBe('registered')
    expect(await differences()).toEqual([])
  })

  it('not upheld leaves it where it is', async () => {
    await repeat()
    await act(resident, later, 'mark-contest', { reason: '这次说的是另一条路。' })
    const kept = await act(leader, later, 'mark-contest-decision', { approved: false, reason: '两次都是同一条路。' })
    expect([kept.status, kept.joinedTo?.id]).toEqual(['joined', first.id])
    expect(await differences()).toEqual([])
  })
})

it('joins two filings to one first file at the same time, and both are there', async () => {
  const third = await fileAs(resident)
  for (const petition of [later, third]) await register(proposer, petition, { repeatOf: first.number })
  const answers = await Promise.all([later, third].map(({ id }) => second.post(`/api/petitions/${id}/mark-decision`, agreed)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect((await open(unit, first)).repeats).toHaveLength(2)
  expect(await differences()).toEqual([])
})

it('asked for by the registration that also asks for another class is decided by itself, in the rows as in the history', async () => {
  const suggestion = await fileAs(resident)
  const asSuggestion = { class: 'suggestion', purpose: 'opinion', classReason: '没有具体诉求，是对城市管理的建议。' }
  await register(proposer, suggestion, { ...asSuggestion, repeatOf: first.number })
  const { proposals } = await open(second, suggestion)
  expect(proposals.map(({ kind }) => kind).toSorted()).toEqual(['class', 'mark'])
  for (const { id, kind } of proposals.toSorted((one, other) => (one.kind < other.kind ? -1 : 1)))
    await act(second, suggestion, `${kind as 'class' | 'mark'}-decision`, { ...agreed, proposalId: id })
  expect((await open(second, suggestion)).marks).toEqual(['repeat'])
  expect((await replayPetition(house.ctx, suggestion.id)).differences).toEqual([])
})
