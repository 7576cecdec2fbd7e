import { type GuideWay, guideWays } from '@petition/shared/vocabulary/guide'
import { at, readCsv } from './csv.ts'

const file = 'guide.csv'
const columns = [
  'id',
  'topicId',
  'topic',
  'question',
  'keywords',
  'title',
  'way',
  'body',
  'period',
  'basis',
  'how',
  'situation',
  'result',
] as const
type Column = (typeof columns)[number]

export type GuideRow = Omit<Record<Column, string>, 'keywords' | 'way' | 'period' | 'basis'> & {
  position: number
  keywords: string[]
  way: GuideWay
  period: string | null
  basis: string | null
}

/** A city's guide to the lawful ways, in the order of the file. Throws a Chinese sentence with the line that is wrong. */
export function readGuide(text: string): GuideRow[] {
  const seen = new Set<string>()
  const topics = new Map<string, string>()
  return readCsv(file, text, columns).map(({ line, values: { way: written, keywords: listed, period, basis, ...values } }, index) => {
    const way = guideWays.find((one) => one === written)
    const keywords = listed.split('、').filter((word) => word !== '')
    if (!way) throw at(file, line, `途径“${written}”应为 ${guideWays.join('、')} 之一。`)
    if (!/^[a-z0-9-]+$/.test(values.id) || seen.has(values.id)) throw at(file, line, `编号“${values.id}”不正确或者重复了。`)
    if ([...Object.values(values), listed].includes('')) throw at(file, line, '除期限和依据外都要填写。')
    if (period !== '' && basis === '') throw at(file, line, '写了期限，就要写明依据。')
    if ((topics.get(values.topicId) ?? values.topic) !== values.topic) throw at(file, line, `主题“${values.topicId}”有两个名称。`)
    seen.add(values.id)
    topics.set(values.topicId, values.topic)
    return { ...values, position: index, keywords, way, period: period || null, basis: basis || null }
  })
}
