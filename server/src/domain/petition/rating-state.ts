import type { PetitionClass, RatingObject, RatingState } from '@petition/shared/vocabulary/petition'
import type { Day } from '../calendar.ts'

type Window = { kind: string; legalOn: Day }

/** First-time, unsealed matters only; accusations and repeats are not rated. The window opens when the paper has reached the petitioner. */
export function ratingState(
  object: RatingObject,
  petition: { class: PetitionClass | null; sealed: boolean; repeatOfId: string | null; courtRelated: boolean },
  clocks: readonly Window[],
  rated: boolean,
  today: Day,
): RatingState {
  if (petition.sealed || petition.class === 'accusation' || petition.repeatOfId !== null || petition.courtRelated) return 'not-rateable'
  if (rated) return 'rated'
  const window = clocks.find((clock) => clock.kind === (object === 'bureau' ? 'rating-bureau' : 'rating-unit'))
  if (!window) return 'not-open'
  return today <= window.legalOn ? 'waiting' : 'lapsed'
}
