import Taro from '@tarojs/taro'

/** How much larger than usual the person reads in WeChat. */
export function systemTextScale(): number {
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return fontSizeScaleFactor ?? 1
}
