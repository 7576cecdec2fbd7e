import { type Route, routes } from '@petition/shared/vocabulary/petition'
import { at, readCsv } from './csv.ts'

export type LawfulRouteRow = {
  id: string
  organisationId: string
  route: Route
  matter: string
  procedure: string
  receivingBody: string
  basis: string
  confirmed: boolean
}

const file = 'lawful-routes.csv'
const columns = ['organisationId', 'route', 'matter', 'procedure', 'receivingBody', 'basis', 'confirmed'] as const

/** A city's catalogue of lawful routes (第三十一条). Throws a Chinese sentence with the line that is wrong. */
export function readLawfulRoutes(text: string, organisations: readonly { id: string }[]): LawfulRouteRow[] {
  const known = new Set(organisations.map(({ id }) => id))
  const seen = new Set<string>()
  return readCsv(file, text, columns).map(({ line, values: { route: written, confirmed, ...values } }) => {
    const route = routes.find((one) => one === written)
    const id = `${values.organisationId}:${values.matter}`
    if (!known.has(values.organisationId)) throw at(file, line, `单位“${values.organisationId}”不存在。`)
    if (!route) throw at(file, line, `途径“${written}”应为 ${routes.join('、')} 之一。`)
    if (Object.values(values).includes('')) throw at(file, line, '事项、程序、接收机关、依据都要填写。')
    if (confirmed !== 'true' && confirmed !== 'false') throw at(file, line, '是否核实应为 true 或者 false。')
    if (seen.has(id)) throw at(file, line, `“${values.matter}”重复了。`)
    seen.add(id)
    return { id, ...values, route, confirmed: confirmed === 'true' }
  })
}
