import Taro from '@tarojs/taro'

export const openTab = (url: string) => void Taro.switchTab({ url })

/** Inside WeChat the bar stands on its four pages alone; elsewhere there is the way back. */
export const tabsEverywhere: boolean = false
