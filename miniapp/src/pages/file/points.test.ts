import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPoints } from './points'
import { proposeTitle } from './title'

const told: [what: string, text: string, points: string[]][] = [
  ['nothing, where nothing is asked for', '从去年夏天起，每逢下雨小区东门外的路面就积水。向物业反映过，没有结果。', []],
  ['a sentence that asks', '小区门口积水半年了。希望尽快疏通下水道。谢谢！', ['希望尽快疏通下水道']],
  ['two wishes of one sentence', '路面塌陷，请修补路面，请增设警示牌。', ['请修补路面', '请增设警示牌']],
  ['a wish with its reason after it', '我们强烈要求恢复供水，因为家里有病人。', ['我们强烈要求恢复供水，因为家里有病人']],
  ['a list under words that ask', '拖欠工资半年。\n我的诉求：\n1、支付拖欠的工资\n2、补缴社会保险\n', ['支付拖欠的工资', '补缴社会保险']],
  ['a list in one line', '要求：一是疏通管道；二是修补路面；三是给个说法。', ['疏通管道', '修补路面', '给个说法']],
  ['a list in brackets', '请求如下：（1）退还押金。（2）赔礼道歉。', ['退还押金', '赔礼道歉']],
  ['not a list of facts', '经过：1、去年三月交房。2、五月漏水。', []],
  ['the asking items of a list of facts', '1、去年三月交房。2、请开发商维修。', ['请开发商维修']],
  ['no number inside an amount', '希望退还3.5万元押金。', ['希望退还3.5万元押金']],
  ['no leave, no school of hope, nothing asked by others', '我请假去了希望小学。物业要求我们交钱。申请了三次都没批。', []],
  ['questions that ask', '能否增加公交班次？路灯能不能修好？', ['能否增加公交班次']],
]

describe('points are cut from the text', () => {
  it.each(told)('%s', (_what, text, points) => expect(cutPoints(text)).toEqual(points))

  it('never adds a word, never more than five, never the same twice, each as the wire takes it', () => {
    const words = fc.constantFrom(
      '希望',
      '请',
      '要求：',
      '1、',
      '2、',
      '（一）',
      '一是',
      '。',
      '，',
      '；',
      '\n',
      '修路',
      '物业',
      '3.5',
      '🙂',
      ' ',
      '诉求如下：',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const points = cutPoints(text)
        expect(points.length).toBeLessThanOrEqual(5)
        expect(new Set(points).size).toBe(points.length)
        for (const point of points) {
          expect(text).toContain(point)
          expect(point).toBe(point.trim())
          expect(point.length).toBeGreaterThanOrEqual(2)
          expect([...point].length).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  it('finds every wish between sentences that only tell, in the order of the text', () => {
    const facts = fc.constantFrom('路灯坏了三个月', '向社区反映过', '物业说没有钱', '家里有老人')
    const wishes = fc.constantFrom('希望修好路灯', '请派人查看', '恳请退还押金', '建议增设红绿灯', '要求赔偿损失')
    const sentences = fc.array(
      fc.oneof(
        facts.map((text) => ({ text, asks: false })),
        wishes.map((text) => ({ text, asks: true })),
      ),
      { maxLength: 10 },
    )
    fc.assert(
      fc.property(sentences, (list) => {
        const wished = [...new Set(list.filter(({ asks }) => asks).map(({ text }) => text))].slice(0, 5)
        expect(cutPoints(list.map(({ text }) => `${text}。`).join(''))).toEqual(wished)
      }),
    )
  })

  it('finds every item of a list that asks, however it is numbered', () => {
    const numbers = fc.constantFrom(
      ['1、', '2、', '3、'],
      ['1.', '2.', '3.'],
      ['一、', '二、', '三、'],
      ['（1）', '（2）', '（3）'],
      ['①', '②', '③'],
    )
    const items = fc.subarray(['修好路灯', '退还押金', '增加班次'], { minLength: 1 })
    const ends = fc.constantFrom('\n', '；', '。\n')
    fc.assert(
      fc.property(numbers, items, ends, (marks, wanted, end) => {
        expect(cutPoints(`情况如上。我的诉求：\n${wanted.map((item, index) => marks[index] + item).join(end)}`)).toEqual(wanted)
      }),
    )
  })
})

describe('a title is proposed', () => {
  it.each([
    ['尊敬的市长：您好！小区门口积水多年无人处理，请管一管。', '小区门口积水多年无人处理'],
    ['路灯坏了，晚上看不见路，老人摔倒过。', '路灯坏了，晚上看不见路'],
    ['停水', ''],
    ['', ''],
  ])('%s', (body, title) => expect(proposeTitle(body)).toBe(title))

  it('fits the wire or is empty, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (body) => {
        const title = proposeTitle(body)
        expect(title === '' || (title.length >= 4 && title.length <= 50)).toBe(true)
      }),
    )
  })
})
