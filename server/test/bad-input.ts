import type { Problem } from '@petition/shared/schemas/problem'
import postgres from 'postgres'
import { expect } from 'vitest'
import type { House } from './house.ts'
import type { Answer } from './people.ts'

/** Stands in what the tests send, and may stand in no line of the log. */
export const markers = { phone: '13987654321', name: '欧阳标记', text: '不该进日志的话' }

const chinese = /[\u4e00-\u9fff].*[。）]$/

/** A refusal as the contract has it: a problem document with Chinese sentences and nothing of the machine. */
export function expectRefusal({ status, body, headers, text }: Answer<Problem>, what: string) {
  expect(status, `${what} → ${text}`).toBeGreaterThanOrEqual(400)
  expect(status, `${what} → ${text}`).toBeLessThan(500)
  expect(headers['content-type'], what).toMatch(/^application\/problem\+json/)
  expect(body, what).toMatchObject({ type: 'about:blank', status, requestId: expect.stringMatching(/^[\w-]{36}$/) })
  const sentences = [body.title, body.detail, ...(body.errors ?? []).map(({ message }) => message)]
  for (const sentence of sentences) expect(sentence, what).toMatch(chinese)
  expect(text, what).not.toMatch(/node_modules|select |insert |Error:|\.ts:|Invalid input/i)
}

/** Also says which field it is: the one that was sent, or the one above it. */
export function expectFieldRefusal(answer: Answer<Problem>, path: string, what: string) {
  expectRefusal(answer, what)
  expect([answer.status, answer.body.code], `${what} → ${answer.text}`).toEqual([400, 'invalid_input'])
  const named = (answer.body.errors ?? []).some(
    (error) => path === error.path || path.startsWith(`${error.path}.`) || error.path.startsWith(path),
  )
  expect(named, `${what} → ${answer.text}`).toBe(true)
  for (const { code } of answer.body.errors ?? []) expect(code, what).toMatch(/^[a-z_]+$/)
}

/** Bookkeeping of sign-ins and guesses; every other table must stay as it is. */
const bookkeeping = ['session', 'lookup_failure', 'sms_code']

/** The number of rows of every table, the jobs that wait included. */
export async function countRows({ urls }: House): Promise<Record<string, number>> {
  const sql = postgres(urls.ownerUrl, { max: 1 })
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname = 'public' or (schemaname = 'graphile_worker' and tablename = '_private_jobs') order by tablename`
  const counts: Record<string, number> = {}
  for (const { schema, name } of tables) {
    if (bookkeeping.includes(name)) continue
    const [row] = await sql`select count(*)::int as count from ${sql(schema)}.${sql(name)}`
    counts[name] = row?.count
  }
  await sql.end()
  return counts
}
