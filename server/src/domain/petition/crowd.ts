import type { CrowdBucket } from '@petition/shared/vocabulary/petition'

/** 集体访 begins with five people; the steps are practice. */
export function crowdBucket(people: number): CrowdBucket | null {
  if (people < 5) return null
  if (people <= 10) return '5-10'
  if (people <= 20) return '11-20'
  if (people <= 50) return '21-50'
  return people <= 100 ? '51-100' : '100+'
}
