import type { OrganisationList, SuccessionResult } from '@petition/shared/schemas/organisation'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { loadSeed } from '../src/seed/load-seed.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { deskOf, noticesOf } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import {
  act,
  doorsOpenTo,
  fileAs,
  listOf,
  newReader,
  open,
  type Problem,
  refusal,
  register,
  replyBody,
  timelineOf,
  transfer,
  transferBody,
} from './steps.ts'

const closing = '340600-housing'
const heirId = '340600-urban-management'

let house: House
let resident: Resident
let city: StaffMember
let unit: StaffMember
let heir: StaffMember
let administrator: StaffMember

beforeEach(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await house.resident('张三')
  city = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: closing })
  heir = await newReader(house, '李承', heirId, 'unit-clerk')
  administrator = await house.staff('administrator')
})
afterEach(() => house?.close())

const body = (changes: object = {}) => ({ successorId: heirId, on: '2026-11-23', reason: '根据市机构改革方案，职责并入。', ...changes })
const succeed = (id = closing, changes: object = {}, who: StaffMember = administrator) =>
  who.post<z.infer<typeof SuccessionResult>>(`/api/organisations/${id}/succession`, body(changes))
async function refused(id: string, changes: object, who: StaffMember = administrator) {
  const answer = await who.post<Problem>(`/api/organisations/${id}/succession`, body(changes))
  return [answer.status, ...(answer.body.errors?.map((error) => `${error.path}: ${error.code}`) ?? [answer.body.code])]
}
async function sent(...organisationIds: string[]): Promise<PetitionView> {
  const petition = await fileAs(resident)
  await register(city, petition)
  return transfer(city, petition, ...organisationIds)
}
const dates = (petition: PetitionView) => petition.clocks.map(({ kind, startsOn, legalOn, state }) => [kind, startsOn, legalOn, state])

it('hands every open matter on as it stands, with its clocks, and tells the petitioner', async () => {
  const offered = await sent(closing)
  const accepted = await sent(closing)
  await act(unit, accepted, 'acceptance', { route: 'petition' })
  const before = [await open(resident, offered), await open(resident, accepted)]

  const answer = await succeed()
  expect([answer.status, answer.body]).toEqual([200, { moved: 2 }])
  for (const [index, petition] of [offered, accepted].entries()) {
    const after = await open(resident, petition)
    expect(dates(after)).toEqual(dates(before[index] as PetitionView))
    expect([after.status, after.organisation.id]).toEqual([before[index]?.status, heirId])
    expect((await noticesOf(resident, petition)).at(-1)).toBe('changed')
    const { entry } = (await timelineOf(resident, petition)).at(-1) ?? {}
    expect(entry?.summary).toBe(
      '淮北市住房和城乡建设局的职权由淮北市城市管理局承接，本件由其继续办理，期限不变（《信访工作条例》第二十四条）。',
    )
    expect(entry?.text).toBe('根据市机构改革方案，职责并入。')
    expect((await deskOf(heir, petition)).map(({ kind }) => kind)).toEqual(['succession'])
    expect(await doorsOpenTo(unit, petition, '积水')).toEqual([])
  }
  expect((await listOf(unit)).items).toEqual([])
  await act(heir, offered, 'acceptance', { route: 'petition' })
  const replied = await act(heir, accepted, 'reply', replyBody(await open(heir, accepted)))
  expect(replied.status).toBe('replied')
})

it('tells an administrator beforehand how many matters would move', async () => {
  await sent(closing)
  await sent('340600-education', closing)
  await sent('340600-education')
  const preview = (id: string, who: StaffMember = administrator) => who.get<{ open: number }>(`/api/organisations/${id}/succession`)
  expect((await preview(closing)).body).toEqual({ open: 2 })
  expect((await preview(heirId)).body).toEqual({ open: 0 })
  expect([(await preview('nowhere')).status, (await preview(closing, city)).status]).toEqual([404, 403])
  expect((await succeed()).body).toEqual({ moved: 2 })
  expect((await preview(closing)).body).toEqual({ open: 0 })
})

it('leaves what is concluded, and moves what is still owed after an answer', async () => {
  const over = await sent(closing)
  await act(unit, over, 'acceptance', { route: 'petition' })
  await act(unit, over, 'reply', replyBody(await open(unit, over)))
  await act(resident, over, 'rating', { bureau: { grade: 'satisfied' }, unit: { grade: 'satisfied' } })
  await act(city, over, 'conclusion', { ground: '已答复，群众已评价。' })
  const owed = await sent(closing)
  await act(unit, owed, 'acceptance', { route: 'petition' })
  await act(unit, owed, 'reply', replyBody(await open(unit, owed), 'supported'))

  expect((await succeed()).body).toEqual({ moved: 1 })
  expect((await open(city, over)).timeline.map(({ kind }) => kind)).not.toContain('succession')
  expect((await open(heir, owed)).tasks.map(({ organisation }) => organisation.id)).toEqual([heirId])
  await act(heir, owed, 'fulfilment-proof', { text: '排水管道已经疏通完毕。' })
  expect(await doorsOpenTo(unit, over, '积水')).toEqual([])
})

it('of a body that assisted its successor ends the assistance; of one it assisted makes it the lead', async () => {
  const assisted = await sent(heirId, closing)
  const leading = await sent(closing, heirId)
  await succeed()
  for (const petition of [assisted, leading]) {
    const { assignments, status } = await open(heir, petition)
    expect(assignments.map(({ role, status, organisation }) => [role, status, organisation.id]).toSorted()).toEqual([
      ['assist', 'closed', heirId],
      ['lead', 'offered', heirId],
    ])
    expect(status).toBe('transferred')
    await act(heir, petition, 'acceptance', { route: 'petition' })
  }
})

