import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listCalendarYears, replaceCalendarYears } from '../db/calendar.ts'
import type { Database, Tx } from '../db/client.ts'
import { saveGuide } from '../db/guide.ts'
import { saveCategories, saveLawfulRoutes, saveOrganisations, saveRegions } from '../db/places.ts'
import { calendarSeed } from './calendar.ts'
import { readCategories } from './categories.ts'
import { readGuide } from './guide.ts'
import { readLawfulRoutes } from './lawful-routes.ts'
import { readOrganisations } from './organisations.ts'
import { readRegions } from './regions.ts'

const ownFolder = fileURLToPath(new URL('../../seed', import.meta.url))

/** Loads the city's places, units, categories, lawful routes and guide, and the days off this release knows; a repeated start changes nothing. */
export async function loadSeed(db: Database, { seedDir = ownFolder, at }: { seedDir?: string | undefined; at: Date }): Promise<void> {
  const read = (file: string) => readFile(join(seedDir, file), 'utf8')
  const regions = readRegions(await read('regions.csv'))
  const organisations = readOrganisations(await read('organisations.csv'), regions)
  const categories = readCategories(await read('categories.csv'))
  const lawfulRoutes = readLawfulRoutes(await read('lawful-routes.csv'), organisations)
  const guide = readGuide(await read('guide.csv'))
  await db.transaction(async (tx) => {
    await saveRegions(tx, regions)
    await saveOrganisations(tx, organisations)
    await saveCategories(tx, categories)
    await saveLawfulRoutes(tx, lawfulRoutes)
    await saveGuide(tx, guide)
    await loadCalendar(tx, at)
  })
}

/** Adds the years that are missing and those that have been published since; what an operator loaded is left alone. */
async function loadCalendar(tx: Tx, at: Date) {
  const { years, days } = calendarSeed()
  const stored = new Map((await listCalendarYears(tx)).map((row) => [row.year, row.published]))
  const news = years.filter(({ year, published }) => !stored.has(year) || (published && !stored.get(year)))
  if (news.length === 0) return
  const newYears = new Set(news.map(({ year }) => year))
  const newDays = days.filter(({ year }) => newYears.has(year))
  await replaceCalendarYears(tx, news, newDays, { source: 'release', at })
}
