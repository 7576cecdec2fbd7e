import type { PetitionPage, PetitionSummary } from '@petition/shared/schemas/petition-list'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Caller, StaffMember } from './people.ts'
import { fileAs, listOf, register, returning, transfer } from './steps.ts'

let house: House
let bureau: StaffMember
let unit: StaffMember

/** Two petitions a day for three days: one stays with the bureau, one goes to the unit. */
beforeAll(async () => {
  house = await openHouse()
  bureau = await returning(house, () => house.staff('bureau-clerk', { readsSealed: true }))
  unit = await returning(house, () => house.staff('unit-clerk'))
  const resident = await house.resident('list')
  for (const day of ['24', '25', '26']) {
    house.now = new Date(`2026-11-${day}T09:00:00+08:00`)
    await fileAs(resident)
    const sent = await fileAs(resident)
    await register(bureau, sent)
    await transfer(bureau, sent, unit.organisationId)
  }
})
afterAll(() => house.close())

const dueOn = ({ nextDue }: PetitionSummary) => nextDue?.legalOn ?? 'nothing'

async function turnPages(who: Caller, query: string): Promise<PetitionSummary[]> {
  const items: PetitionSummary[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: PetitionPage = (await who.get<PetitionPage>(`/api/petitions?limit=2${query}${cursor && `&cursor=${cursor}`}`)).body
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

it('shows what falls due first on top and what the organisation does not owe at the end, page by page', async () => {
  const ofBureau = await turnPages(bureau, '')
  expect(ofBureau.map(dueOn)).toEqual(['2026-12-09', '2026-12-10', '2026-12-11', 'nothing', 'nothing', 'nothing'])
  expect(new Set(ofBureau.map(({ id }) => id)).size).toBe(6)
  expect(ofBureau).toEqual((await listOf(bureau)).items)
  const ofUnit = await turnPages(unit, '&sort=due')
  expect(ofUnit.map(dueOn)).toEqual(['2026-12-09', '2026-12-10', '2026-12-11'])
})

it('lists as its tasks what waits for the organisation, and counts them', async () => {
  const { items, total } = await listOf(bureau, '&queue=mine')
  expect(items.map(({ status }) => status)).toEqual(['submitted', 'submitted', 'submitted'])
  expect(total).toBe(3)
  expect((await listOf(unit, '&queue=mine')).total).toBe(3)
})

it('finds what is due before a day, and what is overdue when that day has come', async () => {
  expect((await turnPages(bureau, '&dueBefore=2026-12-11')).map(dueOn)).toEqual(['2026-12-09', '2026-12-10'])
  expect((await listOf(bureau, '&queue=overdue')).total).toBe(0)
  house.now = new Date('2026-12-11T09:00:00+08:00')
  expect((await turnPages(bureau, '&queue=overdue')).map(dueOn)).toEqual(['2026-12-09', '2026-12-10'])
})
