import type { CallBack } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { stopTaskClock } from '../../db/clocks.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The bureau, never the unit, calls back (回访) after a withdrawal, a 不满意 or a refusal to carry out. */
export function callBack(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { taskId, channel, at, summary }: CallBack,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'call-back', taskId, version }, async (work) => {
    if (Date.parse(at) > work.at.getTime() + 5 * 60_000) throw invalidField('at', '联系时间不能晚于现在。', 'in_future')
    const { id } = work.task()
    const event = await work.record({ data: { task: id, channel, at: new Date(at).toISOString() }, contents: { 'staff.summary': summary } })
    await work.setTask('done')
    await stopTaskClock(work.tx, id, { eventId: event.id, on: work.today })
  })
}
