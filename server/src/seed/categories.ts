import { at, readCsv } from './csv.ts'

export type CategoryRow = { code: string; name: string; parentCode: string | null }

const file = 'categories.csv'
const maxDepth = 3

/** Content categories of up to three levels, `code,name,parentCode`. Throws a Chinese sentence with the line that is wrong. */
export function readCategories(text: string): CategoryRow[] {
  const rows = readCsv(file, text, ['code', 'name', 'parentCode'])
  const parentByCode = new Map(rows.map(({ values }) => [values.code, values.parentCode]))
  const seen = new Set<string>()
  return rows.map(({ line, values: { code, name, parentCode } }) => {
    if (!/^\d{6}$/.test(code)) throw at(file, line, `代码“${code}”应为6位数字。`)
    if (seen.has(code)) throw at(file, line, `代码${code}重复了。`)
    if (name === '') throw at(file, line, '缺少名称。')
    let depth = 1
    for (let parent = parentCode; parent !== ''; parent = parentByCode.get(parent) ?? '') {
      if (!parentByCode.has(parent)) throw at(file, line, `上级代码“${parent}”不存在。`)
      if (++depth > maxDepth) throw at(file, line, `层级超过${maxDepth}级，或者上下级互相包含。`)
    }
    seen.add(code)
    return { code, name, parentCode: parentCode || null }
  })
}
