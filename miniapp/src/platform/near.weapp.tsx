import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'

/** How far beyond the screen still counts as near. */
const marginPx = 1000

/** Tells whenever the element comes near the screen or leaves it, and how high it is. Ends with the answer. */
export function watchNear(id: string, onChange: (isNear: boolean, heightPx: number) => void): () => void {
  let observer: Taro.IntersectionObserver | undefined
  let isOver = false
  const { page } = Taro.getCurrentInstance()
  // WeChat finds the element only once it is drawn.
  Taro.nextTick(() => {
    if (isOver || !page) return
    // Told once at the beginning in any case, also of what is far already.
    observer = Taro.createIntersectionObserver(page, { thresholds: [0, 1], initialRatio: 1 })
    observer
      .relativeToViewport({ top: marginPx, bottom: marginPx })
      .observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect }) =>
        onChange(intersectionRatio > 0, boundingClientRect?.height ?? 0),
      )
  })
  return () => {
    isOver = true
    observer?.disconnect()
  }
}

/** As high as what stood here. */
export const Spacer = ({ heightPx }: { heightPx: number }) => <View style={{ height: `${heightPx}px` }} />
