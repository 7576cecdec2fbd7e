import { readFileSync } from 'node:fs'
import { acts } from '@petition/shared/vocabulary/acts'
import { expect, it } from 'vitest'
import { drawLife, lifeFile } from './draw-life.ts'

it('keeps the pictures of a petition’s life equal to the rules (npm run docs:life)', () => {
  expect(readFileSync(lifeFile, 'utf8')).toBe(drawLife())
})

it('names every act, with who, from where, to where and on what basis', () => {
  const rows = drawLife()
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Act'))
  for (const act of acts) expect(rows.filter((row) => row.includes(` \`${act}\` `)).length, act).toBeGreaterThan(0)
  for (const row of rows)
    expect(
      row.split(' | ').filter((cell) => cell.trim() === '' || cell.includes('undefined')),
      row,
    ).toEqual([])
})
