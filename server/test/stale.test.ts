import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Problem } from '@petition/shared/schemas/problem'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, bodies, fileAs, open, register, replyBody, transfer } from './steps.ts'

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

async function late(who: Caller, { id, version }: PetitionView, name: string, body: object) {
  const answer = await who.post<Problem>(`/api/petitions/${id}/${name}`, body, { 'if-match': String(version) })
  return { status: answer.status, detail: answer.body.detail, changes: answer.body.changes?.map(({ kind, summary }) => [kind, summary]) }
}

it('who comes second hears what the first one did, and nothing was written', async () => {
  const read = await fileAs(resident)
  await register(bureau, read)
  await transfer(bureau, read, unit.organisationId)
  const answer = await late(bureau, read, 'registration', bodies.registration)
  expect(answer.status).toBe(412)
  expect(answer.changes?.map(([kind]) => kind)).toEqual(['registration', 'transfer'])
  expect(answer.detail).toBe(`这件事刚刚有了新进展：${answer.changes?.at(-1)?.[1]}请看过之后再操作。`)

  const accepting = await open(unit, read)
  await act(resident, read, 'rating', { bureau: { grade: 'satisfied' } })
  expect(await late(unit, accepting, 'acceptance', {})).toMatchObject({ status: 412, changes: [['rating', expect.any(String)]] })
  expect((await open(unit, read)).assignments[0]?.status).toBe('offered')
})

it('two ratings in one act are one change, and what nobody did is none', async () => {
  const filed = await fileAs(resident, { electronicDelivery: true })
  await register(bureau, filed)
  await transfer(bureau, filed, unit.organisationId)
  const accepted = await act(unit, filed, 'acceptance', {})
  await act(unit, filed, 'reply', replyBody(accepted))
  const read = await open(bureau, filed)
  await act(resident, filed, 'rating', { bureau: { grade: 'satisfied' }, unit: { grade: 'satisfied' } })
  await act(bureau, filed, 'contact', bodies.contact)
  const { changes } = await late(bureau, read, 'conclusion', bodies.conclusion)
  expect(changes?.map(([kind]) => kind)).toEqual(['rating', 'rating', 'contact'])
})

it('tells nobody what they may not see', async () => {
  const filed = await fileAs(resident)
  await register(bureau, filed)
  const read = await transfer(bureau, filed, unit.organisationId)
  await act(resident, filed, 'retaliation-report', { text: '昨晚有人上门威胁我撤回。' })
  expect(await late(unit, read, 'acceptance', {})).toEqual({ status: 412, detail: '这件事刚刚有了新进展，请刷新后再操作。', changes: [] })
})
