import Taro from '@tarojs/taro'

export function scrollToField(id: string) {
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80, duration: 200 }).catch(() => undefined)
}

export function scrollToTop() {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
}

/** A new screen begins. */
export const startAt = (_id: string) => scrollToTop()
