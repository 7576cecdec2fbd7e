import Taro from '@tarojs/taro'
import { toast } from '../toast'
import { Button } from './elements'

interface Card {
  title: string
  url: string
}

/** A browser shares the address. */
export function useShareCard(_card: Card) {}

export function ShareButton({ url }: { url: string }) {
  async function copy() {
    await Taro.setClipboardData({ data: `${window.location.origin}/#${url}` })
    toast('网址已经复制，可以发给朋友。')
  }
  return (
    <Button className="button button-wide" onPress={() => void copy()}>
      复制这一页的网址
    </Button>
  )
}
