import type { Rating } from '@petition/shared/schemas/acts-of-petitioner'
import { ratingObjectLabels, ratingObjects } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { newId } from '../../db/ids.ts'
import { insertRating } from '../../db/petitions.ts'
import { listRequests, setSolved } from '../../db/requests.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { onRating } from '../../domain/petition/clock-effects.ts'
import { isRateable } from '../../domain/petition/legality.ts'
import { isCallBackOwed } from '../../domain/petition/matter.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** The petitioner rates bureau and unit, each by itself. The first rating counts and is never overwritten; a later one stands beside it. */
export function ratePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, rating: Rating) {
  return actOnPetition(ctx, actor, { petitionId, act: 'rating', version }, async (work) => {
    await checkPoints(work, rating)
    let beside: string | null = null
    let isCallOwed = isCallBackOwed(work.tasks, work.petition.followerId)
    for (const object of ratingObjects) {
      const score = rating[object]
      if (!score) continue
      const state = work.matter.ratings[object]
      if (!isRateable(state)) throw illegal(`现在不能评价${ratingObjectLabels[object]}：${whyNot[state]}。`)
      const counts = state === 'waiting'
      const event = await work.record({
        data: { object, grade: score.grade, counts, ...(object === 'unit' && { points: rating.points }), ...(beside && { beside }) },
        contents: score.reason ? { reason: score.reason } : {},
      })
      beside = event.id
      await insertRating(work.tx, { id: newId(), petitionId, object, grade: score.grade, ratedAt: work.at, counts, eventId: event.id })
      if (counts) await work.moveClocks(event, onRating(object))
      if (counts && object === 'unit') for (const { requestId, solved } of rating.points) await setSolved(work.tx, requestId, solved)
      // Who is not satisfied, at first or later, is called back by the bureau, never by the unit.
      if (score.grade !== 'unsatisfied' || isCallOwed) continue
      await work.owe(event, 'call-back', { organisationId: work.petition.followerId })
      isCallOwed = true
    }
  })
}

const whyNot = { 'not-open': '还没有收到对方的告知或答复', lapsed: '评价期限已过', 'not-rateable': '这类事项不参与评价' } as const

async function checkPoints({ tx, petition }: Work, { unit, points }: Rating) {
  if (points.length === 0) return
  if (!unit) throw invalidField('points', '评价诉求是否解决时，请同时评价责任单位。', 'unit_missing')
  const requests = await listRequests(tx, petition.id)
  const wrong = points.findIndex(({ requestId }, index) => {
    const isFirst = points.findIndex((one) => one.requestId === requestId) === index
    return !isFirst || !requests.some((request) => request.id === requestId)
  })
  if (wrong >= 0) throw invalidField(`points.${wrong}.requestId`, '这条诉求不属于这件信访件，或者评价了两次。', 'unknown_request')
}
