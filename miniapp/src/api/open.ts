import type { OrganisationView, StatisticsSummary } from '@petition/shared/schemas/organisation'
import type { PublishedLetter, PublishedPage } from '@petition/shared/schemas/published'
import type { CityRules, RulesHistory } from '@petition/shared/schemas/rules'
import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import type * as z from 'zod/mini'
import { call } from './client'

/** What everybody may know, without signing in. */
const ask = <Answer>(path: string, query?: Record<string, string | number | undefined>) => call<Answer>(path, { query, open: true })

export const listOrganisations = async () => (await ask<{ items: OrganisationView[] }>('/api/organisations')).items

export const listPublished = (query: { q?: string; kind?: PetitionKind; cursor?: string; limit?: number }) =>
  ask<PublishedPage>('/api/published', query)

export const getPublished = (id: string) => ask<PublishedLetter>(`/api/published/${id}`)

export type Summary = z.infer<typeof StatisticsSummary>
export const getStatistics = () => ask<Summary>('/api/statistics/summary', { by: 'organisation' })

/** The city's own limits in force. */
export async function getCityRules(): Promise<CityRules> {
  const [current] = (await ask<RulesHistory>('/api/rules')).items
  if (!current) throw new Error('the service has always one version of its rules')
  return current.rules
}
