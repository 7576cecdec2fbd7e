import { actLabels } from '@petition/shared/vocabulary/acts'
import { Button } from 'antd'
import { keyOf, type Offer } from './acts/offers.ts'

/** Opens the form of an act from the part of the petition that it is about. */
export function OfferButtons({ offers, onOpen }: { offers: Offer[]; onOpen: (offer: Offer) => void }) {
  if (offers.length === 0) return null
  return (
    <div className="row">
      {offers.map((offer) => (
        <Button key={keyOf(offer)} onClick={() => onOpen(offer)}>
          {actLabels[offer.act]}
          {offer.holder && `（${offer.holder}）`}
        </Button>
      ))}
    </div>
  )
}
