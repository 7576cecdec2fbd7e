import type { SuccessionResult } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { kindsOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, doorsOpenTo, fileAs, newReader, open, register, timelineOf } from './steps.ts'

let house: House
let resident: Resident
let clerk: StaffMember
let head: StaffMember
let discipline: StaffMember
let heir: StaffMember
let administrator: StaffMember
let petition: PetitionView

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await house.resident('张三')
  clerk = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  head = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  discipline = await house.staff('unit-leader', { organisationId: '340600-discipline' })
  heir = await newReader(house, '李承', '340602-discipline', 'unit-leader')
  administrator = await house.staff('administrator')
  petition = await fileAs(resident)
})
afterEach(() => house?.close())

const declared = { reason: '与被反映的物业公司负责人是亲属。' }
const upheld = { approved: true, reason: '经核实有直接利害关系，应当回避。' }
const succeed = (id: string, successorId: string) =>
  administrator.post<z.infer<typeof SuccessionResult>>(`/api/organisations/${id}/succession`, {
    successorId,
    on: '2026-11-23',
    reason: '根据市机构改革方案，职责并入。',
  })
const owedBy = (view: PetitionView) =>
  view.clocks.filter(({ kind }) => kind === 'recusal-decision').map(({ legalOn, state }) => [legalOn, state])
const differences = async () => (await replayPetition(house.ctx, petition.id)).differences

it('hands on what the closed body only had to decide, so that the matter does not freeze', async () => {
  await act(head, petition, 'recusal', declared)
  const before = owedBy(await open(discipline, petition))
  expect((await succeed('340600-discipline', '340602-discipline')).body).toEqual({ moved: 1 })
  expect(await doorsOpenTo(discipline, petition, '积水')).toEqual([])
  expect(owedBy(await open(heir, petition))).toEqual(before)
  expect(await kindsOf(heir, petition)).toEqual(['succession'])
  expect((await timelineOf(resident, petition)).at(-1)?.entry?.summary).toBe(
    '淮北市纪委监委已撤销或者合并，原由其决定的事项由杜集区纪委监委决定，期限不变（《信访工作条例》第二十四条）。',
  )
  expect(await differences()).toEqual([])
  expect((await heir.post(`/api/petitions/${petition.id}/recusal-decision`, upheld)).status).toBe(204)
  expect((await register(clerk, petition)).status).toBe('registered')
  expect(await differences()).toEqual([])
})

it('hands the head’s own decisions on with the bureau, and what another body decides about it stays there', async () => {
  const next = await newReader(house, '王承', '340602-bureau', 'bureau-leader')
  const other = await fileAs(resident)
  await act(clerk, petition, 'recusal', declared)
  await act(head, other, 'recusal', declared)
  await succeed('340600-bureau', '340602-bureau')
  expect((await open(next, petition)).allowedActions).toContain('recusal-decision')
  expect((await timelineOf(resident, petition)).at(-1)?.entry?.summary).toContain('原由其决定的事项由杜集区信访局决定')
  expect((await open(discipline, other)).allowedActions).toContain('recusal-decision')
  expect(await refusedTo(next, other)).toBe(true)
  for (const { id } of [petition, other]) expect((await replayPetition(house.ctx, id)).differences).toEqual([])
})

const refusedTo = async (who: StaffMember, one: PetitionView) => !(await open(who, one)).allowedActions.includes('recusal-decision')
