import type { Withdrawal } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import { closeOpenAssignments } from '../../db/assignments.ts'
import { closeProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar.ts'
import { isCallBackOwed } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** Only the petitioner's own act, with a reason; it stays in every count. */
export function withdrawPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { reason }: Withdrawal) {
  return actOnPetition(ctx, actor, { petitionId, act: 'withdrawal', version }, async (work) => {
    const open = work.assignments.filter((one) => ['offered', 'objected', 'accepted'].includes(one.status))
    const event = await work.record({ data: { assignments: open.map(({ id, status }) => ({ id, status })) }, contents: { reason } })
    await closeOpenAssignments(work.tx, petitionId)
    await work.cancelClocks(event)
    await closeProceeding(work.tx, petitionId, work.at)
    await work.setPetition({ undoUntilOn: addDays(work.today, work.rules.withdrawalUndoDays) })
    // The bureau asks whether it was the petitioner's own will.
    if (!isCallBackOwed(work.tasks, work.petition.followerId))
      await work.owe(event, 'call-back', { organisationId: work.petition.followerId })
    await work.tell(event, 'withdrawn')
  })
}
