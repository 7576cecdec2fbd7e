import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

// Node's own reader is stricter than the compiler and than what runs the tests: `for (const of of …)` is a program to them and none to it.
it('Node reads every file of the service as it is written', () => {
  const files = globSync(['server/src/**/*.ts', 'shared/src/**/*.ts'], { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const unread = files.flatMap((file) => {
    try {
      stripTypeScriptTypes(readFileSync(`${root}${file}`, 'utf8'))
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message}`]
    }
  })
  expect(files.length).toBeGreaterThan(100)
  expect(unread).toEqual([])
})
