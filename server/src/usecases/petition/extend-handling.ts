import type { Decision } from '@petition/shared/schemas/act-parts'
import type { Extension } from '@petition/shared/schemas/acts-of-unit'
import { type ExtendedPeriod, extendedClocks, extendedPeriodLabels } from '@petition/shared/vocabulary/clocks'
import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { extendPeriod } from '../../db/clocks.ts'
import type { Actor } from '../../domain/actor.ts'
import { readableDay } from '../../domain/calendar.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { recomputeClock } from '../../domain/limits.ts'
import { mayExtend } from '../../domain/petition/legality.ts'
import { actOnPetition, signedFor, type Work } from './act-on-petition.ts'

/** The unit asks its head for more time: of the 60 days (第三十四条: 情况复杂的，经本机关、单位负责人批准，可以适当延长), or of the city's own promise to its mailbox. */
export function askForExtension(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, period, days, reason }: Extension,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'extension', assignmentId, version }, async (work) => {
    if (!mayExtend(work.matter, period, work.today))
      throw invalidField('period', `${extendedPeriodLabels[period]}现在不能延长，请选择另一个期限。`, 'not_extendable')
    const tooLong = await whyTooLong(work, period, days)
    if (tooLong) throw invalidField('days', tooLong, 'too_long')
    const asked = { days, ...(period === 'mailbox' && { period }) }
    const event = await work.record({ data: asked, contents: { reason } })
    await work.propose(event, 'extension', asked)
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
    const { days = 0, period = 'handling' } = data
    const said = { approved, days, ...(period === 'mailbox' && { period }), ...signedFor(work) }
    await work.decide(approved ? 'agreed' : 'refused')
    if (!approved) {
      await work.record({ audience: 'staff', data: said, contents: remark ? { 'staff.remark': remark } : {} })
      return
    }
    const tooLong = await whyTooLong(work, period, days)
    if (tooLong) throw illegal(tooLong)
    const moved = await extendPeriod(work.tx, await getCalendar(work.tx), { petitionId, kind: extendedClocks[period], days })
    const event = await work.record({
      data: { ...said, ...moved, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { reason: await work.textOf(eventId, 'reason'), ...(remark && { 'staff.remark': remark }) },
    })
    await work.deliver(event, 'other')
    await work.tell(event, 'extended')
  })
}

/** Of the mailbox the city's own days, and never past the period of the matter itself. */
async function whyTooLong({ tx, clocks, matter, rules }: Work, period: ExtendedPeriod, days: number): Promise<string | null> {
  if (period === 'handling') {
    const left = matter.handling?.daysLeftToExtend ?? 0
    return days > left ? `延长期限累计不得超过30日，还可以延长${left}日。` : null
  }
  if (days > rules.mailboxExtensionWorkingDays) return `市长信箱答复期限最多延长${rules.mailboxExtensionWorkingDays}个工作日。`
  const promise = clocks.find(({ kind, stoppedOn }) => kind === 'mailbox-answer' && stoppedOn === null)
  const untilOn = promise && recomputeClock(await getCalendar(tx), { ...promise, extensionDays: days }).legalOn
  const insideOn = matter.mailbox?.insideOn
  return untilOn && insideOn && untilOn > insideOn ? `延长后不能晚于这件事的办理期限（${readableDay(insideOn)}）。` : null
}
