import type { Rating } from '@petition/shared/schemas/acts'
import { ratingObjectLabels, ratingObjects } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { newId } from '../../db/ids.ts'
import { insertRating } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal } from '../../domain/errors.ts'
import { onRating } from '../../domain/petition/clock-effects.ts'
import { isRateable } from '../../domain/petition/policy.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The petitioner rates bureau and unit, each by itself. The first rating counts and is never overwritten; a later one stands beside it. */
export function ratePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, rating: Rating) {
  return actOnPetition(ctx, actor, { petitionId, act: 'rating', version }, async (work) => {
    for (const object of ratingObjects) {
      const score = rating[object]
      if (!score) continue
      const state = work.matter.ratings[object]
      if (!isRateable(state)) throw illegal(`现在不能评价${ratingObjectLabels[object]}：${whyNot[state]}。`)
      const counts = state === 'waiting'
      const event = await work.record({
        data: { object, grade: score.grade, counts },
        contents: score.reason ? { reason: score.reason } : {},
      })
      await insertRating(work.tx, { id: newId(), petitionId, object, grade: score.grade, ratedAt: work.at, counts, eventId: event.id })
      if (counts) await work.moveClocks(event, onRating(object))
    }
  })
}

const whyNot = { 'not-open': '还没有收到对方的告知或答复', lapsed: '评价期限已过', 'not-rateable': '这类事项不参与评价' } as const
