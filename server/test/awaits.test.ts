import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

async function awaited(who: Caller, { id }: { id: string }) {
  const item = (await listOf(who)).items.find((one) => one.id === id)
  return [item?.awaitsYou, item?.awaits]
}
const score = { grade: 'satisfied' }
const rate = (petition: PetitionView, object: 'bureau' | 'unit') => act(resident, petition, 'rating', { [object]: score })

it('the list tells the petitioner what somebody waits to hear, and not what they may always do', async () => {
  let petition = await fileAs(resident)
  expect(await awaited(resident, petition)).toEqual([false, []])
  expect(await awaited(bureau, petition)).toEqual([true, expect.arrayContaining(['registration'])])
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  expect(await awaited(resident, petition)).toEqual([true, ['rating']])
  await rate(petition, 'bureau')
  expect(await awaited(resident, petition)).toEqual([false, []])

  petition = await act(unit, petition, 'acceptance', {})
  const [request] = petition.requests
  await act(unit, petition, 'rewording', { requestId: request?.id, texts: ['疏通小区东门外的排水管道'], reason: '写明地点，便于办理。' })
  expect(await awaited(resident, petition)).toEqual([true, ['rewording-answer']])
  petition = await act(resident, petition, 'rewording-answer', { approved: true })
  petition = await act(unit, petition, 'reply', replyBody(petition, 'supported'))
  await rate(petition, 'unit')
  expect(await awaited(resident, petition)).toEqual([false, []])
  await act(unit, petition, 'fulfilment-proof', { text: '管道已于今日疏通。' })
  expect(await awaited(resident, petition)).toEqual([true, ['fulfilment-confirmation']])
})

it('the list tells staff what they owe, and not what they might do; what waits for their decision is in their queue', async () => {
  const leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  expect(await awaited(unit, petition)).toEqual([true, expect.arrayContaining(['acceptance'])])
  await act(unit, petition, 'acceptance', {})
  expect(await awaited(bureau, petition)).toEqual([false, []])
  expect(await awaited(unit, petition)).toEqual([true, ['reply']])
  const queued = async () => (await listOf(leader, '&queue=mine')).items.some(({ id }) => id === petition.id)
  expect(await queued()).toBe(false)
  await act(bureau, petition, 'mark', { mark: 'court-related', reason: '已在法院立案。' })
  expect(await queued()).toBe(true)
})
