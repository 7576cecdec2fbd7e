import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, clocksOf, fileAs, guide, open, type Problem, refusal, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let bureauLeader: StaffMember
let clerk: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  bureauLeader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  clerk = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

beforeEach(async () => {
  petition = await fileAs(resident)
  await register(bureau, petition)
})

const contest = { reason: '这也是你们的职责。' }
const upheld = { approved: true, reason: '应当由该单位配合办理。' }
const rejected = { approved: false, reason: '合同由您本人签订。' }
const ground = { ground: '已经逐条答复。' }
const answer = async (unit: StaffMember) => {
  await act(unit, petition, 'acceptance', {})
  return act(unit, petition, 'reply', replyBody(petition))
}
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

describe('what an assisting body led elsewhere and the petitioner contested', () => {
  beforeEach(async () => {
    const helper = await house.staff('unit-clerk', { organisationId: '340600-health' })
    await transfer(bureau, petition, clerk.organisationId, helper.organisationId)
    await guide(helper, await house.staff('unit-leader', { organisationId: '340600-health' }), petition)
    await act(resident, petition, 'route-contest', contest)
    await answer(clerk)
  })

  it('is decided also after the lead has answered, and then the matter can be concluded', async () => {
    expect(await refusal(bureau, petition, 'conclusion', ground)).toEqual([409, 'illegal_action'])
    const decided = await act(bureauLeader, petition, 'route-contest-decision', rejected)
    expect([decided.status, clocksOf(decided)]).toEqual(['replied', expect.arrayContaining(['contest-decision met'])])
    expect((await act(bureau, petition, 'conclusion', ground)).status).toBe('concluded')
    expect(await differences()).toEqual([])
  })

  it('is that body’s again where the petitioner was right; the answer stands', async () => {
    const back = await act(bureauLeader, petition, 'route-contest-decision', upheld)
    expect([back.status, back.assignments.map(({ status }) => status)]).toEqual(['replied', ['done', 'offered']])
    expect((await act(bureau, petition, 'conclusion', ground)).status).toBe('concluded')
    expect(await differences()).toEqual([])
  })
})

describe('a transfer further up the chain', () => {
  let county: StaffMember
  let department: StaffMember
  let head: StaffMember

  beforeEach(async () => {
    county = await house.staff('bureau-clerk', { organisationId: '340602-bureau' })
    department = await house.staff('unit-clerk', { organisationId: '340602-housing' })
    head = await house.staff('unit-leader', { organisationId: '340602-housing' })
    await transfer(bureau, petition, county.organisationId)
  })

  it('taken back ends the contest of an assisting body below, which holds nobody up', async () => {
    await transfer(county, petition, '340602-civil-affairs', department.organisationId)
    await guide(department, head, petition)
    await act(resident, petition, 'route-contest', contest)
    const recalled = await act(bureau, petition, 'recall', { reason: '转送有误，予以收回' })
    expect([recalled.status, clocksOf(recalled)]).toEqual(['registered', expect.arrayContaining(['contest-decision cancelled'])])
    await transfer(bureau, petition, clerk.organisationId)
    await answer(clerk)
    expect((await act(bureau, petition, 'conclusion', ground)).status).toBe('concluded')
    expect(await differences()).toEqual([])
  })

  it('is not taken back once the body below has answered: no answer and no date disappears', async () => {
    await transfer(county, petition, department.organisationId)
    await answer(department)
    const refused = await bureau.post<Problem>(`/api/petitions/${petition.id}/recall`, { reason: '转送有误，予以收回' })
    expect([refused.status, refused.body.detail]).toEqual([409, '已经答复、办结或者导入其他程序，不能收回。'])
    expect((await open(bureau, petition)).status).toBe('replied')
  })

  it('nor once it was led into another procedure, whose contest goes on', async () => {
    await transfer(county, petition, department.organisationId)
    await guide(department, head, petition)
    await act(resident, petition, 'route-contest', contest)
    expect(await refusal(bureau, petition, 'recall', { reason: '转送有误，予以收回' })).toEqual([409, 'illegal_action'])
    expect((await act(bureauLeader, petition, 'route-contest-decision', upheld)).status).toBe('transferred')
  })
})
