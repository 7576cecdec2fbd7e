import type { Context } from '../context.ts'
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/errors.ts'
import { changesSince } from '../domain/petition/changes.ts'
import { openTimeline } from '../usecases/petition/open-timeline.ts'
import { mayReadEvent } from './timeline-rights.ts'
import { viewEvent } from './timeline-view.ts'

/** Two acted at once and one won: the other is told what was done since the version they had read. */
export async function tellChanges(ctx: Context, actor: Actor, petitionId: string, version: number): Promise<Refusal> {
  const opened = await openTimeline(ctx, actor, petitionId)
  const changes = changesSince(opened.events, version)
    .filter((event) => mayReadEvent(event, opened, actor))
    .map((event) => viewEvent(event, opened, actor))
  const last = changes.at(-1)
  const detail = last && `这件事刚刚有了新进展：${last.summary}请看过之后再操作。`
  return new Refusal(412, 'stale_version', detail, [], { changes })
}
