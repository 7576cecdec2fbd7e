import { ColleagueList, ColleagueView, SetLeave } from '@petition/shared/schemas/colleague'
import { Id } from '@petition/shared/schemas/text'
import { staffRoles } from '@petition/shared/vocabulary/roles'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { ColleagueRow } from '../db/colleagues.ts'
import type { Staff } from '../domain/actor.ts'
import { localDate } from '../domain/calendar.ts'
import { maySetLeave } from '../domain/leave.ts'
import { needStaff } from '../plugins/auth.ts'
import { listColleagues } from '../usecases/staff/list-colleagues.ts'
import { endLeave, setLeave } from '../usecases/staff/set-leave.ts'

const params = z.object({ id: Id })

export const colleagueRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    const view = (row: ColleagueRow, actor: Staff) => viewColleague(row, actor, localDate(ctx.now()))

    app.get('/colleagues', { schema: { response: { 200: ColleagueList } } }, async (request) => {
      const actor = needStaff(request)
      const rows = await listColleagues(ctx, actor)
      return { items: rows.map((row) => view(row, actor)), nextCursor: null }
    })

    app.put('/colleagues/:id/leave', { schema: { params, body: SetLeave, response: { 200: ColleagueView } } }, async (request) => {
      const actor = needStaff(request)
      return view(await setLeave(ctx, actor, request.params.id, request.body), actor)
    })

    app.delete('/colleagues/:id/leave', { schema: { params, response: { 200: ColleagueView } } }, async (request) => {
      const actor = needStaff(request)
      return view(await endLeave(ctx, actor, request.params.id), actor)
    })
  }

function viewColleague(
  { id, name, roles, leaveFromOn, leaveUntilOn, leaveSetBy }: ColleagueRow,
  actor: Staff,
  today: string,
): ColleagueView {
  const isToCome = leaveFromOn !== null && leaveUntilOn !== null && leaveUntilOn >= today
  return {
    id,
    name,
    roles: staffRoles.filter((role) => roles.includes(role)),
    leave: isToCome ? { fromOn: leaveFromOn, untilOn: leaveUntilOn, setBy: leaveSetBy } : null,
    maySetLeave: maySetLeave(actor, id),
  }
}
