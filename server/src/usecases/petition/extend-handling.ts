import type { Decision } from '@petition/shared/schemas/act-parts'
import type { Extension } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { extendHandling } from '../../db/clocks.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { actOnPetition, signedFor } from './act-on-petition.ts'

/** The unit asks its head for more time (第三十四条: 情况复杂的，经本机关、单位负责人批准，可以适当延长). */
export function askForExtension(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, days, reason }: Extension,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'extension', assignmentId, version }, async (work) => {
    const left = work.matter.handling?.daysLeftToExtend ?? 0
    if (days > left) throw invalidField('days', `延长期限累计不得超过30日，还可以延长${left}日。`, 'too_long')
    const event = await work.record({ data: { days }, contents: { reason } })
    await work.propose(event, 'extension', { days })
  })
}

/** The head decides before the period ends; the petitioner is told the reason, and the old date stays in sight. */
export function decideExtension(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'extension-decision', proposalId, version }, async (work) => {
    const { eventId, data } = work.proposal()
    const days = data.days ?? 0
    await work.decide(approved ? 'agreed' : 'refused')
    if (!approved) {
      await work.record({
        audience: 'staff',
        data: { approved, days, ...signedFor(work) },
        contents: remark ? { 'staff.remark': remark } : {},
      })
      return
    }
    if (days > (work.matter.handling?.daysLeftToExtend ?? 0)) throw illegal('延长期限累计不得超过30日。')
    const moved = await extendHandling(work.tx, await getCalendar(work.tx), petitionId, days)
    const event = await work.record({
      data: { approved, days, ...signedFor(work), ...moved, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { reason: await work.textOf(eventId, 'reason'), ...(remark && { 'staff.remark': remark }) },
    })
    await work.deliver(event, 'other')
    await work.tell(event, 'extended')
  })
}
