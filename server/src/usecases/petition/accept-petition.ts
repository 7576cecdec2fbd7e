import type { Acceptance } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { onAcceptance } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The handling unit accepts (受理) and tells the petitioner so; from this day the period to answer counts. */
export function acceptPetition(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, route, remark }: Acceptance,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'acceptance', assignmentId, version }, async (work) => {
    const { role } = work.assignment()
    // 第三十一条: only 申诉求决 is told apart by routes.
    const routeOfClass = work.petition.class === 'appeal' ? route : null
    const event = await work.record({
      data: { route: routeOfClass, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: remark ? { 'staff.remark': remark } : {},
    })
    await work.setAssignment({ status: 'accepted', route: routeOfClass, acceptedOn: work.today })
    await work.moveClocks(event, onAcceptance(work.petition, role, route))
    await work.deliver(event, 'other')
    await work.tell(event, 'accepted')
  })
}
