import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchWays } from './ways'

const wages = { id: 'wages', keywords: ['工资', '拖欠工资', '讨薪'] }
const noise = { id: 'noise', keywords: ['噪声', '噪音', '扰民'] }
const land = { id: 'land', keywords: ['征地', '补偿'] }
const ways = [land, noise, wages]

it('finds the way whose words were written, the best first', () => {
  expect(matchWays('老板拖欠工资三个月', ways)).toEqual([wages])
  expect(matchWays('工地噪音扰民，还拖欠工资不给补偿', ways)).toEqual([wages, noise, land])
})

it('names none where no word stands, and one character is no word', () => {
  expect(matchWays('路灯坏了', ways)).toEqual([])
  expect(matchWays('', ways)).toEqual([])
  expect(matchWays('水', [{ keywords: ['水', ''] }])).toEqual([])
})

it('names at most three, each of which has a word in the text, never two for the same', () => {
  const words = fc.stringMatching(/^[甲乙丙丁]{1,3}$/)
  const anyWays = fc.array(fc.record({ id: fc.uuid(), keywords: fc.array(words, { maxLength: 5 }) }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.stringMatching(/^[甲乙丙丁]{0,12}$/), anyWays, (text, given) => {
      const found = matchWays(text, given)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(new Set(found).size).toBe(found.length)
      for (const way of found) expect(way.keywords.some((word) => text.includes(word))).toBe(true)
    }),
  )
})
