import type { SetLeave } from '@petition/shared/schemas/colleague'
import type { Context } from '../../context.ts'
import { type ColleagueRow, findColleague, setLeave as store } from '../../db/colleagues.ts'
import type { Staff } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { forbidden, invalidField, notFound } from '../../domain/errors.ts'
import { maySetLeave } from '../../domain/leave.ts'

/** From the first to the last day nobody counts on this person; a later call replaces it. */
export async function setLeave(ctx: Context, actor: Staff, id: string, { fromOn, untilOn }: SetLeave): Promise<ColleagueRow> {
  await requireRight(ctx, actor, id)
  if (untilOn < localDate(ctx.now())) throw invalidField('untilOn', '最后一天已经过去，请检查日期。')
  await store(ctx.db, id, { leaveFromOn: fromOn, leaveUntilOn: untilOn, leaveSetById: actor.staffId })
  return getColleague(ctx, actor, id)
}

/** Back earlier than said, or said by mistake. */
export async function endLeave(ctx: Context, actor: Staff, id: string): Promise<ColleagueRow> {
  await requireRight(ctx, actor, id)
  await store(ctx.db, id, { leaveFromOn: null, leaveUntilOn: null, leaveSetById: null })
  return getColleague(ctx, actor, id)
}

async function requireRight(ctx: Context, actor: Staff, id: string) {
  await getColleague(ctx, actor, id)
  if (!maySetLeave(actor, id)) throw forbidden()
}

async function getColleague(ctx: Context, { organisationId }: Staff, id: string): Promise<ColleagueRow> {
  const colleague = await findColleague(ctx.db, organisationId, id)
  if (!colleague) throw notFound()
  return colleague
}
