import Taro from '@tarojs/taro'

/** Tells now and at every change whether there is a network. */
export function watchNetwork(listener: (online: boolean) => void) {
  Taro.getNetworkType({ success: ({ networkType }) => listener(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => listener(isConnected))
}
