import type { ListPetitions } from '@petition/shared/schemas/petition-list'
import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { readField } from '../../db/events.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { findOrganisations, findRegionNames, type OrganisationRow } from '../../db/organisations.ts'
import { countPetitions, pagePetitions } from '../../db/petition-lists.ts'
import { type Loaded, loadAll } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Calendar, type Day, localDate } from '../../domain/calendar.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { erasedText } from '../../domain/petition/privacy.ts'

export type ListedPetition = Loaded & { title: string; organisation: OrganisationRow; regionName: string }
export type PetitionList = {
  items: ListedPetition[]
  nextCursor: string | null
  total: number | '1000+'
  calendar: Calendar
  rules: LocalRules
  today: Day
}

/** A resident's own, newest first; for staff what their organisation may see, what falls due first on top. */
export async function listPetitions(ctx: Context, actor: Actor, asked: ListPetitions): Promise<PetitionList> {
  const { db } = ctx
  const today = localDate(ctx.now())
  const [{ rows, nextCursor }, total, calendar, rules] = await Promise.all([
    pagePetitions(db, actor, asked, today),
    countPetitions(db, actor, asked, today),
    getCalendar(db),
    getLocalRules(db, ctx.config.LOCAL_RULES),
  ])
  const [loaded, titles, organisations, regionNames] = await Promise.all([
    loadAll(db, rows, today),
    readField(
      db,
      ctx.keys,
      rows.map((row) => row.submissionEventId),
      'title',
    ),
    findOrganisations(
      db,
      rows.map((row) => row.organisationId),
    ),
    findRegionNames(
      db,
      rows.map((row) => row.regionCode),
    ),
  ])
  const items = loaded.map((one) => ({
    ...one,
    title: titles.get(one.petition.submissionEventId) ?? erasedText,
    organisation: organisations.get(one.petition.organisationId) as OrganisationRow,
    regionName: regionNames.get(one.petition.regionCode) ?? '',
  }))
  return { items, nextCursor, total, calendar, rules, today }
}
