import type { LawfulRouteList, OrganisationView, RegionView } from '@petition/shared/schemas/organisation'
import { useQuery } from '@tanstack/react-query'
import { call } from './http.ts'

interface Category {
  code: string
  name: string
  parentCode: string | null
}

/** What changes a few times a year is asked for once. */
function useDirectory<Item>(path: string) {
  return useQuery({
    queryKey: [path],
    queryFn: async () => (await call<{ items: Item[] }>('GET', path)).items,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

export const useOrganisations = () => useDirectory<OrganisationView>('/organisations')
export const useRegions = () => useDirectory<RegionView>('/regions')
export const useLawfulRoutes = (organisationId: string) =>
  useDirectory<LawfulRouteList['items'][number]>(`/lawful-routes?organisationId=${organisationId}`)
export const useCategories = () => useDirectory<Category>('/categories')
