import type { AskDeadline, DeadlineView } from '@petition/shared/schemas/clock'
import type { Context } from '../context.ts'
import { getCalendar } from '../db/calendar.ts'
import * as places from '../db/places.ts'
import { countByStatus } from '../db/statistics.ts'
import { deadline } from '../domain/deadline.ts'

/** What anybody may ask without signing in. */
export const listRegions = (ctx: Context) => places.listRegions(ctx.db)
export const listOrganisations = (ctx: Context) => places.listOrganisations(ctx.db)
export const listCategories = (ctx: Context) => places.listCategories(ctx.db)

export async function askDeadline(ctx: Context, period: AskDeadline): Promise<DeadlineView> {
  return deadline(await getCalendar(ctx.db), period)
}

export async function summarise(ctx: Context) {
  return { ...(await countByStatus(ctx.db)), asOf: ctx.now().toISOString() }
}
