import type { StaffRole } from '@petition/shared/vocabulary/roles'
import type { OrganisationRow } from '../../db/organisations.ts'

export type DemoMember = {
  username: string
  name: string
  roles: StaffRole[]
  organisation: { id: string; name: string }
  readsSealed: boolean
}

/** One account for each part somebody may want to play; the first of a role is the one a story begins with. */
export function demoStaff(organisations: readonly OrganisationRow[]): DemoMember[] {
  const find = (fits: (organisation: OrganisationRow) => boolean) => organisations.filter(fits)
  const [bureau] = find(({ kind, level }) => kind === 'bureau' && level === 'city')
  const countyBureaus = find(({ kind, level }) => kind === 'bureau' && level === 'county')
  const departments = find(({ kind, level }) => kind === 'department' && level === 'city')
  const plain = departments.find(({ id, approval }) => approval === 'none' && id.endsWith('-housing'))
  const signing = departments.find(({ approval }) => approval === 'leader')
  const [countyDepartment] = find(({ level, lineParentId }) => level === 'county' && plain !== undefined && lineParentId === plain.id)
  const [town] = find(({ kind, parentId }) => kind === 'town' && parentId === (countyDepartment?.parentId ?? null))
  const [discipline] = find(({ kind, level }) => kind === 'discipline' && level === 'city')
  const [politicalLegal] = find(({ id, kind, level }) => kind === 'political-legal' && level === 'city' && id.endsWith('-political-legal'))
  return [
    ...member(bureau, 'bureau-clerk', { readsSealed: true }),
    ...member(bureau, 'bureau-leader'),
    ...member(bureau, 'bureau-clerk', { number: 2 }),
    ...[plain, signing].flatMap((unit) => [...member(unit, 'unit-clerk'), ...member(unit, 'unit-leader')]),
    ...countyBureaus.flatMap((county) => [...member(county, 'bureau-clerk'), ...member(county, 'bureau-leader')]),
    ...[countyDepartment, town].flatMap((unit) => [...member(unit, 'unit-clerk'), ...member(unit, 'unit-leader')]),
    // What leads a matter to another procedure needs a second person in these bodies, too.
    ...member(discipline, 'unit-clerk', { readsSealed: true }),
    ...member(discipline, 'unit-leader', { readsSealed: true }),
    ...member(politicalLegal, 'unit-clerk', { readsSealed: true }),
    ...member(politicalLegal, 'unit-leader'),
    ...member(bureau, 'administrator'),
  ]
}

const duties: Record<StaffRole, { username: string; name: string }> = {
  'bureau-clerk': { username: 'clerk', name: '经办人' },
  'bureau-leader': { username: 'leader', name: '负责人' },
  'unit-clerk': { username: 'clerk', name: '经办人' },
  'unit-leader': { username: 'leader', name: '负责人' },
  administrator: { username: 'admin', name: '管理员' },
}

/** Nobody where a city's own files have no such body. */
function member(organisation: OrganisationRow | undefined, role: StaffRole, { readsSealed = false, number = 1 } = {}): DemoMember[] {
  if (!organisation) return []
  const { id, name } = organisation
  const suffix = number > 1 ? `${number}` : ''
  return [
    {
      username: `${id}-${duties[role].username}${suffix}`,
      name: `${name}${duties[role].name}${suffix}`,
      roles: [role],
      organisation: { id, name },
      readsSealed,
    },
  ]
}
