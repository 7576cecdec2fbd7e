import type { ReasonedDecision } from '@petition/shared/schemas/act-parts'
import type { Acceptance } from '@petition/shared/schemas/acts-of-unit'
import type { Route } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onAcceptance, onDuty } from '../../domain/petition/clock-effects.ts'
import { hasLeft } from '../../domain/petition/matter.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** The handling unit accepts (受理) and tells the petitioner so; from this day the period to answer counts. */
export function acceptPetition(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, simple, route, dutyReason, remark }: Acceptance,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'acceptance', assignmentId, version }, async (work) => {
    const { role, simple: foundSimple } = work.assignment()
    if (simple) checkSimple(work, route)
    // 第三十一条: only 申诉求决 is told apart by routes. A duty has no 60 days: that of the whole matter needs a second person first.
    const waits = work.petition.class === 'appeal' && route === 'duty' && role === 'lead'
    const inForce = waits ? 'petition' : route
    const routeOfClass = work.petition.class === 'appeal' ? inForce : null
    const event = await work.record({
      data: {
        route: routeOfClass,
        ...(waits && { proposedRoute: route }),
        simple,
        ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }),
      },
      contents: { ...(waits && dutyReason && { 'staff.reason': dutyReason }), ...(remark && { 'staff.remark': remark }) },
    })
    await work.setAssignment({ status: 'accepted', route: routeOfClass, simple, acceptedOn: work.today })
    await work.moveClocks(event, onAcceptance(work.petition, role, inForce, simple, foundSimple))
    if (waits) await work.propose(event, 'duty', {})
    await work.deliver(event, 'other')
    await work.tell(event, 'accepted')
  })
}

/**
 * 第三十一条第五项: the body performs its duty, or answers. Agreed by a second person the 60 days end and the city's own run from the acceptance;
 * the petitioner is told why and may contest.
 */
export function decideDuty(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'duty-decision', proposalId, version }, async (work) => {
    await work.decide(approved ? 'agreed' : 'refused')
    const asked = await work.textOf(work.proposal().eventId, 'staff.reason')
    const event = await work.record({
      audience: approved ? 'all' : 'staff',
      data: { approved },
      contents: { reason: approved && asked ? `${asked}\n${reason}` : reason },
    })
    if (!approved) return
    await work.setAssignment({ route: 'duty' })
    await work.moveClocks(event, onDuty)
    await work.tell(event, 'changed')
  })
}

/** 《信访事项简易办理办法》: never for what was handed down, several bodies, collective or court-related matters. */
function checkSimple({ petition, assignments, assignment }: Work, route: Route) {
  const alone = assignments.filter((one) => !hasLeft(one)).length === 1
  const ofItsKind = petition.class === 'appeal' && route === 'petition'
  const fits = ofItsKind && assignment().parentId === null && alone && petition.peopleCount < 5 && !petition.courtRelated
  if (!fits) throw invalidField('simple', '简易办理只适用于信访程序；多个单位、上级交办、集体联名、涉法涉诉的事项不适用。', 'not_simple')
}
