import Taro from '@tarojs/taro'

/** How far the timeline of a matter had come when this phone last saw it whole, and the key that had signed its receipt. */
export interface KeptHead {
  sequence: number
  hash: string
  publicKeyPem?: string
}

const storageKey = 'timeline-heads'

const read = (): Record<string, KeptHead | undefined> => Taro.getStorageSync(storageKey) || {}

export const keptHead = (petitionId: string) => read()[petitionId]

export function keepHead(petitionId: string, head: KeptHead) {
  Taro.setStorageSync(storageKey, { ...read(), [petitionId]: head })
}

/** At filing the receipt tells the first hash; what was seen later says more. */
export function keepFirstHead(petitionId: string, hash: string) {
  if (!keptHead(petitionId)) keepHead(petitionId, { sequence: 1, hash })
}
