import type { AskDeadline, DeadlineView } from '@petition/shared/schemas/clock'
import type { AskLawfulRoutes, AskStatistics, LawfulRouteList } from '@petition/shared/schemas/organisation'
import type { RulesHistory } from '@petition/shared/schemas/rules'
import { guidedRoutes } from '@petition/shared/vocabulary/petition'
import type { Context } from '../context.ts'
import { getCalendar } from '../db/calendar.ts'
import { listLocalRules } from '../db/local-rules.ts'
import * as places from '../db/places.ts'
import { countByOrganisation, countByStatus, countRounds, countWaysOut, noWaysOut, type WaysOut } from '../db/statistics.ts'
import { deadline } from '../domain/deadline.ts'

/** What anybody may ask without signing in. */
export const listRegions = (ctx: Context) => places.listRegions(ctx.db)
export const listOrganisations = (ctx: Context) => places.listOrganisations(ctx.db)
export const listCategories = (ctx: Context) => places.listCategories(ctx.db)

/** Where else a matter belongs (第三十一条). What no department has confirmed is an example (示例) and never leaves a real city's service. */
export async function listLawfulRoutes(ctx: Context, { organisationId }: AskLawfulRoutes): Promise<LawfulRouteList['items']> {
  const rows = await places.listLawfulRoutes(ctx.db, { organisationId, withExamples: ctx.config.NODE_ENV !== 'production' })
  return rows.map(({ confirmed, ...row }) => ({ ...row, example: !confirmed }))
}

export async function askDeadline(ctx: Context, period: AskDeadline): Promise<DeadlineView> {
  return deadline(await getCalendar(ctx.db), period)
}

/** What the city set for itself, newest first; last what came with the service. */
export async function listRules(ctx: Context): Promise<RulesHistory['items']> {
  const { version, ...rules } = ctx.config.LOCAL_RULES
  const set = (await listLocalRules(ctx.db)).map((one) => ({ ...one, rules: { ...rules, ...one.rules }, setAt: one.setAt.toISOString() }))
  return [...set, { version, setAt: null, reason: null, rules }]
}

export async function summarise(ctx: Context, { by }: AskStatistics) {
  const ways = await countWaysOut(ctx.db)
  const rounds = await countRounds(ctx.db)
  const organisations = by === 'organisation' ? { organisations: await byOrganisation(ctx, ways, rounds) } : {}
  return {
    ...(await countByStatus(ctx.db)),
    returns: rounds.reduce((sum, one) => sum + one.rounds.returns, 0),
    recalls: rounds.reduce((sum, one) => sum + one.rounds.recalls, 0),
    waysOut: sumOf(ways.map(({ waysOut }) => waysOut)),
    ...organisations,
    asOf: ctx.now().toISOString(),
  }
}

type OfBody = { organisation: { id: string; name: string } }

/** A body that led its only matters elsewhere, or gave them back, is named, too. */
async function byOrganisation(
  ctx: Context,
  ways: Awaited<ReturnType<typeof countWaysOut>>,
  rounds: Awaited<ReturnType<typeof countRounds>>,
) {
  const counted = await countByOrganisation(ctx.db)
  const of = <One extends OfBody>(all: readonly One[], id: string) => all.find(({ organisation }) => organisation.id === id)
  const bodies = new Map([...counted, ...ways, ...rounds].map(({ organisation }) => [organisation.id, organisation]))
  return [...bodies.values()]
    .map((organisation) => ({
      ...(of(counted, organisation.id) ?? { organisation, received: 0, withdrawn: 0, excluded: { repeat: 0, 'court-related': 0 } }),
      ...(of(rounds, organisation.id)?.rounds ?? { returns: 0, recalls: 0 }),
      waysOut: of(ways, organisation.id)?.waysOut ?? noWaysOut(),
    }))
    .toSorted((left, right) => (left.organisation.id < right.organisation.id ? -1 : 1))
}

function sumOf(all: readonly WaysOut[]): WaysOut {
  const sum = noWaysOut()
  for (const { guided, answeredAtOnce, refused, asSuggestion, asDuty, leftSimple } of all) {
    for (const route of guidedRoutes) sum.guided[route] += guided[route]
    sum.answeredAtOnce += answeredAtOnce
    sum.refused += refused
    sum.asSuggestion += asSuggestion
    sum.asDuty += asDuty
    sum.leftSimple += leftSimple
  }
  return sum
}
