import type { RegionView } from '@petition/shared/schemas/organisation'
import Taro from '@tarojs/taro'
import type * as z from 'zod/mini'
import { call } from './client'

export type Region = z.infer<typeof RegionView>

const storageKey = 'regions'
let known: Promise<Region[]> | undefined

/** The city, its counties, towns and streets; asked once while the app is open, and kept for when there is no network. */
export function listRegions(): Promise<Region[]> {
  const stored = Taro.getStorageSync<Region[] | ''>(storageKey)
  known ??= fetchRegions().catch((cause) => {
    known = undefined
    throw cause
  })
  if (!stored) return known
  known.catch(() => undefined)
  return Promise.resolve(stored)
}

async function fetchRegions() {
  const { items } = await call<{ items: Region[] }>('/api/regions', { open: true })
  Taro.setStorageSync(storageKey, items)
  return items
}
