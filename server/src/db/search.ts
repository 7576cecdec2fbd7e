import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { type SQL, sql } from 'drizzle-orm'

const jieba = Jieba.withDict(dict)

const words = (text: string) => [
  ...new Set(
    jieba
      .cutForSearch(text.toLowerCase(), true)
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
      .filter((word) => word !== ''),
  ),
]

/** Tokens of redacted text, as a `simple` tsvector. */
export const searchVector = (text: string): SQL<string> => sql<string>`to_tsvector('simple', ${words(text).join(' ')})`

/** What nearly every letter says tells nothing of what it is about. */
const common = new Set(
  '我们 你们 他们 我家 没有 无人 可以 希望 请求 要求 问题 反映 情况 解决 处理 领导 有关 部门 单位 政府 多次 多年 一直 现在 已经 因为 所以 但是 还是 这个 那个 什么 怎么 不能 尽快 至今 影响 严重 居民 群众 市民 您好 你好 感谢 谢谢'.split(
    ' ',
  ),
)

/** The words by which a text can be likened to another one. */
export const tellingWords = (text: string): string[] => words(text).filter((word) => [...word].length > 1 && !common.has(word))

/** Every word must occur; a single character matches words that begin with it. Null where nothing can be searched for. */
export function searchQuery(asked: string): SQL | null {
  const terms = words(asked).map((word) => `'${word}'${[...word].length === 1 ? ':*' : ''}`)
  return terms.length === 0 ? null : sql`to_tsquery('simple', ${terms.join(' & ')})`
}