it('of a county bureau hands over what it passed on and what it has to send', async () => {
  const county = await house.staff('bureau-clerk', { organisationId: '340602-bureau' })
  const town = await house.staff('unit-clerk', { organisationId: '340602001-town' })
  const next = await house.staff('bureau-clerk', { organisationId: '340603-bureau' })
  const passed = await sent(county.organisationId)
  await transfer(county, passed, town.organisationId)
  await act(town, passed, 'objection', { reason: '不属于本单位职权范围。' })
  const waiting = await sent(county.organisationId)
  expect((await succeed(county.organisationId, { successorId: next.organisationId })).body).toEqual({ moved: 2 })
  await act(next, passed, 'objection-decision', { objectionUpheld: false, reason: '经核实属于其职权。' })
  expect((await open(next, waiting)).allowedActions).toContain('objection')
})

it('cannot be sent anything any more, also where the letter was on its way', async () => {
  const waiting = await fileAs(resident)
  await register(city, waiting)
  const racing = await Promise.all(Array.from({ length: 4 }, async () => register(city, await fileAs(resident))))
  const [answer, ...letters] = await Promise.all([
    succeed(),
    ...racing.map((petition) => city.post<PetitionView>(`/api/petitions/${petition.id}/transfer`, transferBody(closing))),
  ])
  expect(answer.status).toBe(200)
  for (const [index, letter] of letters.entries()) {
    const now = await open(city, racing[index] as PetitionView)
    expect([letter.status, now.organisation.id]).toEqual(letter.status === 200 ? [200, heirId] : [400, '340600-bureau'])
  }
  expect(await refusal(city, waiting, 'transfer', transferBody(closing))).toEqual([
    400,
    'assignments.0.organisationId: closed_organisation',
  ])
})

it('keeps an accusation from a body that is accused itself: it goes back to whoever sent it', async () => {
  const reader = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  const accusedReader = await newReader(house, '王纪', '340602-discipline', 'unit-clerk')
  const petition = await fileAs(resident, {
    title: '反映工作人员推诿的问题',
    aboutConduct: true,
    accused: [{ organisationId: accusedReader.organisationId }],
  })
  await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
  await transfer(reader, petition, '340600-discipline')
  expect((await succeed('340600-discipline', { successorId: accusedReader.organisationId })).body).toEqual({ moved: 1 })
  expect(await doorsOpenTo(accusedReader, petition, '推诿')).toEqual([])
  expect(await open(reader, petition)).toMatchObject({ status: 'registered', organisation: { id: '340600-bureau' } })
  const { allowedActions, clocks } = await open(reader, petition)
  expect([allowedActions, clocks]).toEqual([
    expect.arrayContaining(['transfer']),
    expect.arrayContaining([expect.objectContaining({ kind: 'redispatch', state: 'running' })]),
  ])
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

it('makes the successor answer for what its predecessor was accused of', async () => {
  const reader = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  const next = '340603-discipline'
  const petition = await fileAs(resident, {
    title: '反映工作人员推诿的问题',
    aboutConduct: true,
    accused: [{ organisationId: '340602-discipline' }],
  })
  await register(reader, petition, { class: 'accusation', purpose: 'accusation' })
  await succeed('340602-discipline', { successorId: next })
  expect(await refusal(reader, petition, 'transfer', transferBody(next))).toEqual([400, 'assignments.0.organisationId: accused'])
})

it('is the administrator’s act, done once, with a successor that can take over', async () => {
  expect((await succeed(closing, {}, city)).status).toBe(403)
  expect((await succeed(closing, {}, unit)).status).toBe(403)
  expect(await refused('340600-nobody', {})).toEqual([404, 'not_found'])
  expect(await refused(closing, { successorId: '340600-nobody' })).toEqual([400, 'successorId: unknown_organisation'])
  expect(await refused(closing, { successorId: closing })).toEqual([400, 'successorId: same_organisation'])
  expect(await refused(closing, { successorId: '340600-bureau' })).toEqual([400, 'successorId: other_kind'])
  expect(await refused(closing, { on: '2026-11-24' })).toEqual([400, 'on: invalid'])
  expect(await refused(closing, { reason: '' })).toEqual([400, expect.stringContaining('reason')])
  expect((await succeed()).status).toBe(200)
  expect(await refused(closing, {})).toEqual([409, 'illegal_action'])
  expect(await refused('340600-transport', { successorId: closing })).toEqual([400, 'successorId: closed_organisation'])
})

it('stays done when the service is started again, for the bodies below it too', async () => {
  await succeed()
  await loadSeed(house.ctx.db, { at: house.now })
  const { items } = (await house.visitor.get<z.infer<typeof OrganisationList>>('/api/organisations')).body
  expect(items.find(({ id }) => id === closing)).toMatchObject({ closedOn: '2026-11-23', successorId: heirId })
  expect(items.filter(({ lineParentId }) => lineParentId === closing)).toEqual([])
  expect(items.find(({ id }) => id === '340602-housing')).toMatchObject({ lineParentId: heirId, closedOn: null })
})

it('of two administrators at once is one', async () => {
  const petition = await sent(closing)
  const answers = await Promise.all([succeed(), succeed(closing, { successorId: '340600-transport' })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const { timeline, organisation } = await open(city, petition)
  expect(timeline.filter(({ kind }) => kind === 'succession')).toHaveLength(1)
  expect(organisation.id).toBe(answers[0]?.status === 200 ? heirId : '340600-transport')
})
