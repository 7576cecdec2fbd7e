import type { Decision } from '@petition/shared/schemas/act-parts'
import type { ProceduralNotice } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import type { Contents } from '../../db/events.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onLedElsewhere, onProceduralNotice } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/**
 * The unit wants to lead the matter into another lawful procedure (第三十一条第一至四项). That takes it out of its clocks,
 * so a second person of the unit has to agree; until then nothing stops.
 */
export function guideToProcedure(ctx: Context, actor: Actor, petitionId: string, version: number | null, notice: ProceduralNotice) {
  const { assignmentId, route, procedure, receivingBody, reason } = notice
  return actOnPetition(ctx, actor, { petitionId, act: 'procedural-notice', assignmentId, version }, async (work) => {
    if (work.petition.class !== 'appeal') {
      throw invalidField('route', '只有申诉求决类事项才能导入其他法定程序。', 'route_not_applicable')
    }
    const event = await work.record({ data: { route }, contents: { procedure, receivingBody, reason } })
    await work.propose(event, 'procedural-notice', { route })
  })
}

/** Agreed, the notice (程序性告知书) goes out with its reason; the petitioner may contest it. */
export function decideProceduralNotice(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'procedural-notice-decision', proposalId, version }, async (work) => {
    const { eventId, data } = work.proposal()
    const route = data.route ?? null
    const said: Contents = remark ? { 'staff.remark': remark } : {}
    await work.decide(approved ? 'agreed' : 'refused')
    if (!approved) {
      await work.record({ audience: 'staff', data: { approved, route }, contents: said })
      return
    }
    const told: Contents = {}
    for (const field of ['procedure', 'receivingBody', 'reason']) told[field] = await work.textOf(eventId, field)
    const event = await work.record({
      data: { approved, route, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { ...told, ...said },
    })
    await work.setAssignment({ status: 'guided', route })
    const { role } = work.assignment()
    await work.moveClocks(event, onProceduralNotice(role))
    if (role === 'lead' && work.matter.ratings.bureau === 'waiting') await work.moveClocks(event, onLedElsewhere)
    await work.deliver(event, 'other')
    await work.tell(event, 'guided')
  })
}
