import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, refusal, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse({ env: { STAFF_NETWORKS: '10.20.0.0/16, 192.0.2.7, 2001:db8::/32', TRUST_PROXY: '1' } })
  resident = await returning(house, () => house.resident('张三'))
  bureau = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

async function answered() {
  const filed = await fileAs(resident, { requests: ['疏通门口的排水管道', '公开验收结果'] })
  await register(bureau, filed)
  await transfer(bureau, filed, unit.organisationId)
  await act(unit, filed, 'acceptance', {})
  return act(unit, filed, 'reply', replyBody(filed))
}
const points = (petition: PetitionView, ...solved: string[]) =>
  solved.map((grade, index) => ({ requestId: petition.requests[index]?.id, solved: grade }))
const bad = { grade: 'unsatisfied', reason: '管道还是堵的，没有人来过。' }
const calls = async (petition: PetitionView) => (await open(bureau, petition)).tasks.map(({ status }) => status)
const solvedOf = (petition: PetitionView) => petition.requests.map(({ solved }) => solved)

describe('what became of each point', () => {
  it('is said together with the grade of the unit, and stands as it was said first', async () => {
    const petition = await answered()
    const rated = await act(resident, petition, 'rating', { unit: bad, points: points(petition, 'partly', 'not') })
    expect(solvedOf(rated)).toEqual(['partly', 'not'])
    const later = await act(resident, petition, 'rating', { unit: { grade: 'satisfied' }, points: points(petition, 'solved', 'solved') })
    expect([solvedOf(later), later.ratings.map(({ grade, counts }) => [grade, counts])]).toEqual([
      ['partly', 'not'],
      [
        ['unsatisfied', true],
        ['satisfied', false],
      ],
    ])
  })

  it('is not said with the bureau alone, of another matter’s point, or twice', async () => {
    const petition = await answered()
    const other = await answered()
    const unitScore = { unit: { grade: 'satisfied' } }
    const twice = [...points(petition, 'solved'), ...points(petition, 'not')]
    expect(await refusal(resident, petition, 'rating', { bureau: bad, points: points(petition, 'not') })).toEqual([
      400,
      'points: unit_missing',
    ])
    expect(await refusal(resident, petition, 'rating', { ...unitScore, points: points(other, 'not') })).toEqual([
      400,
      'points.0.requestId: unknown_request',
    ])
    expect(await refusal(resident, petition, 'rating', { ...unitScore, points: twice })).toEqual([
      400,
      'points.1.requestId: unknown_request',
    ])
    expect([solvedOf(await open(resident, petition)), (await open(resident, petition)).ratings]).toEqual([[null, null], []])
  })
})

describe('a later rating', () => {
  it('stands beside the first with every contact in between, for staff alone', async () => {
    const petition = await answered()
    const call = (summary: string) => ({ channel: 'phone', at: house.now.toISOString(), summary })
    await act(unit, petition, 'contact', call('答复前已经联系过。'))
    await act(resident, petition, 'rating', { unit: bad })
    await act(unit, petition, 'contact', call('请求改为满意。'))
    await act(bureau, petition, 'call-back', call('信访人说单位打过电话。'))
    await act(resident, petition, 'rating', { unit: { grade: 'satisfied' } })
    const contacts = async (who: Resident | StaffMember) =>
      (await open(who, petition)).ratings.map((one) => one.contacts.map(({ text }) => text))
    expect(await contacts(bureau)).toEqual([[], ['请求改为满意。', '信访人说单位打过电话。']])
    expect(await contacts(unit)).toEqual([[], ['请求改为满意。']])
    expect(await contacts(resident)).toEqual([[], []])
  })
})

