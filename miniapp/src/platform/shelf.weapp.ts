import Taro from '@tarojs/taro'

const storageKey = 'last-seen'

type Shelf = Record<string, unknown>

/** What was loaded last, kept on the phone for when there is no network; WeChat keeps it apart from every other app. */
export const readShelf = (): Shelf => Taro.getStorageSync(storageKey) || {}
export const writeShelf = (shelf: Shelf) => Taro.setStorageSync(storageKey, shelf)
export const clearShelf = () => Taro.removeStorageSync(storageKey)
