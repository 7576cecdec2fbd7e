import type { Urge } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { addDays } from '../../domain/calendar.ts'
import { nextDebtors } from '../../domain/warnings.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The petitioner urges (催办) when a date is near or past, once per interval; it stands in the history of everybody who has the matter, and on the desk of who has to act next. */
export function urgePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { remark }: Urge) {
  return actOnPetition(ctx, actor, { petitionId, act: 'urge', version }, async (work) => {
    const event = await work.record({ contents: remark ? { text: remark } : {} })
    await work.setPetition({ urgeAgainOn: addDays(work.today, work.rules.urgeIntervalDays) })
    await work.tellDesks(event, 'urged', nextDebtors(work.clocks, work.petition.organisationId))
  })
}
