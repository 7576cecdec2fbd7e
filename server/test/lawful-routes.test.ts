import { readFile } from 'node:fs/promises'
import type { LawfulRouteList, OrganisationView } from '@petition/shared/schemas/organisation'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readLawfulRoutes } from '../src/seed/lawful-routes.ts'
import { loadSeed } from '../src/seed/load-seed.ts'
import { listLawfulRoutes } from '../src/usecases/open-data.ts'
import { type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

const ask = async (query = '') => (await house.visitor.get<LawfulRouteList>(`/api/lawful-routes${query}`)).body.items

it('has an entry for at least 32 departments of the city, each marked as an example until it is confirmed', async () => {
  const entries = await ask()
  const { items } = (await house.visitor.get<{ items: OrganisationView[] }>('/api/organisations')).body
  const city = new Set(items.filter(({ level }) => level === 'city').map(({ id }) => id))
  const bodies = new Set(entries.map((one) => one.organisationId))
  expect(bodies.size).toBeGreaterThanOrEqual(32)
  for (const { organisationId, example } of entries) expect([city.has(organisationId), example]).toEqual([true, true])
})

it('is asked for one department', async () => {
  const entries = await ask('?organisationId=340600-labour')
  expect(entries.map(({ route }) => route)).toContain('arbitration')
  expect(new Set(entries.map((one) => one.organisationId))).toEqual(new Set(['340600-labour']))
  expect(await ask('?organisationId=340600-nobody')).toEqual([])
})

it('shows no example in production, and what a department has confirmed everywhere', async () => {
  const real = { ...house.ctx, config: { ...house.ctx.config, NODE_ENV: 'production' as const } }
  expect(await listLawfulRoutes(real, {})).toEqual([])
  await house.ctx.db.execute(
    sql`update lawful_route set confirmed = true where organisation_id = '340600-labour' and route = 'arbitration'`,
  )
  expect((await listLawfulRoutes(real, {})).map(({ organisationId, example }) => [organisationId, example])).toEqual([
    ['340600-labour', false],
  ])
  // The city's file has the last word.
  await loadSeed(house.ctx.db, { at: house.now })
  expect(await listLawfulRoutes(real, {})).toEqual([])
})

it('is refused with the line that is wrong', async () => {
  const [comment, head, first] = (await readFile(new URL('../seed/lawful-routes.csv', import.meta.url), 'utf8')).split('\n')
  const read = (line: string) => readLawfulRoutes([comment, head, line].join('\n'), [{ id: '340600-office' }])
  expect(read(first ?? '')).toHaveLength(1)
  expect(() => read((first ?? '').replace('340600-office', '340600-nobody'))).toThrow('第3行：单位“340600-nobody”不存在。')
  expect(() => read((first ?? '').replace('administrative', 'elsewhere'))).toThrow('第3行：途径“elsewhere”')
  expect(() => read((first ?? '').replace('false', '也许'))).toThrow('第3行：是否核实')
})
