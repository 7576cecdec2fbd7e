import { type OrganisationKind, type OrganisationLevel, organisationKinds, organisationLevels } from '@petition/shared/vocabulary/roles'
import { at, type CsvRow, readCsv } from './csv.ts'
import type { RegionRow } from './regions.ts'

export type OrganisationRow = {
  id: string
  name: string
  kind: OrganisationKind
  level: OrganisationLevel
  regionCode: string
  /** The bureau it belongs under; only the city's own has none. */
  parentId: string | null
  /** The body above in its own system. */
  lineParentId: string | null
  /** The review office of its government; a body of a vertical system has none and is reviewed upward only. */
  sealBodyId: string | null
  receivesSealed: boolean
  approval: 'none' | 'leader'
  phone: string | null
  address: string | null
  receptionTimes: string | null
}

const file = 'organisations.csv'
const columns = [
  'id',
  'name',
  'kind',
  'level',
  'regionCode',
  'parentId',
  'lineParentId',
  'sealBodyId',
  'receivesSealed',
  'approval',
  'phone',
  'address',
  'receptionTimes',
] as const
type Column = (typeof columns)[number]
type Values = Record<Column, string>

/** A city's units. Throws a Chinese sentence with the line that is wrong. */
export function readOrganisations(text: string, regions: readonly RegionRow[]): OrganisationRow[] {
  const rows = readCsv(file, text, columns)
  const regionCodes = new Set(regions.map(({ code }) => code))
  const byId = new Map(rows.map(({ values }) => [values.id, values]))
  refuseRepeats(rows, 'id')
  refuseRepeats(rows, 'name')
  return rows.map(({ line, values }) => {
    const wrong = whatIsWrong(values, regionCodes) ?? whatIsWrongAbove(values, byId)
    if (wrong) throw at(file, line, wrong)
    return toRow(values)
  })
}

function refuseRepeats(rows: CsvRow<Column>[], column: 'id' | 'name') {
  const seen = new Set<string>()
  for (const { line, values } of rows) {
    if (seen.has(values[column])) throw at(file, line, `“${values[column]}”重复了。`)
    seen.add(values[column])
  }
}

function whatIsWrong(values: Values, regionCodes: ReadonlySet<string>): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.id)) return `编号“${values.id}”只能用小写字母、数字和短横线。`
  if (values.name === '') return '缺少名称。'
  if (!isOneOf(organisationKinds, values.kind)) return `类别“${values.kind}”应为 ${organisationKinds.join('、')} 之一。`
  if (!isOneOf(organisationLevels, values.level)) return `级别“${values.level}”应为 ${organisationLevels.join('、')} 之一。`
  if (!regionCodes.has(values.regionCode)) return `行政区划代码“${values.regionCode}”不存在。`
  if (!isOneOf(['true', 'false'], values.receivesSealed)) return 'receivesSealed 应为 true 或者 false。'
  // 《信访工作条例》第三十条: neither material nor facts of an accusation may reach anyone else.
  if (values.receivesSealed === 'true' && !isOneOf(['bureau', 'discipline', 'political-legal'], values.kind))
    return '只有信访部门、纪检监察机关和政法机关可以接收密封件。'
  if (!isOneOf(['none', 'leader'], values.approval)) return 'approval 应为 none 或者 leader。'
  return null
}

function whatIsWrongAbove(values: Values, byId: ReadonlyMap<string, Values>): string | null {
  const { kind, level, parentId, lineParentId, sealBodyId } = values
  if (parentId === '' && !(kind === 'bureau' && level === 'city')) return '缺少所属信访部门。'
  if (parentId !== '' && byId.get(parentId)?.kind !== 'bureau') return `所属信访部门“${parentId}”不存在，或者不是信访部门。`
  if (lineParentId !== '' && !byId.has(lineParentId)) return `系统上级“${lineParentId}”不存在。`
  if (sealBodyId !== '' && byId.get(sealBodyId)?.kind !== 'review-office') return `复查复核机构“${sealBodyId}”不存在，或者类别不对。`
  if (isBelowItself(values, byId, 'parentId') || isBelowItself(values, byId, 'lineParentId')) return '上下级互相包含。'
  return null
}

function isBelowItself({ id, ...values }: Values, byId: ReadonlyMap<string, Values>, column: 'parentId' | 'lineParentId'): boolean {
  const passed = new Set([id])
  for (let above = values[column]; above !== ''; above = byId.get(above)?.[column] ?? '') {
    if (passed.has(above)) return true
    passed.add(above)
  }
  return false
}

function toRow(values: Values): OrganisationRow {
  return {
    id: values.id,
    name: values.name,
    kind: values.kind as OrganisationKind,
    level: values.level as OrganisationLevel,
    regionCode: values.regionCode,
    parentId: values.parentId || null,
    lineParentId: values.lineParentId || null,
    sealBodyId: values.sealBodyId || null,
    receivesSealed: values.receivesSealed === 'true',
    approval: values.approval as OrganisationRow['approval'],
    phone: values.phone || null,
    address: values.address || null,
    receptionTimes: values.receptionTimes || null,
  }
}

function isOneOf<Value extends string>(values: readonly Value[], value: string): value is Value {
  return (values as readonly string[]).includes(value)
}
