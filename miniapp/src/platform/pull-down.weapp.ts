import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Loads again when the page is pulled down; its config must allow it. */
export function usePullDown(reload: () => Promise<void>) {
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh())
  })
}
