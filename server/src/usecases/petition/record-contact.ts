import type { Contact } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { invalidField } from '../../domain/errors.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** Every call and talk with the petitioner is recorded, so that it stands beside the ratings. */
export function recordContact(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, channel, at, summary }: Contact,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'contact', assignmentId, version }, async (work) => {
    checkInstant(work, at, '联系时间')
    await work.record({ data: { channel, at: new Date(at).toISOString() }, contents: { 'staff.summary': summary } })
  })
}

/** What was done about a matter was done since it was received. */
export function checkInstant({ at: now, petition }: Work, at: string, what: string) {
  if (Date.parse(at) > now.getTime() + 5 * 60_000) throw invalidField('at', `${what}不能晚于现在。`, 'in_future')
  // By days: whoever called first and filed later on the same day was spoken to, all the same.
  if (localDate(new Date(at)) < petition.receivedOn) throw invalidField('at', `${what}不能早于收到信访件的那天。`, 'before_receipt')
}
