import { Button } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'

interface Card {
  title: string
  url: string
}

/** What a friend sees of the page: no more than the page itself shows to everybody. */
export function useShareCard({ title, url }: Card) {
  useShareAppMessage(() => ({ title, path: url }))
}

export function ShareButton(_props: { url: string }) {
  return (
    <Button className="button button-wide" hoverClass="pressed" openType="share" ariaLabel="转发给朋友">
      转发给朋友
    </Button>
  )
}
