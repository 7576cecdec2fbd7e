import { listRegions, type Region } from '../../api/regions'
import { useRemote } from '../../api/use-remote'

export interface Regions {
  all: Region[]
  /** This phone has never had the list: the place is typed, and the county chosen before sending. */
  isUnknown: boolean
  reload: () => void
}

export function useRegions(): Regions {
  const { data, problem, reload } = useRemote(listRegions)
  return { all: data ?? [], isUnknown: !data && problem !== undefined, reload: () => void reload() }
}

export const nameOf = (regions: Region[], code: string) => regions.find((region) => region.code === code)?.name ?? ''

/** The county and the town that an address names, where it names them. */
export function regionOf(address: string, regions: Region[]): { countyCode: string; townCode: string } | undefined {
  const named = (level: string, parentCode?: string) =>
    regions.find(
      (region) => region.level === level && (parentCode === undefined || region.parentCode === parentCode) && address.includes(region.name),
    )
  const county = named('county')
  if (!county) return undefined
  return { countyCode: county.code, townCode: named('town', county.code)?.code ?? '' }
}
