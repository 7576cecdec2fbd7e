import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, open, refusal, register, replyBody, returning, timelineOf, transfer, transferBody } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let county: StaffMember
let otherCounty: StaffMember
let department: StaffMember
let countyDepartment: StaffMember
let town: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await returning(house, () => house.resident('张三'))
  const at = (role: 'bureau-clerk' | 'unit-clerk', organisationId: string) => returning(house, () => house.staff(role, { organisationId }))
  city = await at('bureau-clerk', '340600-bureau')
  county = await at('bureau-clerk', '340602-bureau')
  otherCounty = await at('bureau-clerk', '340603-bureau')
  department = await at('unit-clerk', '340600-housing')
  countyDepartment = await at('unit-clerk', '340602-housing')
  town = await at('unit-clerk', '340602001-town')
})
afterAll(() => house?.close())

const summaries = (petition: PetitionView) => petition.timeline.filter(({ kind }) => kind === 'transfer').map(({ summary }) => summary)
const noticeKinds = async () =>
  (await resident.get<{ items: { kind: string; petitionId: string }[] }>('/api/notices?limit=100')).body.items.map(({ kind }) => kind)

describe('from the city bureau over the county bureau to a town', () => {
  let petition: PetitionView

  it('tells the petitioner each hop, with the body that has it now', async () => {
    petition = await fileAs(resident)
    await register(city, petition)
    await transfer(city, petition, county.organisationId)
    expect((await open(resident, petition)).organisation.name).toBe('杜集区信访局')
    house.now = new Date('2026-11-26T10:00:00+08:00')
    await transfer(county, petition, town.organisationId)
    petition = await open(resident, petition)
    expect(petition.organisation.id).toBe(town.organisationId)
    expect(summaries(petition)).toEqual([
      '淮北市信访局转送杜集区信访局（主办）。',
      `杜集区信访局转送${petition.organisation.name}（主办）。`,
    ])
    expect((await noticeKinds()).filter((kind) => kind === 'transferred')).toHaveLength(2)
  })

  it('gives each body its own 15 days and leaves those before as they were', () => {
    expect(petition.clocks.map(({ kind, startsOn, state, legalOn }) => [kind, startsOn, state, legalOn])).toEqual([
      ['dispatch', '2026-11-23', 'met', '2026-12-08'],
      ['dispatch', '2026-11-23', 'met', '2026-12-08'],
      ['rating-bureau', '2026-11-23', 'running', '2026-12-23'],
      ['objection', '2026-11-26', 'running', '2026-12-03'],
      ['inform', '2026-11-26', 'running', '2026-12-11'],
    ])
  })

  it('is followed by the bureaus above and unknown to a bureau that has no part', async () => {
    expect((await open(city, petition)).allowedActions).toEqual(['contact', 'recall', 'mark', 'recusal', 'urgent-report'])
    expect((await open(county, petition)).allowedActions).toEqual(['contact', 'recall', 'urgent-report'])
    expect((await otherCounty.get(`/api/petitions/${petition.id}`)).status).toBe(404)
    expect((await otherCounty.get(`/api/petitions/${petition.id}/timeline`)).status).toBe(404)
  })

  it('is handled where it arrived, on a period that no earlier hop began', async () => {
    expect(await refusal(county, petition, 'acceptance', { route: 'petition' })).toEqual([404, 'not_found'])
    petition = await act(town, petition, 'acceptance', { route: 'petition' })
    expect(petition.nextDue).toMatchObject({ kind: 'handle', startsOn: '2026-11-26', plainOn: '2027-01-25' })
    expect(clocksOf(petition)).toContain('inform met')
  })
})

