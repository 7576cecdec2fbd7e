import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../src/db/client.ts'
import { event } from '../src/db/schema/events.ts'
import { replayPetitions } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let owner: ReturnType<typeof openDatabase>
let petition: { id: string }

beforeAll(async () => {
  house = await openHouse()
  owner = openDatabase(house.urls.ownerUrl, { max: 1 })
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau', readsSealed: true })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId, '340600-education')
  await act(unit, petition, 'acceptance', { route: 'petition' })
  await act(unit, petition, 'reply', replyBody(await open(unit, petition), 'supported'))
  const rating = { bureau: { grade: 'satisfied' }, unit: { grade: 'unsatisfied', reason: '还没有修。' } }
  await act(resident, petition, 'rating', rating)
})
afterAll(async () => {
  await owner?.close()
  await house?.close()
})

it('builds a petition again from its events alone, the same as its rows', async () => {
  const report = await replayPetitions(house.ctx)
  expect(report.differing).toEqual([])
  expect([report.petitions, report.events]).toEqual([
    1,
    (await house.ctx.db.select().from(event).where(eq(event.petitionId, petition.id))).length,
  ])
})

it.each([
  ['a status set by hand', sql`update petition set status = 'concluded'`, 'petition status'],
  ['a part that was ended by hand', sql`update assignment set status = 'done' where role = 'assist'`, 'assignment status'],
  ['an outcome that nobody gave', sql`update request set outcome = 'explained'`, 'request outcome'],
  ['a date moved in silence', sql`update clock set legal_on = legal_on + 1 where kind = 'fulfilment'`, 'clock legalOn'],
  ['a clock that vanished', sql`delete from clock where kind = 'handle'`, 'clock presence'],
  ['a task declared done', sql`update task set status = 'confirmed' where kind = 'fulfilment'`, 'task status'],
  ['a seal set by hand', sql`update petition set sealed = true`, 'petition sealed'],
  ['a mark that nobody agreed to', sql`update petition set court_related = true`, 'petition courtRelated'],
  ['a chain cut short', sql`update petition set last_sequence = last_sequence - 1`, 'head sequence'],
])('tells of %s', async (_, change, told) => {
  const undo = new Error('seen enough')
  const looking = owner.db.transaction(async (tx) => {
    await tx.execute(change)
    const { differing } = await replayPetitions({ ...house.ctx, db: tx as unknown as Database })
    const found = differing.flatMap(({ differences }) => differences.map(({ part, field }) => `${part.split(' ')[0]} ${field}`))
    expect([...new Set(found)]).toEqual([told])
    throw undo
  })
  await expect(looking).rejects.toBe(undo)
})
