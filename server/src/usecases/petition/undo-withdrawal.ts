import type { WithdrawalUndo } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import { setAssignment } from '../../db/assignments.ts'
import { restoreClocks } from '../../db/clocks.ts'
import { getLastEvent } from '../../db/events.ts'
import { reopenProceeding } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { onRecall } from '../../domain/petition/clock-effects.ts'
import { hasLeft } from '../../domain/petition/matter.ts'
import { actOnPetition } from './act-on-petition.ts'

/** Time to think again: bodies and clocks go on as if nothing had been withdrawn. */
export function undoWithdrawal(ctx: Context, actor: Actor, petitionId: string, version: number | null, { remark }: WithdrawalUndo) {
  return actOnPetition(ctx, actor, { petitionId, act: 'withdrawal-undo', version }, async (work) => {
    const withdrawal = await getLastEvent(work.tx, petitionId, 'withdrawal')
    const { data } = JSON.parse(withdrawal.canonical) as { data: WithdrawnData }
    await restoreClocks(work.tx, petitionId, withdrawal.id)
    const event = await work.record({
      data: { withdrawal: withdrawal.id, moved: await work.recount() },
      contents: remark ? { text: remark } : {},
    })
    for (const { id, status } of data.assignments) {
      const called = work.assignments.find((one) => one.id === id && hasLeft(one))
      // What was called back meanwhile stays with its sender.
      if (called) await work.moveClocks(event, onRecall, called)
      else await setAssignment(work.tx, id, { status })
    }
    await reopenProceeding(work.tx, petitionId)
    await work.setPetition({ undoUntilOn: null })
    await work.tell(event, 'changed')
  })
}

/** What a withdrawal ended, as its event remembers it. */
export type WithdrawnData = { assignments: { id: string; status: 'offered' | 'objected' | 'accepted' }[] }