describe('a 不满意', () => {
  it('opens a call-back at the bureau, unseen by the unit, which cannot do it', async () => {
    const petition = await answered()
    await act(resident, petition, 'rating', { unit: bad })
    const atBureau = await open(bureau, petition)
    const [task] = atBureau.tasks
    expect(atBureau.clocks.find(({ kind }) => kind === 'call-back')?.derivation[0]?.text).toContain('，信访人评价不满意。')
    expect(task).toMatchObject({ kind: 'call-back', status: 'open', dueOn: '2026-11-30', allowedActions: ['call-back'] })
    expect((await open(unit, petition)).tasks).toEqual([])
    const body = { taskId: task?.id, channel: 'phone', at: house.now.toISOString(), summary: '已回访，信访人坚持意见。' }
    expect(await refusal(unit, petition, 'call-back', body)).toEqual([404, 'not_found'])
    expect(await refusal(bureau, petition, 'call-back', { ...body, at: '2026-11-24T09:00:00+08:00' })).toEqual([400, 'at: in_future'])
    expect(await refusal(bureau, petition, 'call-back', { ...body, at: '2020-01-01T09:00:00+08:00' })).toEqual([400, 'at: before_receipt'])
    const done = await act(bureau, petition, 'call-back', body)
    expect(done.tasks).toMatchObject([{ status: 'done' }])
    expect(done.clocks.filter(({ kind }) => kind === 'call-back').map(({ state }) => state)).toEqual(['met'])
    expect(await refusal(bureau, petition, 'call-back', body)).toEqual([409, 'illegal_action'])
    for (const one of [unit, resident]) expect(JSON.stringify(await timelineOf(one, petition))).not.toContain('坚持意见')
  })

  it('said later opens one, too; a satisfied petitioner is not called back', async () => {
    const petition = await answered()
    await act(resident, petition, 'rating', { unit: { grade: 'satisfied' } })
    expect(await calls(petition)).toEqual([])
    await act(resident, petition, 'rating', { unit: bad })
    expect(await calls(petition)).toEqual(['open'])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('is not answered by a call of before it was said', async () => {
    const petition = await answered()
    house.now = new Date('2026-11-25T09:00:00+08:00')
    await act(resident, petition, 'rating', { unit: bad })
    const body = { channel: 'phone', at: '2026-11-24T09:00:00+08:00', summary: '已回访。' }
    expect(await refusal(bureau, petition, 'call-back', body)).toEqual([400, 'at: before_cause'])
    house.now = new Date('2026-11-23T09:00:00+08:00')
  })

  it('opens no second one while the bureau has to call anyway, and one more after the call', async () => {
    const petition = await answered()
    await act(resident, petition, 'rating', { bureau: bad, unit: bad })
    expect(await calls(petition)).toEqual(['open'])
    await act(resident, petition, 'rating', { unit: bad })
    expect(await calls(petition)).toEqual(['open'])
    await act(bureau, petition, 'call-back', { channel: 'phone', at: house.now.toISOString(), summary: '已回访。' })
    await act(resident, petition, 'rating', { unit: bad })
    expect((await calls(petition)).toSorted()).toEqual(['done', 'open'])
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })
})

describe('from where the staff sit', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address })

  it.each(['10.20.3.4', '192.0.2.7', '2001:db8::5', '::ffff:10.20.3.4'])('nobody rates (%s), and nothing is written', async (address) => {
    const petition = await answered()
    const answer = await resident.post<Problem>(`/api/petitions/${petition.id}/rating`, { unit: { grade: 'satisfied' } }, from(address))
    expect([answer.status, answer.body.detail]).toEqual([
      403,
      '不能在机关、单位的办公网络内评价，请换用您自己的网络（例如手机流量）后再评价。',
    ])
    const after = await open(resident, petition)
    expect([after.ratings, after.version, after.ratingStates.unit]).toEqual([[], petition.version, 'waiting'])
  })

  it('everything else works, and from elsewhere the rating counts', async () => {
    const petition = await answered()
    expect((await resident.get(`/api/petitions/${petition.id}`, from('10.20.3.4'))).status).toBe(200)
    expect((await resident.post(`/api/petitions/${petition.id}/rating`, { unit: bad }, from('10.21.0.1'))).status).toBe(200)
  })

  it('a list that is not one of networks keeps the service from starting', () => {
    for (const wrong of ['10.0.0.0/33', '10.0.0.0/', '10.0.0', 'office', '10.0.0.0/8;10.1.0.0/16'])
      expect(() => readConfig({ ...process.env, STAFF_NETWORKS: wrong }), wrong).toThrow(/STAFF_NETWORKS must be networks/)
  })
})

it('is no business of staff, whatever account they use', async () => {
  const petition = await answered()
  for (const one of [unit, bureau])
    expect(await refusal(one, petition, 'rating', { unit: { grade: 'satisfied' } })).toEqual([404, 'not_found'])
})
