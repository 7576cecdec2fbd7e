import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentOf, firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk')
  unit = await house.staff('unit-clerk')
})
afterAll(() => house.close())

const act = async (who: Resident | StaffMember, petition: PetitionView, name: string, body: object) => {
  const answer = await who.post<PetitionView>(`/api/petitions/${petition.id}/${name}`, body, { 'if-match': String(petition.version) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const open = async (who: Resident | StaffMember, id: string) => (await who.get<PetitionView>(`/api/petitions/${id}`)).body

describe('a petition from the phone to the rating', () => {
  let petition: PetitionView

  it('is filed and acknowledged with a number, a query code, a receipt and the first legal date', async () => {
    const answer = await resident.post<PetitionView>('/api/petitions', makeFiling(), {
      'idempotency-key': '3b241101-e2bb-4255-8caf-4136c566a962',
    })
    expect(answer.status, answer.text).toBe(201)
    petition = answer.body
    expect(petition.number).toMatch(/^HB20261123\d{7}$/)
    expect(petition.queryCode).toMatch(/^\d{10}$/)
    expect(petition.receipt?.signature).toBeTruthy()
    expect(petition.status).toBe('submitted')
    expect(petition.outwardStatus).toBe('受理申请审查中')
    expect(petition.nextDue).toMatchObject({ kind: 'dispatch', startsOn: '2026-11-23', plainOn: '2026-12-08', legalOn: '2026-12-08' })
    expect(petition.allowedActions).toEqual([
      'withdrawal',
      'supplement',
      'recusal',
      'contact-change',
      'retaliation-report',
      'publication-consent',
    ])
  })

  it('answers a repeated tap with the same petition and another content with a conflict', async () => {
    const headers = { 'idempotency-key': '3b241101-e2bb-4255-8caf-4136c566a962' }
    const again = await resident.post<PetitionView>('/api/petitions', makeFiling(), headers)
    expect([again.status, again.body.id]).toEqual([201, petition.id])
    const other = await resident.post('/api/petitions', makeFiling({ title: '另一件完全不同的事' }), headers)
    expect([other.status, other.body]).toEqual([409, expect.objectContaining({ code: 'idempotency_conflict' })])
  })

  it('is registered and transferred by the bureau, and hidden from a unit that does not have it', async () => {
    const inbox = (await bureau.get<PetitionPage>('/api/petitions?queue=mine')).body
    expect(inbox.items.map((item) => item.id)).toContain(petition.id)
    petition = await act(bureau, await open(bureau, petition.id), 'registration', {
      class: 'appeal',
      purpose: 'request',
      proposedRoute: 'petition',
    })
    expect(petition.status).toBe('registered')
    expect((await unit.get(`/api/petitions/${petition.id}`)).status).toBe(404)
    petition = await act(bureau, petition, 'transfer', { assignments: [{ organisationId: unit.organisationId, role: 'lead' }] })
    expect(petition.status).toBe('transferred')
    expect(petition.organisation.id).toBe(unit.organisationId)
    expect(petition.clocks.map((clock) => [clock.kind, clock.state])).toEqual([
      ['dispatch', 'met'],
      ['objection', 'running'],
      ['inform', 'running'],
      ['rating-bureau', 'running'],
    ])
  })

  it('is accepted and answered point by point by the unit, which never sees the query code or the full name', async () => {
    petition = await open(unit, petition.id)
    expect(petition.queryCode).toBeUndefined()
    expect(petition.petitioner).toMatchObject({ name: '张*', phone: '138****0001', masked: true })
    petition = await act(unit, petition, 'acceptance', { route: 'petition' })
    expect(petition.nextDue).toMatchObject({ kind: 'handle', days: 60, startsOn: '2026-11-23', plainOn: '2027-01-22' })
    const unanswered = await unit.post(`/api/petitions/${petition.id}/reply`, { body: '经调查，现将有关情况答复如下。', points: [] })
    expect([unanswered.status, unanswered.body]).toEqual([400, expect.objectContaining({ code: 'invalid_input' })])
    const [point] = petition.requests
    petition = await act(unit, petition, 'reply', {
      body: '经调查，现将有关情况答复如下：管道已列入本月疏通计划。',
      points: [{ requestId: point?.id, outcome: 'supported', text: '本月底前完成疏通。', basis: '《城镇排水与污水处理条例》第三十一条' }],
    })
    expect(petition.status).toBe('replied')
    expect(petition.outwardStatus).toBe('已作出处理意见')
  })

  it('tells the resident each step once', async () => {
    const inbox = await resident.get<{ items: { kind: string }[] }>('/api/notices')
    expect(inbox.body.items.map((item) => item.kind)).toEqual(['replied', 'accepted', 'transferred', 'received'])
  })

  it('is rated by the resident, bureau and unit apart, and the first rating stays', async () => {
    petition = await open(resident, petition.id)
    expect(petition.allowedActions).toContain('rating')
    expect(petition.requests[0]).toMatchObject({ outcome: 'supported', answer: '本月底前完成疏通。' })
    petition = await act(resident, petition, 'rating', {
      bureau: { grade: 'satisfied' },
      unit: { grade: 'unsatisfied', reason: '还没有动工。' },
    })
    expect(petition.ratingStates).toEqual({ bureau: 'rated', unit: 'rated' })
    petition = await act(resident, petition, 'rating', { unit: { grade: 'satisfied' } })
    expect(petition.ratings.filter((rating) => rating.object === 'unit').map(({ grade, counts }) => [grade, counts])).toEqual([
      ['unsatisfied', true],
      ['satisfied', false],
    ])
  })

  it('is concluded by the bureau alone', async () => {
    expect((await unit.post(`/api/petitions/${petition.id}/conclusion`, { ground: '已答复' })).status).toBe(404)
    petition = await act(bureau, await open(bureau, petition.id), 'conclusion', { ground: '答复意见已送达，群众已评价。' })
    expect(petition.outwardStatus).toBe('审核认定办结')
  })

  it('keeps a history whose chain and commitments the resident can recompute', async () => {
    const { items } = (await resident.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
    expect(firstBrokenLink(items)).toBeNull()
    const contents = items.flatMap(
      (item) => item.contents?.map((content) => ({ ...content, event: JSON.parse(item.canonical ?? '{}') })) ?? [],
    )
    expect(contents.length).toBeGreaterThan(5)
    for (const { field, salt, text, event } of contents) {
      expect(event.contents[field]).toBe(commitmentOf(Buffer.from(salt ?? '', 'base64'), text ?? ''))
    }
    expect(contents.some((content) => content.field.startsWith('staff.'))).toBe(false)
  })
})
