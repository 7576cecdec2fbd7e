import Taro from '@tarojs/taro'

export const openTab = (url: string) => void Taro.reLaunch({ url })

/** A browser has no bar of its own: ours stands on every page. */
export const tabsEverywhere: boolean = true
