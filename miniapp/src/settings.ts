import Taro from '@tarojs/taro'
import { systemTextScale } from './platform/text-scale'
import { createStore } from './store'

export const textScales = [1, 1.1, 1.2, 1.3, 1.4] as const
export type TextScale = (typeof textScales)[number]

/** How the person wants to read; kept on the phone. */
export interface Settings {
  /** 长辈版: larger text and larger controls. */
  elder: boolean
  /** The chosen size of text, or null to follow WeChat. */
  scale: TextScale | null
}

const storageKey = 'settings'
const store = createStore<Settings>(() => ({
  elder: false,
  scale: null,
  ...(Taro.getStorageSync<Partial<Settings> | ''>(storageKey) || {}),
}))

export const useSettings = store.use

export function changeSettings(part: Partial<Settings>) {
  const settings = { ...store.get(), ...part }
  Taro.setStorageSync(storageKey, settings)
  store.set(settings)
}

/** The nearest of our sizes that is not larger than wished, at most 1.4. */
export function textScaleOf({ scale }: Settings): TextScale {
  const wished = scale ?? systemTextScale()
  return [...textScales].reverse().find((step) => step <= wished + 0.05) ?? 1
}
