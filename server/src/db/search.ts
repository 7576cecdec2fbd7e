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

/** Every word must occur; a single character matches words that begin with it. Null where nothing can be searched for. */
export function searchQuery(asked: string): SQL | null {
  const terms = words(asked).map((word) => `'${word}'${[...word].length === 1 ? ':*' : ''}`)
  return terms.length === 0 ? null : sql`to_tsquery('simple', ${terms.join(' & ')})`
}
