import type { Contact } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { invalidField } from '../../domain/errors.ts'
import { actOnPetition } from './act-on-petition.ts'

/** Every call and talk with the petitioner is recorded, so that it stands beside the ratings. */
export function recordContact(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, channel, at, summary }: Contact,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'contact', assignmentId, version }, async (work) => {
    if (Date.parse(at) > work.at.getTime() + 5 * 60_000) throw invalidField('at', '联系时间不能晚于现在。', 'in_future')
    // By days: whoever called first and filed later on the same day was spoken to, all the same.
    if (localDate(new Date(at)) < work.petition.receivedOn) throw invalidField('at', '联系时间不能早于收到信访件的那天。', 'before_receipt')
    await work.record({ data: { channel, at: new Date(at).toISOString() }, contents: { 'staff.summary': summary } })
  })
}
