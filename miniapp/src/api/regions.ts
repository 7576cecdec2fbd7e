import type { RegionView } from '@petition/shared/schemas/organisation'
import type * as z from 'zod/mini'
import { call } from './client'

export type Region = z.infer<typeof RegionView>

let known: Region[] | undefined

/** The city, its counties, towns and streets; asked once while the app is open. */
export async function listRegions(): Promise<Region[]> {
  known ??= (await call<{ items: Region[] }>('/api/regions', { open: true })).items
  return known
}
