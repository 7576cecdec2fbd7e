import type { Outcome } from '@petition/shared/vocabulary/petition'
import type { Dayjs } from 'dayjs'

export interface PointValues {
  outcome?: Outcome
  text?: string
  basis?: string
  fulfilOn?: Dayjs | null
}

/** How many points have all three of 《信访工作条例》第三十二条: the opinion, its reasons and its basis. */
export function countComplete(points: (PointValues | undefined)[]): number {
  return points.filter((point) => point?.outcome && point.text?.trim() && point.basis?.trim()).length
}
