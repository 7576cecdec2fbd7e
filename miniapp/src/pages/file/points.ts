const maxPoints = 5
const shortest = 2
const longest = 200

const speaker =
  '(?:我们?|本人|大家|我方|业主们?|居民们?|村民们?|职工们?|现|特此?|故|为此|因此|所以|在此|另外|同时|此外|并且?|还|也|再次?|强烈|诚恳|衷心|只|最后)*'
const asking = [
  '希望(?!小学|中学|工程|之|很|不大|渺茫|落空)',
  '恳请|恳求|能否|能不能|可否|可不可以|是否可以|务必',
  '请求(?!过|了|被|书|权)',
  '要求(?!过|了|我|被|的|是|很|高|严)',
  '申请(?!过|了|被|表|人|书|的|材料)',
  '建议(?!过|了|被|书|的)',
  '盼望?(?!了|过|着|头)',
  '请(?!假|客|教|了|过|示|柬|帖|功|战|辞|人|来)',
  '望(?!了|着|见|去|过|远)',
  '求(?!职|学|助|婚|了|过|医|证|知|购|租)',
].join('|')
const asks = new RegExp(`^${speaker}(?:${asking})`)
const header = /(?:诉求|请求|要求|希望|建议|恳请|申请|意见)(?:事项)?(?:如下|有?[一二两三四五\d][点条项件]|有|是|为)?\s*[：:]?\s*$/
const marker =
  /^(?:第?[一二三四五六七八九十]{1,2}(?:[、.．，,]|是)|\d{1,2}(?:[、)）．]|\.(?!\d))|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|[①-⑳]|[-•·●*])[\s:：]*/
const sentences = /[^。！？!?；;\n]+|\n/g
const clauses = /[^，,：:]+[，,：:]*/g

/** Points (诉求) as the text itself names them: items of a list under words that ask, and sentences that ask. Nothing is added to what was written. */
export function cutPoints(text: string): string[] {
  const points: string[] = []
  let listAsks = false
  for (const line of linesOf(text)) {
    for (const part of line) {
      if (part.marked && listAsks) points.push(part.text)
      else points.push(...asksIn(part.text))
      if (!part.marked) listAsks = header.test(part.text) || (listAsks && part !== line[0])
    }
  }
  return [...new Set(points.map(tidy))].filter((point) => point.length >= shortest).slice(0, maxPoints)
}

interface Part {
  text: string
  /** It stood behind a number or a bullet. */
  marked: boolean
}

/** The lines of a text, each cut into its sentences, and these where a number or a bullet begins an item. */
function linesOf(text: string): Part[][] {
  const lines: Part[][] = [[]]
  for (const [sentence] of text.matchAll(sentences)) {
    if (sentence === '\n') lines.push([])
    else lines.at(-1)?.push(...itemsOf(sentence))
  }
  return lines.filter((line) => line.length > 0)
}

function itemsOf(sentence: string): Part[] {
  const items: Part[] = []
  for (const [clause] of sentence.matchAll(clauses)) {
    const start = clause.trimStart()
    const mark = marker.exec(start)?.[0]
    const last = items.at(-1)
    if (mark) items.push({ text: start.slice(mark.length), marked: true })
    else if (last) last.text += clause
    else items.push({ text: clause, marked: false })
  }
  return items.filter(({ text }) => text.trim() !== '')
}

/** From each clause that asks to the next one that does, or to the end of the sentence. */
function asksIn(sentence: string): string[] {
  const found: string[] = []
  for (const [clause] of sentence.matchAll(clauses)) {
    if (asks.test(clause.trim())) found.push(clause)
    else if (found.length) found.push((found.pop() ?? '') + clause)
  }
  return found.filter((point) => !header.test(point))
}

const tidy = (point: string) =>
  [...point.trim()]
    .slice(0, longest)
    .join('')
    .replace(/[，,：:、\s]+$/, '')
