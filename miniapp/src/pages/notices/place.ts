import type { NoticeView } from '@petition/shared/schemas/notice'
import { pageUrls } from '../../page-urls'

type Placed = Pick<NoticeView, 'petitionId' | 'asks'>

/** Where a notice leads: to the screen of the act it asks for, else to the petition. */
export function placeOf({ petitionId, asks }: Placed): string {
  if (!asks) return pageUrls.petition(petitionId)
  return asks.act === 'rating' ? pageUrls.rate(petitionId) : pageUrls.act(petitionId, asks.act, asks.partId ?? '')
}
