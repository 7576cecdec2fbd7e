import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import type { Act } from '@petition/shared/vocabulary/acts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opening } from '../src/db/schema/readers.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { bodies, doorsOpenTo, fileAs, listOf, open, refusal, register, timelineOf, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let petition: PetitionView

const personal = {
  type: 'person',
  name: '欧阳长风',
  phone: '13955512345',
  address: '相山区东街道幸福小区3栋2单元401',
  idType: null,
} as const
const ids = { idType: 'resident-id', idNumber: '11010519491231002X' } as const

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('欧阳长风')
  bureau = await house.staff('bureau-clerk')
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  petition = await fileAs(resident, { petitioner: { ...personal, ...ids }, attachmentIds: [await upload(resident)] })
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
})
afterAll(() => house?.close())

describe('everybody who has no part in a petition', () => {
  it.each(['another unit', 'a county bureau', 'the discipline body', 'an administrator'])('finds no door open: %s', async (who) => {
    const stranger = {
      'another unit': () => house.staff('unit-clerk', { organisationId: '340602-housing' }),
      'a county bureau': () => house.staff('bureau-clerk', { organisationId: '340603-bureau' }),
      'the discipline body': () => house.staff('unit-clerk', { organisationId: '340600-discipline' }),
      'an administrator': () => house.staff('administrator'),
    }[who]
    expect(await doorsOpenTo((await stranger?.()) as StaffMember, petition, '积水')).toEqual([])
  })

  it('finds no door open as another resident, and none that is meant for staff', async () => {
    const other = await house.resident('邻居')
    const url = `/api/petitions/${petition.id}`
    for (const path of [url, `${url}/timeline`, `/api/attachments/${petition.attachments[0]?.id}`]) {
      expect((await other.get(path)).status, path).toBe(404)
    }
    for (const name of Object.keys(bodies) as Act[])
      expect(await refusal(other, petition, name, bodies[name]), name).toEqual([404, 'not_found'])
    expect((await listOf(other, `&q=${petition.number}`)).items).toEqual([])
  })

  it('is asked to sign in when there is no token', async () => {
    for (const path of ['', '/timeline']) expect((await house.visitor.get(`/api/petitions/${petition.id}${path}`)).status).toBe(401)
    expect((await house.visitor.post(`/api/petitions/${petition.id}/withdrawal`, bodies.withdrawal)).status).toBe(401)
  })
})

const petitionersActs: Act[] = [
  'rating',
  'withdrawal',
  'withdrawal-undo',
  'supplement',
  'urge',
  'rewording-answer',
  'mark-contest',
  'fulfilment-confirmation',
  'contact-change',
  'retaliation-report',
  'publication-consent',
]

describe('residents and staff', () => {
  it('never have each other’s rights', async () => {
    // Either side may ask for a recusal.
    const staffActs = (Object.keys(bodies) as Act[]).filter((name) => !petitionersActs.includes(name) && name !== 'recusal')
    for (const name of staffActs) expect(await refusal(resident, petition, name, bodies[name]), name).toEqual([404, 'not_found'])
    for (const name of petitionersActs) {
      for (const who of [bureau, unit]) expect(await refusal(who, petition, name, bodies[name]), name).toEqual([404, 'not_found'])
    }
    expect((await resident.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '看看自己的' })).status).toBe(403)
    expect((await bureau.post('/api/petitions', makeFiling())).status).toBe(403)
  })

  it('hear no before late: hidden 404, no right 403, stale 412, not now 409', async () => {
    const stale = { 'if-match': '1' }
    const leader = await house.staff('unit-leader', { organisationId: unit.organisationId })
    const stranger = await house.staff('unit-clerk', { organisationId: '340602-housing' })
    const now = { 'if-match': `"${(await open(unit, petition)).version}"` }
    expect(await refusal(stranger, petition, 'acceptance', {}, stale)).toEqual([404, 'not_found'])
    expect(await refusal(leader, petition, 'acceptance', {}, stale)).toEqual([403, 'forbidden'])
    expect(await refusal(unit, petition, 'reply', bodies.reply, stale)).toEqual([412, 'stale_version'])
    expect(await refusal(unit, petition, 'reply', bodies.reply, now)).toEqual([409, 'illegal_action'])
  })
})

describe('name, phone and address', () => {
  it('are masked for staff in the view and absent from lists, the history and the 查询码 with them', async () => {
    for (const who of [bureau, unit]) {
      const view = await open(who, petition)
      expect(view.petitioner).toEqual({
        type: 'person',
        name: '欧***',
        phone: '139****2345',
        address: '相山区东街道***',
        idType: 'resident-id',
        idNumber: '1101**********2X',
        masked: true,
      })
      const all = JSON.stringify([view, await timelineOf(who, petition), await listOf(who)])
      expect(all).not.toMatch(new RegExp(`欧阳|13955512345|3栋2单元|11010519491231002X|${petition.queryCode}`))
    }
    expect((await open(resident, petition)).petitioner).toMatchObject({ ...personal, masked: false, idType: 'resident-id' })
  })

  it('are opened with a reason, and who, which body and when is kept', async () => {
    const openPetitioner = (reason: string) => unit.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason })
    expect((await openPetitioner(' ')).status).toBe(400)
    const opened = await openPetitioner('上门核实积水位置')
    expect([opened.status, opened.body]).toEqual([200, { ...personal, ...ids }])
    const rows = await house.ctx.db.select().from(opening)
    const kept = rows.filter((row) => row.petitionId === petition.id && row.what === 'petitioner')
    expect(kept).toMatchObject([{ staffId: unit.id, organisationId: unit.organisationId, role: 'unit-clerk', at: house.now }])
    expect(kept[0]?.reasonCipher?.toString('utf8')).not.toContain('上门')
  })

  it('leave a trace of the reader also when the petition is read through its history', async () => {
    const leader = await house.staff('unit-leader', { organisationId: unit.organisationId })
    await leader.get<Timeline>(`/api/petitions/${petition.id}/timeline`)
    const rows = await house.ctx.db.select().from(opening)
    expect(rows.filter(({ staffId }) => staffId === leader.id)).toMatchObject([{ petitionId: petition.id, what: 'matter' }])
  })

  it('stay unknown to the unit where the petitioner asks so, and known to the bureau', async () => {
    const hidden = await fileAs(resident, { petitioner: { ...personal, ...ids }, hideIdentity: true })
    await register(bureau, hidden)
    await transfer(bureau, hidden, unit.organisationId)
    const view = await open(unit, hidden)
    expect(view.petitioner).toBeNull()
    expect(JSON.stringify([view, await timelineOf(unit, hidden)])).not.toMatch(/欧阳|139555|139\*/)
    const leader = await house.staff('unit-leader', { organisationId: unit.organisationId })
    for (const who of [unit, leader]) {
      expect((await who.post(`/api/petitions/${hidden.id}/petitioner-opening`, { reason: '上门核实情况' })).status).toBe(403)
    }
    expect((await bureau.post(`/api/petitions/${hidden.id}/petitioner-opening`, { reason: '电话回访信访人' })).status).toBe(200)
  })
})
