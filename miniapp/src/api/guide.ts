import type { GuideView } from '@petition/shared/schemas/guide'
import Taro from '@tarojs/taro'
import { call } from './client'

const storageKey = 'guide'
let known: Promise<GuideView> | undefined

/** The lawful ways of a city; asked once while the app is open, and kept for when there is no network. */
export function getGuide(): Promise<GuideView> {
  const stored = Taro.getStorageSync<GuideView | ''>(storageKey)
  known ??= fetchGuide().catch((cause) => {
    known = undefined
    throw cause
  })
  if (!stored) return known
  known.catch(() => undefined)
  return Promise.resolve(stored)
}

async function fetchGuide() {
  const guide = await call<GuideView>('/api/guide', { open: true })
  Taro.setStorageSync(storageKey, guide)
  return guide
}
