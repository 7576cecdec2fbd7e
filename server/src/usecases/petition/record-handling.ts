import type { UrgentReport } from '@petition/shared/schemas/acts-of-bureau'
import type { Agreement, Hearing, ProcedureResult } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Day, readableDay } from '../../domain/calendar.ts'
import { invalidField } from '../../domain/errors.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { checkInstant } from './record-contact.ts'

/** 第三十一条第六项: 对重大、复杂、疑难的信访事项，可以举行听证. */
export function recordHearing(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, on, place, summary }: Hearing,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'hearing', assignmentId, version }, async (work) => {
    checkHeld(work, on, '听证日期')
    const event = await work.record({ data: { on }, contents: { place, text: summary } })
    await work.tell(event, 'changed')
  })
}

/** 第三十三条: 经调解、和解达成一致意见的，应当制作调解协议书或者和解协议书. */
export function recordAgreement(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, kind, on, text }: Agreement,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'agreement', assignmentId, version }, async (work) => {
    checkHeld(work, on, '协议日期')
    const event = await work.record({ data: { kind, on }, contents: { text } })
    await work.tell(event, 'changed')
  })
}

/** What a body holds or reaches while it handles a matter lies between its acceptance and today. */
function checkHeld(work: Work, on: Day, what: string) {
  if (on > work.today) throw invalidField('on', `${what}不能晚于今天。`, 'in_future')
  const { acceptedOn } = work.assignment()
  if (acceptedOn && on < acceptedOn) throw invalidField('on', `${what}不能早于受理日期${readableDay(acceptedOn)}。`, 'before_acceptance')
}

/** What came of the procedure the matter was led into (第三十一条). */
export function recordProcedureResult(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, text }: ProcedureResult,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'procedure-result', assignmentId, version }, async (work) => {
    const event = await work.record({ contents: { text } })
    await work.tell(event, 'changed')
  })
}

/**
 * 第二十五条: 各级机关、单位对可能造成社会影响的重大、紧急信访事项和信访信息，应当及时报告本级党委和政府…;
 * 地方各级党委和政府信访部门…应当向上一级信访部门报告，同时报告国家信访局. Each path is an act with its own time.
 */
export function reportUrgent(ctx: Context, actor: Actor, petitionId: string, version: number | null, { to, at, summary }: UrgentReport) {
  return actOnPetition(ctx, actor, { petitionId, act: 'urgent-report', version }, async (work) => {
    checkInstant(work, at, '报告时间')
    if (to === 'upper-bureau-and-national' && actor.kind === 'staff' && actor.organisationKind !== 'bureau') {
      throw invalidField('to', '由信访部门报告上一级信访部门和国家信访局。', 'bureau_only')
    }
    await work.record({ data: { to, at: new Date(at).toISOString() }, contents: { 'staff.summary': summary } })
  })
}
