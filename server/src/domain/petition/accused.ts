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
