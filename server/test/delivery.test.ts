import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, replyBody, returning, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('王五'))
  bureau = await returning(house, () => house.staff('bureau-clerk'))
  unit = await returning(house, () => house.staff('unit-clerk'))
})
afterAll(() => house?.close())
beforeEach(() => {
  house.now = new Date('2026-11-23T09:00:00+08:00')
})

async function answered(changes: Parameters<typeof fileAs>[1]): Promise<PetitionView> {
  const petition = await fileAs(resident, changes)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  return act(unit, await act(unit, petition, 'acceptance', {}), 'reply', replyBody(petition))
}
const papers = (view: PetitionView) => view.documents.map(({ kind, deliveredOn }) => [kind, deliveredOn])
const windows = (view: PetitionView) =>
  view.clocks.filter(({ kind }) => kind.startsWith('rating')).map(({ kind, startsOn, legalOn }) => [kind, startsOn, legalOn])

describe('a petitioner who chose electronic delivery', () => {
  it('has received every paper when it is issued, and may rate from that day', async () => {
    const view = await answered({ electronicDelivery: true })
    expect(papers(view)).toEqual([
      ['transfer-notice', '2026-11-23'],
      ['acceptance-notice', '2026-11-23'],
      ['reply', '2026-11-23'],
    ])
    expect(windows(view).map(([kind]) => kind)).toEqual(['rating-bureau', 'rating-unit'])
    const seen = await open(resident, view)
    expect(seen.timeline.some(({ kind }) => kind === 'delivery')).toBe(false)
  })

  it('can rate for thirty days; silence then is a lapsed window, never satisfaction', async () => {
    const view = await answered({ electronicDelivery: true })
    house.now = new Date('2026-12-23T23:59:00+08:00')
    expect((await open(resident, view)).ratingStates).toEqual({ bureau: 'waiting', unit: 'waiting' })
    house.now = new Date('2026-12-24T00:00:00+08:00')
    const lapsed = await open(resident, view)
    expect([lapsed.ratingStates, lapsed.allowedActions]).toEqual([
      { bureau: 'lapsed', unit: 'lapsed' },
      ['contact-change', 'retaliation-report', 'publication-consent', 'recusal'],
    ])
    expect(await refusal(resident, view, 'rating', { unit: { grade: 'satisfied' } })).toEqual([409, 'illegal_action'])
    expect((await open(resident, view)).ratings).toEqual([])
  })

  it('says why when not satisfied, and says something', async () => {
    const view = await answered({ electronicDelivery: true })
    const rate = (body: object) => refusal(resident, view, 'rating', body)
    expect((await rate({ unit: { grade: 'unsatisfied' } }))[1]).toMatch(/^unit\.reason: /)
    expect((await rate({ unit: { grade: 'unsatisfied', reason: '  ' } }))[0]).toBe(400)
    expect((await rate({}))[0]).toBe(400)
    expect(await refusal(unit, view, 'rating', { unit: { grade: 'satisfied' } })).toEqual([404, 'not_found'])
    const rated = await act(resident, view, 'rating', { bureau: { grade: 'basically-satisfied' } })
    expect(rated.ratingStates).toEqual({ bureau: 'rated', unit: 'waiting' })
  })
})

describe('a petitioner who did not choose electronic delivery', () => {
  let view: PetitionView

  it('has received nothing by a notice in the inbox, a message or a list', async () => {
    view = await answered({ electronicDelivery: false })
    house.now = new Date('2026-12-10T09:00:00+08:00')
    const inbox = await resident.get<{ items: { id: string }[] }>('/api/notices')
    for (const { id } of inbox.body.items) expect((await resident.post(`/api/notices/${id}/read`)).status).toBeLessThan(300)
    await house.workOff()
    await resident.get('/api/petitions')
    const staffView = await open(unit, view)
    expect([papers(staffView).map(([, on]) => on), windows(staffView)]).toEqual([[null, null, null], []])
    expect(staffView.ratingStates).toEqual({ bureau: 'not-open', unit: 'not-open' })
  })

  it('receives them by opening the petition: from that day the windows run, and the chain proves it', async () => {
    house.now = new Date('2026-12-10T09:00:00+08:00')
    const before = (await timelineOf(unit, view)).length
    const opened = await open(resident, view)
    expect(papers(opened).map(([, on]) => on)).toEqual(['2026-12-10', '2026-12-10', '2026-12-10'])
    expect(windows(opened)).toEqual([
      ['rating-bureau', '2026-12-10', '2027-01-11'],
      ['rating-unit', '2026-12-10', '2027-01-11'],
    ])
    const items = await timelineOf(resident, view)
    expect(items).toHaveLength(before + 3)
    expect(firstBrokenLink(items)).toBeNull()
    expect(items.slice(-3).map(({ entry }) => entry?.summary)).toEqual(Array(3).fill('信访人打开了文书，视为送达。'))
    expect((await act(resident, view, 'rating', { unit: { grade: 'satisfied' } })).ratingStates.unit).toBe('rated')
  })

  it('receives them once, however often and at whatever speed the petition is opened', async () => {
    view = await answered({ electronicDelivery: false })
    await Promise.all(Array.from({ length: 8 }, () => resident.get(`/api/petitions/${view.id}`)))
    const items = await timelineOf(resident, view)
    expect(items.filter(({ entry }) => entry?.kind === 'delivery')).toHaveLength(3)
    expect(firstBrokenLink(items)).toBeNull()
  })

  it('receives them by reading the history, where the same texts stand', async () => {
    view = await answered({ electronicDelivery: false })
    const { items } = (await resident.get<Timeline>(`/api/petitions/${view.id}/timeline`)).body
    expect(items.at(-1)?.entry?.kind).toBe('delivery')
    expect(papers(await open(unit, view)).map(([, on]) => on)).toEqual(['2026-11-23', '2026-11-23', '2026-11-23'])
  })
})
