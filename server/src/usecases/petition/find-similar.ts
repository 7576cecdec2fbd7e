import type { AskSimilar } from '@petition/shared/schemas/published'
import type { Context } from '../../context.ts'
import { readField } from '../../db/events.ts'
import { type Loaded, loadAll } from '../../db/petitions.ts'
import { findSimilarOwn, findSimilarPublished } from '../../db/similar.ts'
import type { Resident } from '../../domain/actor.ts'
import { type Day, localDate } from '../../domain/calendar.ts'

export type FoundSimilar = {
  own: (Loaded & { title: string })[]
  published: { id: string; title: string; answeredOn: Day; organisation: string }[]
  today: Day
}

/** Before sending: is there a matter of my own to add to, or a published answer that helps? Never another's petition. */
export async function findSimilar(ctx: Context, actor: Resident, asked: AskSimilar): Promise<FoundSimilar> {
  const today = localDate(ctx.now())
  const [rows, letters] = await Promise.all([findSimilarOwn(ctx.db, actor, asked), findSimilarPublished(ctx.db, asked)])
  const eventIds = [...rows.map((row) => row.submissionEventId), ...letters.map(({ eventId }) => eventId)]
  const [loaded, titles] = await Promise.all([loadAll(ctx.db, rows, today), readField(ctx.db, ctx.keys, eventIds, 'title')])
  return {
    own: loaded.map((one) => ({ ...one, title: titles.get(one.petition.submissionEventId) ?? '' })),
    published: letters.map(({ eventId, ...letter }) => ({ ...letter, title: titles.get(eventId) ?? '' })),
    today,
  }
}
