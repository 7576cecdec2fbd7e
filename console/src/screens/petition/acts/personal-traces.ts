/** What in a text may tell who somebody is. Found by its shape alone: a help for the person who redacts, never a proof that nothing is left. */
export interface Trace {
  kind: string
  from: number
  to: number
}

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文'
const titles = '先生|女士|小姐|同志|老师|医生|护士|师傅|律师|经理|老板|主任|书记|局长|科长|所长|镇长|村长|校长|警官'
const name = `[${surnames}][\\u4e00-\\u9fa5]{1,2}`

/** In the order of how surely they name somebody; what two of them find belongs to the first. */
const shapes: [kind: string, shape: RegExp][] = [
  ['证件号码', /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g],
  ['银行卡号', /(?<!\d)\d{16,19}(?!\d)|(?<!\d)\d{4}(?:[- ]\d{4}){3}(?:[- ]\d{1,3})?(?!\d)/g],
  ['电话号码', /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g],
  ['车牌号', /[\u4e00-\u9fa5][A-Z][·.]?[A-Z0-9]{5,6}(?![A-Z0-9])/g],
  ['门牌住址', /\d+(?:号楼|栋|幢|单元)\d*(?:单元)?(?:\d+(?:室|号|户))?|(?<!\d)\d{2,4}室/g],
  ['姓名', new RegExp(`(?<=我叫|我是|本人|姓名[:：]?|名叫|户主|业主)${name}(?![\\u4e00-\\u9fa5])`, 'g')],
  ['姓名', new RegExp(`[${surnames}][\\u4e00-\\u9fa5]{0,2}?(?=${titles})`, 'g')],
]

/** Where such traces stand, from the first to the last. */
export function findTraces(text: string): Trace[] {
  const found: Trace[] = []
  for (const [kind, shape] of shapes) {
    for (const match of text.matchAll(shape)) {
      const trace = { kind, from: match.index, to: match.index + match[0].length }
      if (!found.some(({ from, to }) => trace.from < to && from < trace.to)) found.push(trace)
    }
  }
  return found.toSorted((one, other) => one.from - other.from)
}
