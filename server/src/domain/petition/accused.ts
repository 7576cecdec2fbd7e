import type { OrganisationKind, OrganisationLevel } from '@petition/shared/vocabulary/roles'

/**
 * Whether what a resident wrote of an accused unit means this body, in full or as people shorten it:
 * 淮北市信访局, 淮北信访局, 市信访局 and 信访局 are one. In doubt it is meant: the accused must not receive the matter.
 */
export function meansOrganisation(written: string, name: string): boolean {
  const text = written.replace(/\s/g, '')
  const [, place, unit = '', rest] = /^(.{2,}?)([市区县])(.+)$/.exec(name) ?? []
  if (!place || !rest) return text.includes(name)
  const cores = rest === '纪委监委' ? ['纪委', '监委', '监察委'] : [rest]
  return cores.some(
    (core) => text.includes(place + unit + core) || text.includes(place + core) || text.startsWith(unit + core) || text.startsWith(core),
  )
}

type Accused = { organisationId?: string | undefined; organisationName?: string | undefined; position?: string | undefined }
type Body = { id: string; name: string; kind: OrganisationKind; level: OrganisationLevel; regionCode: string }

/** Who leads a county is the city's to discipline (干部管理权限). */
const leadsCounty = /[区县]委?(书记|副书记|常委)|副?[区县]长/

/**
 * The discipline bodies by cadre authority, of every accused: the county's for a town and its own departments, else the city's; of people of
 * a discipline body the one above. Who is not known belongs to the city's.
 */
export function suggestDiscipline<One extends Body>(accused: readonly Accused[], bodies: readonly One[]): One[] {
  const discipline = bodies.filter((one) => one.kind === 'discipline')
  const suggested = (accused.length > 0 ? accused : [{}]).map(({ organisationId, organisationName = '', position = '' }: Accused) => {
    const text = organisationName + position
    const meant = bodies.find((one) => one.id === organisationId) ?? bodies.find((one) => meansOrganisation(organisationName, one.name))
    const county =
      discipline.find((one) => one.level === 'county' && meant && meant.level !== 'city' && meant.regionCode.startsWith(one.regionCode)) ??
      discipline.find((one) => one.level === 'county' && !meant && text.includes(placeOf(one.name)))
    return county && county !== meant && !leadsCounty.test(text) ? county : discipline.find((one) => one.level === 'city')
  })
  return [...new Set(suggested)].filter((one) => one !== undefined)
}

/** 濉溪县纪委监委 → 濉溪县. */
const placeOf = (name: string) => /^.{2,}?[市区县]/.exec(name)?.[0] ?? name