describe('from a city department down its own system', () => {
  it('goes to the lower body of the line and tells so', async () => {
    const petition = await fileAs(resident)
    await register(city, petition)
    await transfer(city, petition, department.organisationId)
    await transfer(department, petition, countyDepartment.organisationId)
    const seen = await open(resident, petition)
    expect(summaries(seen)).toHaveLength(2)
    expect(seen.organisation.id).toBe(countyDepartment.organisationId)
    expect((await open(countyDepartment, petition)).allowedActions).toEqual(
      expect.arrayContaining(['transfer', 'objection', 'acceptance', 'procedural-notice']),
    )
    // The bureau is rated after its own notice only: the second hop opens no second window.
    expect(seen.clocks.filter(({ kind }) => kind === 'rating-bureau')).toHaveLength(1)
  })

  it('cannot be sent across or up, to itself, twice to one body, or without exactly one leading body', async () => {
    const petition = await fileAs(resident)
    expect(await refusal(city, petition, 'transfer', transferBody(department.organisationId))).toEqual([409, 'illegal_action'])
    await register(city, petition)
    const field = 'assignments.0.organisationId'
    expect(await refusal(city, petition, 'transfer', transferBody('340600-nothing'))).toEqual([400, `${field}: unknown_organisation`])
    expect(await refusal(city, petition, 'transfer', transferBody(city.organisationId))).toEqual([400, `${field}: already_holds`])
    const two = { assignments: ['340600-housing', '340600-police'].map((organisationId) => ({ organisationId, role: 'lead' })) }
    expect(await refusal(city, petition, 'transfer', two)).toEqual([400, 'assignments: one_lead'])
    const none = { assignments: [{ organisationId: '340600-housing', role: 'assist' }] }
    expect(await refusal(city, petition, 'transfer', none)).toEqual([400, 'assignments: one_lead'])

    await transfer(city, petition, county.organisationId)
    for (const reach of [otherCounty.organisationId, '340603-housing', department.organisationId]) {
      expect(await refusal(county, petition, 'transfer', transferBody(reach)), reach).toEqual([400, `${field}: out_of_reach`])
    }
    expect(await refusal(county, petition, 'transfer', transferBody(city.organisationId))).toEqual([400, `${field}: out_of_reach`])
    await transfer(county, petition, countyDepartment.organisationId)
    expect(await refusal(countyDepartment, petition, 'transfer', transferBody(town.organisationId))).toEqual([
      400,
      `${field}: out_of_reach`,
    ])
    expect((await timelineOf(resident, petition)).filter((item) => item.entry?.kind === 'transfer')).toHaveLength(2)
  })
})

describe('with one leading and one assisting body', () => {
  it('lets both tell the petitioner, the leading one alone answer, and ends what the other had open', async () => {
    let petition = await fileAs(resident)
    await register(city, petition)
    await transfer(city, petition, department.organisationId, countyDepartment.organisationId)
    expect((await open(resident, petition)).organisation.id).toBe(department.organisationId)
    await act(countyDepartment, petition, 'acceptance', { route: 'petition' })
    expect((await open(resident, petition)).status).toBe('transferred')
    expect(await refusal(countyDepartment, petition, 'reply', replyBody(petition))).toEqual([409, 'illegal_action'])
    petition = await act(department, petition, 'acceptance', { route: 'petition' })
    expect(petition.clocks.filter(({ kind }) => kind === 'handle')).toHaveLength(1)
    petition = await act(department, petition, 'reply', replyBody(petition))
    expect([petition.status, petition.assignments.map(({ status }) => status)]).toEqual(['replied', ['done', 'closed']])
    expect(petition.clocks.filter(({ kind, state }) => !kind.startsWith('rating') && state === 'running')).toEqual([])
  })

  it('keeps a body below an assisting one from leading', async () => {
    const petition = await fileAs(resident)
    await register(city, petition)
    await transfer(city, petition, '340600-police', department.organisationId)
    expect(await refusal(department, petition, 'transfer', transferBody(countyDepartment.organisationId))).toEqual([
      400,
      'assignments: lead_under_assist',
    ])
    const assisting = { assignments: [{ organisationId: countyDepartment.organisationId, role: 'assist' }] }
    await act(department, petition, 'transfer', assisting)
    expect((await open(resident, petition)).organisation.id).toBe('340600-police')
  })
})
