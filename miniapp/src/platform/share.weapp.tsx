import { Button } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'

interface Card {
  title: string
  url: string
}

/** What a friend sees: our own picture, because WeChat's would be one of the page with all that stands on it. */
export function useShareCard({ title, url }: Card) {
  useShareAppMessage(() => ({ title, path: url, imageUrl: '/share-card.png' }))
}

export function ShareButton(_props: { url: string }) {
  return (
    <Button className="button button-wide" hoverClass="pressed" openType="share" ariaLabel="转发给朋友">
      转发给朋友
    </Button>
  )
}
