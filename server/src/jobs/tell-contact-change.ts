import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { Context } from '../context.ts'
import { getEvent, listEvents, readField } from '../db/events.ts'
import { findTold } from '../db/notices.ts'
import { noticeWords } from '../domain/notice-words.ts'
import { SmsError } from '../sms/client.ts'

/** Tells the phone that stood in the matter before a change, or the one that stands there now; the numbers stay encrypted until they are dialled. */
export async function tellContactChange(ctx: Context, { eventId, which }: { eventId: string; which: 'before' | 'now' }): Promise<void> {
  const [phone, told] = [await phoneOf(ctx, eventId, which), await findTold(ctx.db, eventId)]
  if (!phone || !told) return
  try {
    await ctx.sms.sendNotice({ phone, number: told.number, status: noticeWords(told).status })
  } catch (error) {
    if (!(error instanceof SmsError)) throw error
    // What may have gone out is not sent again; what will never go out neither.
    if (error.retryable && error.sent === 'no') throw error
    ctx.log.warn({ eventId, which, reason: error.reason, sent: error.sent }, 'a change of contact was not told by SMS')
  }
}

/** Null where the details were erased meanwhile. */
async function phoneOf({ db, keys }: Context, eventId: string, which: 'before' | 'now'): Promise<string | null> {
  const changed = await getEvent(db, eventId)
  const events = (await listEvents(db, changed.petitionId)).filter((event) => event.sequence <= changed.sequence)
  const texts = await readField(
    db,
    keys,
    events.map((event) => event.id),
    'own.petitioner',
  )
  const stated = events.map((event) => texts.get(event.id)).filter((text) => text !== undefined)
  const text = stated.at(which === 'now' ? -1 : -2)
  return text === undefined ? null : (JSON.parse(text) as Petitioner).phone
}
