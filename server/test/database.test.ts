import postgres from 'postgres'
import { expect, it } from 'vitest'
import { createDatabase } from './database.ts'
import type { DatabaseUrls } from './postgres.ts'

it('gives every story a database of its own, prepared once for all', async () => {
  let preparations = 0
  const template = {
    name: 'apples',
    prepare: async ({ ownerUrl }: DatabaseUrls) => {
      preparations++
      await query(ownerUrl, `create table apple (name text)`)
    },
  }
  const [first, second] = await Promise.all([createDatabase(template), createDatabase(template)])
  await query(first.ownerUrl, `insert into apple values ('red')`)
  expect(preparations).toBe(1)
  expect(await query(first.ownerUrl, 'select name from apple')).toEqual([{ name: 'red' }])
  expect(await query(second.ownerUrl, 'select name from apple')).toEqual([])
  await expect(query(second.appUrl, 'select name from apple')).rejects.toThrow('permission denied')
  await Promise.all([first.drop(), second.drop()])
  await expect(query(first.ownerUrl, 'select 1')).rejects.toThrow('does not exist')
})

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1 })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}
