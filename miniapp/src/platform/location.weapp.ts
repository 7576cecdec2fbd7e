import Taro from '@tarojs/taro'
import type { ChosenPlace } from './chosen-place'

/** WeChat's map: the person points at a place, and nobody asks where the phone is. Undefined where nothing was chosen or it is not allowed. */
export const choosePlace: (() => Promise<ChosenPlace | undefined>) | undefined = async () => {
  try {
    const { name, address, longitude, latitude } = await Taro.chooseLocation({})
    return name || address ? { name, address, longitude: Number(longitude), latitude: Number(latitude) } : undefined
  } catch {
    return undefined
  }
}
