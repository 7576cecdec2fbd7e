import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commitmentOf } from '../src/domain/petition/chain.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident, StaffMember } from './people.ts'
import { fileAs, open, register, timelineOf, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let ids: string[]
let petition: PetitionView

const said = { filedBefore: { answer: 'yes', number: '皖信〔2024〕17号' }, atCourt: 'decided' } as const

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  ids = [await upload(resident), await upload(resident)]
  petition = await fileAs(resident, {
    ...said,
    attachmentIds: ids,
    attachmentCaptions: [{ id: ids[1] ?? '', caption: '门口的积水，摄于雨后' }],
  })
})
afterAll(() => house?.close())

const captionsOf = (view: PetitionView) => view.attachments.map(({ id, caption }) => [id, caption])

it('shows the petitioner, the bureau and the unit what was said and written under a photo', async () => {
  await transfer(bureau, await register(bureau, petition), unit.organisationId)
  for (const one of [resident, bureau, unit]) {
    const view = await open(one, petition)
    // The number may lead a unit to a file in which the petitioner hides their name: the bureau alone reads it.
    expect(view).toMatchObject(one === unit ? { ...said, filedBefore: { answer: 'yes', number: null } } : said)
    expect(captionsOf(view)).toEqual([
      [ids[0], null],
      [ids[1], '门口的积水，摄于雨后'],
    ])
  }
})

it('marks nothing and refuses nothing by itself', async () => {
  const view = await open(bureau, petition)
  expect([view.marks, view.repeatOf, view.ratingStates.unit]).toEqual([[], null, 'not-open'])
})

it('commits to a caption and to the earlier number in the chain, and replay agrees', async () => {
  const [filing] = await timelineOf(resident, petition)
  const { data, contents } = JSON.parse(filing?.canonical ?? '{}')
  expect(data).toMatchObject({ filedBefore: 'yes', atCourt: 'decided' })
  expect(filing?.canonical).not.toContain('门口的积水')
  for (const field of [`caption.${ids[1]}`, 'filedBeforeNumber']) {
    const told = filing?.contents?.find((one) => one.field === field)
    expect(commitmentOf(Buffer.from(told?.salt ?? '', 'base64'), told?.text ?? '')).toBe(contents[field])
  }
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

it('says nothing where nothing was said', async () => {
  const plain = await fileAs(resident)
  expect(plain).toMatchObject({ filedBefore: null, atCourt: null, attachments: [] })
  const unknown = await fileAs(resident, { filedBefore: { answer: 'unknown' }, atCourt: 'no' })
  expect(unknown).toMatchObject({ filedBefore: { answer: 'unknown', number: null }, atCourt: 'no' })
})

it('is part of the content that a repeated filing must have', async () => {
  const again = (changes: object, key: string) =>
    resident.post<PetitionView>('/api/petitions', { ...makeFiling(), ...changes }, { 'idempotency-key': key })
  const [photo, same] = [await upload(resident), await upload(resident)]
  const captioned = (id: string, caption: string) => ({ attachmentIds: [id], attachmentCaptions: [{ id, caption }] })
  const key = '0190aaaa-0000-7000-8000-000000000001'
  const first = await again(captioned(photo, '井盖'), key)
  expect(first.status).toBe(201)
  const repeated = await again(captioned(same, '井盖'), key)
  expect([repeated.status, repeated.body.id]).toEqual([201, first.body.id])
  for (const changes of [captioned(photo, '路面'), { ...captioned(photo, '井盖'), atCourt: 'pending' }])
    expect((await again(changes, key)).status).toBe(409)
})

it('takes an organisation by its 18-character code', async () => {
  const petitioner = {
    type: 'organisation' as const,
    name: '某某商贸有限公司',
    phone: '0561-3030303',
    address: '相山区淮海路1号',
    idType: 'social-credit-code' as const,
    idNumber: '91350100m000100y43',
  }
  expect((await fileAs(resident, { petitioner })).petitioner).toMatchObject({
    idType: 'social-credit-code',
    idNumber: '91350100M000100Y43',
  })
})
