import { at, readCsv } from './csv.ts'

export type RegionRow = { code: string; name: string; parentCode: string | null; level: 'city' | 'county' | 'town' | 'village' }

const file = 'regions.csv'
const levels = {
  city: { digits: 6, above: null },
  county: { digits: 6, above: 'city' },
  town: { digits: 9, above: 'county' },
  village: { digits: 12, above: 'town' },
} as const

/** A city's places by their national codes, `code,name,parentCode,level`. Throws a Chinese sentence with the line that is wrong. */
export function readRegions(text: string): RegionRow[] {
  const rows = readCsv(file, text, ['code', 'name', 'parentCode', 'level'])
  const levelByCode = new Map(rows.map(({ values }) => [values.code, values.level]))
  const seen = new Set<string>()
  return rows.map(({ line, values: { code, name, parentCode, level } }) => {
    if (!isLevel(level)) throw at(file, line, `级别“${level}”应为 city、county、town 或者 village。`)
    const { digits, above } = levels[level]
    if (!/^\d+$/.test(code) || code.length !== digits) throw at(file, line, `代码“${code}”应为${digits}位数字。`)
    if (seen.has(code)) throw at(file, line, `代码${code}重复了。`)
    if (name === '') throw at(file, line, '缺少名称。')
    if (above === null && parentCode !== '') throw at(file, line, '市一级不应填写上级代码。')
    if (above !== null && levelByCode.get(parentCode) !== above)
      throw at(file, line, `上级代码“${parentCode}”不存在，或者不是${above}一级。`)
    seen.add(code)
    return { code, name, parentCode: parentCode || null, level }
  })
}

function isLevel(value: string): value is keyof typeof levels {
  return Object.hasOwn(levels, value)
}
