import type { Context } from '../../context.ts'
import { type ColleagueRow, listColleagues as list } from '../../db/colleagues.ts'
import type { Staff } from '../../domain/actor.ts'

/** Who works in one's own organisation, and when they are away. */
export const listColleagues = (ctx: Context, actor: Staff): Promise<ColleagueRow[]> => list(ctx.db, actor.organisationId)
