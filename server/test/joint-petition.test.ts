import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listQueryCodes } from '../src/db/people.ts'
import { replayPetitions } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { fileAs, listOf, open, type Problem, register, timelineOf, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('牵头人')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

const people = (count: number, representatives = 2) =>
  Array.from({ length: count }, (_, index) => ({
    name: `业主${'甲乙丙丁戊己庚辛壬癸子丑'[index % 12]}${'春夏秋冬'[Math.floor(index / 12) % 4]}`,
    phone: `138${String(10_000_000 + index)}`,
    representative: index < representatives,
  }))
const look = (number: string, queryCode = '') => house.visitor.post('/api/lookup', { number, queryCode })
const refused = async (changes: object) => {
  const { status, body } = await resident.post<Problem>('/api/petitions', makeFiling(changes))
  return [status, ...(body.errors?.map(({ path }) => path) ?? [])]
}

describe('a petition that twelve people sign', () => {
  let petition: PetitionView

  it('tells how many they are and, to staff, its representatives under a mask', async () => {
    petition = await fileAs(resident, { signatories: people(12), peopleCount: 12 })
    const own = petition.crowd
    expect(own).toMatchObject({ count: 12, bucket: '11-20', signatories: 12 })
    expect(own?.representatives).toEqual([
      { name: '业主甲春', phone: '13810000000' },
      { name: '业主乙春', phone: '13810000001' },
    ])
    const seen = await open(bureau, petition)
    expect(seen.crowd?.representatives[0]).toEqual({ name: '业***', phone: '138****0000' })
    expect(JSON.stringify([seen, await timelineOf(bureau, petition)])).not.toMatch(/业主甲春|13810000000/)
  })

  it('cannot be found by their names', async () => {
    expect((await listOf(bureau, `&q=${encodeURIComponent('业主丙春')}`)).items).toEqual([])
  })

  it('can be looked up by each of them with a code of their own, which the filer hands out', async () => {
    const { number, queryCode = '', signatoryCodes = [] } = await open(resident, petition)
    expect(signatoryCodes.map(({ name }) => name)).toEqual(people(12).map(({ name }) => name))
    const codes = [queryCode, ...signatoryCodes.map((one) => one.queryCode)]
    expect(new Set(codes).size).toBe(13)
    for (const code of codes) expect([code, (await look(number, code)).status]).toEqual([expect.stringMatching(/^\d{10}$/), 200])
    const other = await fileAs(resident, { signatories: people(2), peopleCount: 2 })
    expect((await look(number, other.signatoryCodes?.[0]?.queryCode)).status).toBe(404)
  })

  it('is locked for all of them together after ten failures', async () => {
    const joint = await fileAs(resident, { signatories: people(3), peopleCount: 3 })
    for (let failure = 0; failure < 10; failure++) await look(joint.number, '0000000000')
    expect((await look(joint.number, joint.signatoryCodes?.[1]?.queryCode)).status).toBe(429)
  })

  it('shows no code of anybody to staff, and a signatory’s code proves nobody to be the petitioner', async () => {
    const own = (await open(resident, petition)).signatoryCodes ?? []
    const seen = JSON.stringify([await open(bureau, petition), await timelineOf(bureau, petition)])
    for (const { queryCode } of own) expect(seen).not.toContain(queryCode)
    const codes = await listQueryCodes(house.ctx.db, house.ctx.keys, resident.id)
    expect(codes).toContain(petition.queryCode)
    for (const { queryCode } of own) expect(codes).not.toContain(queryCode)
  })

  it('names no representative to a body from which the petitioner hides', async () => {
    const hidden = await fileAs(resident, { signatories: people(6), peopleCount: 6, hideIdentity: true })
    await register(bureau, hidden)
    await transfer(bureau, hidden, unit.organisationId)
    expect((await open(unit, hidden)).crowd).toEqual({ count: 6, bucket: '5-10', signatories: 6, representatives: [] })
  })
})

it('counts people in the steps of practice, and fewer than five as no crowd', async () => {
  const bucketOf = async (peopleCount: number) => (await fileAs(resident, { peopleCount })).crowd?.bucket ?? null
  const counts = [1, 4, 5, 10, 11, 20, 21, 50, 51, 100, 101]
  const buckets = [null, null, '5-10', '5-10', '11-20', '11-20', '21-50', '21-50', '51-100', '51-100', '100+']
  expect(await Promise.all(counts.map(bucketOf))).toEqual(buckets)
})

it('is refused with more signatures than people, or with more than 200', async () => {
  expect(await refused({ signatories: people(3), peopleCount: 2 })).toEqual([400, 'peopleCount'])
  expect(await refused({ signatories: people(201), peopleCount: 201 })).toEqual([400, 'signatories'])
})

it('has at most five representatives at a visit, as many as it likes in a letter, and a code for each that only a bureau is given', async () => {
  const enter = (channel: string, by = bureau) => {
    const joint = { signatories: people(8, 6), peopleCount: 8, channel, receivedOn: '2026-11-23' }
    return by.post<Problem & ReceivedPetition>('/api/petitions/received', { ...makeFiling(), ...joint })
  }
  const visit = await enter('visit')
  expect([visit.status, visit.body.errors?.[0]?.message]).toEqual([400, '走访的代表不得超过5人。'])
  const letter = await enter('letter')
  expect([letter.status, letter.body.signatoryCodes.length]).toEqual([201, 8])
  expect((await look(letter.body.number, letter.body.signatoryCodes[7]?.queryCode)).status).toBe(200)
  expect((await enter('letter', unit)).body).toMatchObject({ queryCode: null, signatoryCodes: [] })
})

it('is the same petition under the same key, and another with other signatures', async () => {
  const key = { 'idempotency-key': '6a1d7b10-8f0e-4a39-8f7f-52d8a4b0c901' }
  const file = (count: number) =>
    resident.post<PetitionView>('/api/petitions', makeFiling({ signatories: people(count), peopleCount: 9 }), key)
  const first = await file(5)
  expect((await file(5)).body.id).toBe(first.body.id)
  expect((await file(6)).status).toBe(409)
})

it('is told again by its events alone', async () => {
  expect((await replayPetitions(house.ctx)).differing).toEqual([])
})
