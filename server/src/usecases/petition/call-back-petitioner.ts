import type { CallBack } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { stopTaskClock } from '../../db/clocks.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate, readableDay } from '../../domain/calendar.ts'
import { invalidField } from '../../domain/errors.ts'
import { actOnPetition } from './act-on-petition.ts'
import { checkInstant } from './record-contact.ts'

/** The bureau, never the unit, calls back (回访) after a withdrawal, a 不满意 or a refusal to carry out. */
export function callBack(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { taskId, channel, at, summary }: CallBack,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'call-back', taskId, version }, async (work) => {
    checkInstant(work, at, '联系时间')
    const { id } = work.task()
    const owedSince = work.clocks.find((one) => one.taskId === id)?.startsOn
    if (owedSince && localDate(new Date(at)) < owedSince)
      throw invalidField('at', `联系时间不能早于需要回访的那天（${readableDay(owedSince)}）。`, 'before_cause')
    const event = await work.record({ data: { task: id, channel, at: new Date(at).toISOString() }, contents: { 'staff.summary': summary } })
    await work.setTask('done')
    await stopTaskClock(work.tx, id, { eventId: event.id, on: work.today })
  })
}
