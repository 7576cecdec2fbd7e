import type { LookupView } from '@petition/shared/schemas/lookup'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { petitionNumber } from '../src/domain/petition/number.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, type Problem, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('孙七')
  bureau = await house.staff('bureau-clerk', { readsSealed: true })
  unit = await house.staff('unit-clerk')
})
afterAll(() => house?.close())

const look = (number: string, queryCode = '') => house.visitor.post<LookupView & Problem>('/api/lookup', { number, queryCode })
const wrongCode = ({ queryCode = '' }: PetitionView) => String((Number(queryCode) + 1) % 10_000_000_000).padStart(10, '0')
const without = ({ requestId: _requestId, ...problem }: Record<string, unknown>) => problem

it('tells the progress to whoever has number and code, in whatever case and spacing they are typed', async () => {
  const petition = await fileAs(resident, { hideIdentity: false })
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(unit, petition, 'acceptance', { remark: '内部备注' })
  const { status, body } = await look(` ${petition.number.toLowerCase()} `, petition.queryCode?.replace(/(.{4})/, '$1 '))
  expect([status, body]).toEqual([
    200,
    {
      number: petition.number,
      joinedTo: null,
      kind: 'petition',
      status: 'accepted',
      outwardStatus: '受理',
      submittedOn: '2026-11-23',
      organisation: { id: unit.organisationId, name: '淮北市住房和城乡建设局' },
      nextDueOn: '2027-01-22',
      steps: [
        { label: '提交', on: '2026-11-23', organisation: null },
        { label: '登记', on: '2026-11-23', organisation: { id: bureau.organisationId, name: '淮北市信访局' } },
        { label: '转送', on: '2026-11-23', organisation: { id: bureau.organisationId, name: '淮北市信访局' } },
        { label: '受理', on: '2026-11-23', organisation: { id: unit.organisationId, name: '淮北市住房和城乡建设局' } },
      ],
    },
  ])
})

it('says nothing personal and nothing of what was written', async () => {
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(unit, await act(unit, petition, 'acceptance', {}), 'reply', replyBody(petition))
  await act(bureau, petition, 'contact', { channel: 'phone', at: '2026-11-23T08:00:00+08:00', summary: '电话核实情况' })
  await act(resident, petition, 'rating', { unit: { grade: 'unsatisfied', reason: '没有解决' } })
  const { text } = await look(petition.number, petition.queryCode)
  expect(text).not.toMatch(/张|138|积水|幸福小区|疏通|核实|没有解决|评价|联系/)
  expect(text).not.toContain(petition.id)
})

it('is neutral about a sealed matter: no body, no word of what it is', async () => {
  const petition = await fileAs(resident, { aboutConduct: true, accused: [{ name: '某某' }] })
  await register(bureau, petition, { class: 'accusation', purpose: 'accusation' })
  await transfer(bureau, petition, '340600-discipline')
  const { body, text } = await look(petition.number, petition.queryCode)
  expect([body.organisation, body.steps.map(({ organisation }) => organisation)]).toEqual([null, [null, null, null]])
  expect(text).not.toMatch(/纪委|信访局|检举|控告|seal|accus|conduct/)
})

it('answers a wrong number and a wrong code alike, to the letter', async () => {
  const petition = await fileAs(resident)
  const unknown = petitionNumber('2026-11-23', 999_999)
  const [code, number] = [await look(petition.number, wrongCode(petition)), await look(unknown, petition.queryCode)]
  expect([code.status, number.status]).toEqual([404, 404])
  expect(without(code.body)).toEqual(without(number.body))
  expect(code.body.code).toBe('lookup_failed')
})

it('locks a number after ten failures, known or not, the right code included, until an hour has passed', async () => {
  const petition = await fileAs(resident)
  const unknown = petitionNumber('2026-11-23', 999_998)
  for (let failure = 1; failure <= 10; failure++) {
    expect((await look(petition.number, wrongCode(petition))).status).toBe(404)
    expect((await look(unknown, '0000000000')).status).toBe(404)
  }
  const locked = [await look(petition.number, petition.queryCode), await look(unknown, petition.queryCode)]
  expect(locked.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([429, 'lookup_locked']))
  expect((await open(resident, petition)).number).toBe(petition.number)
  const other = await fileAs(resident)
  expect((await look(other.number, other.queryCode)).status).toBe(200)
  house.now = new Date(house.now.getTime() + 60 * 60_000 + 1000)
  expect((await look(petition.number, petition.queryCode)).status).toBe(200)
  for (let failure = 1; failure <= 9; failure++) await look(petition.number, wrongCode(petition))
  expect((await look(petition.number, petition.queryCode)).status).toBe(200)
})

it('gives a burst of guesses no more tries than a patient guesser', async () => {
  const petition = await fileAs(resident)
  const answers = await Promise.all(Array.from({ length: 40 }, () => look(petition.number, wrongCode(petition))))
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30)
})
