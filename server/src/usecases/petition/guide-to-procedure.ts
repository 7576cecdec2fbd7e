import type { ProceduralNotice } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onProceduralNotice } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The matter is led into another lawful procedure (第三十一条第一至四项), which body and why told in writing (程序性告知). */
export function guideToProcedure(ctx: Context, actor: Actor, petitionId: string, version: number | null, notice: ProceduralNotice) {
  const { assignmentId, route, procedure, receivingBody, reason } = notice
  return actOnPetition(ctx, actor, { petitionId, act: 'procedural-notice', assignmentId, version }, async (work) => {
    if (work.petition.class !== 'appeal') {
      throw invalidField('route', '只有申诉求决类事项才能导入其他法定程序。', 'route_not_applicable')
    }
    const { role } = work.assignment()
    const event = await work.record({
      data: { route, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { procedure, receivingBody, reason },
    })
    await work.setAssignment({ status: 'guided', route })
    await work.moveClocks(event, onProceduralNotice(role))
    await work.deliver(event, 'other')
    await work.tell(event, 'guided')
  })
}
