import type { PetitionClass, RatingObject, RatingState } from '@petition/shared/vocabulary/petition'
import type { Day } from '../calendar.ts'
import { isLedElsewhere } from './matter.ts'

type Window = { kind: string; legalOn: Day; cancelled: boolean }

type Rateable = { class: PetitionClass | null; sealed: boolean; repeatOfId: string | null; courtRelated: boolean }

/** First-time, unsealed matters only; accusations, repeats, what belongs to a court and what was led into another procedure are not rated. */
export const takesRatings = (petition: Rateable, assignments: Parameters<typeof isLedElsewhere>[0]) =>
  !petition.sealed &&
  petition.class !== 'accusation' &&
  petition.repeatOfId === null &&
  !petition.courtRelated &&
  !isLedElsewhere(assignments)

/** The window opens when the paper has reached the petitioner; one whose paper was undone never was. */
export function ratingState(
  object: RatingObject,
  petition: Rateable,
  assignments: Parameters<typeof isLedElsewhere>[0],
  clocks: readonly Window[],
  rated: boolean,
  today: Day,
): RatingState {
  if (!takesRatings(petition, assignments)) return 'not-rateable'
  if (rated) return 'rated'
  const window = clocks.find((clock) => !clock.cancelled && clock.kind === (object === 'bureau' ? 'rating-bureau' : 'rating-unit'))
  if (!window) return 'not-open'
  return today <= window.legalOn ? 'waiting' : 'lapsed'
}
